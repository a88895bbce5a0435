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
 * @param order the key of the order that it belongs to: the command's thread
 */
public record TrackEvent(
        String metric,
        ProfileKey profile,
        String uniqueId,
        Instant time,
        Optional<Money> value,
        Map<String, Object> properties,
        String order)
        implements Command {

    public TrackEvent {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    @Override
    public String lane() {
        return profile.lane();
    }

    @Override
    public Optional<String> thread() {
        return Optional.of(order);
    }

    @Override
    public boolean isWholeState() {
        return false;
    }
}
