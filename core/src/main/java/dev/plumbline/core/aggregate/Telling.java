package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An event that is to be told; whose profile it belongs to is the customer's affair.
 *
 * @param metric the metric's name as configured
 * @param uniqueId made of business keys alone
 * @param time when it happened
 * @param value empty for events without an amount
 * @param properties in Klaviyo's own names
 * @param silent whether it only sets a record straight and must never start a flow
 */
public record Telling(
        String metric,
        String uniqueId,
        Instant time,
        Optional<Money> value,
        Map<String, Object> properties,
        boolean silent) {
    public Telling {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** The same event, recorded without a flow. */
    Telling silenced() {
        return new Telling(metric, uniqueId, time, value, properties, true);
    }
}
