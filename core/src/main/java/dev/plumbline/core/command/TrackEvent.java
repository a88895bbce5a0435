package dev.plumbline.core.command;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An event of a profile. Klaviyo keeps the first one with this metric and {@code uniqueId} for ever, so both are made of business keys
 * alone (invariant I2).
 *
 * @param metric the metric's name as configured
 * @param profile whose event it is
 * @param uniqueId at most 255 characters
 * @param time when it happened; sent to the second
 * @param value empty for events without an amount
 * @param properties in Klaviyo's own names; values are strings, numbers, booleans, lists and maps of such
 * @param silent whether it only sets a record straight and must never start a flow ({@code backfill: true})
 * @param thread the key of the order that it belongs to
 */
public record TrackEvent(
        String metric,
        ProfileKey profile,
        String uniqueId,
        Instant time,
        Optional<Money> value,
        Map<String, Object> properties,
        boolean silent,
        Optional<String> thread)
        implements Command {

    public TrackEvent {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** The same event, recorded without a flow. */
    public TrackEvent silenced() {
        return new TrackEvent(metric, profile, uniqueId, time, value, properties, true, thread);
    }

    @Override
    public String account() {
        return profile.account();
    }

    @Override
    public String lane() {
        return profile.lane();
    }

    @Override
    public boolean isWholeState() {
        return false;
    }
}
