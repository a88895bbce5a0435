package dev.plumbline.server.alerts;

import dev.plumbline.server.delivery.DeliveryStatus;
import dev.plumbline.server.words.Team;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Accounts to which nothing is sent although there is a key. */
final class PausesLook implements Look {
    private final Supplier<? extends Map<String, DeliveryStatus>> deliveries;

    /** @param deliveries how each account is, by its name */
    PausesLook(Supplier<? extends Map<String, DeliveryStatus>> deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public List<Fact> now(Instant now) {
        return deliveries.get().entrySet().stream()
                .filter(account -> account.getValue().mode() == DeliveryStatus.Mode.PAUSED)
                .map(account -> fact(account.getKey(), account.getValue().reason()))
                .toList();
    }

    private static Fact fact(String account, String reason) {
        return new Fact(
                Condition.PAUSED.of(account),
                Severity.CRITICAL,
                Team.INTEGRATION,
                new Wording(
                        "Nothing is sent to the Klaviyo account " + account,
                        reason,
                        "If its servers fail, see Klaviyo's status page: it goes on by itself, and nothing is lost. If the key is not"
                                + " accepted, correct klaviyo.api-key and start the server again.",
                        "/",
                        List.of()));
    }
}
