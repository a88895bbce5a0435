package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a profile did. Klaviyo keeps the first event of a profile, metric and {@code uniqueId} for ever, and drops later ones.
 *
 * @param metric name of the metric; an unknown name makes a new metric, so a typing error does too
 * @param properties what is known about it; no null, no key that begins with {@code $}
 * @param time when it happened; Klaviyo keeps whole seconds
 * @param value amount, in {@code currency}
 * @param currency ISO 4217 code
 * @param backfill true for history: recorded, but starts no flow
 */
public record Event(
        String metric,
        ProfileRef profile,
        Map<String, Object> properties,
        Instant time,
        Optional<BigDecimal> value,
        Optional<String> currency,
        String uniqueId,
        boolean backfill) {

    public Event {
        Check.text("metric", metric, Limits.METRIC_NAME_CHARACTERS);
        properties = Properties.ofEvent("properties", properties);
        if (time.isBefore(Limits.EARLIEST_EVENT)) {
            throw new IllegalArgumentException(
                    "time: " + time + ", Klaviyo takes events from " + Limits.EARLIEST_EVENT + " on");
        }
        value.ifPresent(amount -> Check.number("value", amount));
        currency.ifPresent(code -> Check.currency("value_currency", code));
        Check.text("unique_id", uniqueId, Limits.UNIQUE_ID_CHARACTERS);
    }

    /** @throws IllegalArgumentException when the event lies further in the future than Klaviyo takes at {@code now} */
    public void requireAcceptableAt(Instant now) {
        Instant latest = now.atOffset(ZoneOffset.UTC).plus(Limits.LATEST_EVENT).toInstant();
        if (time.isAfter(latest)) {
            throw new IllegalArgumentException(
                    "time: " + time + ", Klaviyo takes events up to one year ahead, now until " + latest);
        }
    }

    /** Metric and unique id; the rest may be personal. */
    @Override
    public String toString() {
        return "Event(" + metric + ", " + uniqueId + ", " + time + ", " + profile + ")";
    }
}
