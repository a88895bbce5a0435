package dev.plumbline.core.aggregate;

import java.util.Optional;

/**
 * The settings of the contracts with Klaviyo.
 *
 * @param metrics what the events are called
 * @param catalogUrl where an article can be bought, with {@code {sku}} in it; empty when the catalog is kept by somebody else and
 *     only its stock is ours
 */
public record Contract(Metrics metrics, Optional<String> catalogUrl) {

    /** Klaviyo's usual names, and a catalog that somebody else keeps. */
    public static Contract standard() {
        return new Contract(
                new Metrics("Placed Order", "Ordered Product", "Fulfilled Order", "Cancelled Order", "Refunded Order"),
                Optional.empty());
    }

    /** The same contract with a catalog of our own. */
    public Contract withCatalogUrl(String template) {
        return new Contract(metrics, Optional.of(template));
    }

    /** The names of the metrics, each shorter than 128 characters. */
    public record Metrics(String placed, String ordered, String fulfilled, String cancelled, String refunded) {}
}
