package dev.plumbline.sandbox.klaviyo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An event as it was processed.
 *
 * @param sequence the place in the order in which events were accepted, from 1; repeated and dropped ones leave gaps
 * @param profileId whose it is
 * @param time whole seconds
 * @param isHistory sent with {@code backfill: true}: it started no flow
 */
public record Event(
        String id,
        long sequence,
        String profileId,
        String metric,
        String uniqueId,
        Instant time,
        Optional<BigDecimal> value,
        Optional<String> currency,
        JsonNode properties,
        boolean isHistory) {

    /** The same event of another profile. */
    Event of(String otherProfileId) {
        return new Event(id, sequence, otherProfileId, metric, uniqueId, time, value, currency, properties, isHistory);
    }
}
