package dev.plumbline.server.backfill;

import dev.plumbline.klaviyo.Endpoint;
import java.time.Duration;
import java.util.Optional;

/**
 * How long Klaviyo's limits let it take to be told all of a plan.
 *
 * @param oneByOne with single requests, as the delivery sends while little waits
 * @param inBulk with bulk requests, the least there is
 */
public record Expectation(Duration oneByOne, Duration inBulk) {
    private static final int EVENTS_OF_A_REQUEST = 1_000;
    private static final int PROFILES_OF_A_REQUEST = 10_000;

    /** @param share the part of the limits that is ours; empty when none are known */
    static Expectation of(long events, long profiles, Optional<Double> share) {
        return share.map(part -> new Expectation(
                        longer(
                                time(events, Endpoint.CREATE_EVENT, 1, part),
                                time(profiles, Endpoint.IMPORT_PROFILE, 1, part)),
                        longer(
                                time(events, Endpoint.BULK_CREATE_EVENTS, EVENTS_OF_A_REQUEST, part),
                                time(profiles, Endpoint.BULK_IMPORT_PROFILES, PROFILES_OF_A_REQUEST, part))))
                .orElseGet(() -> new Expectation(Duration.ZERO, Duration.ZERO));
    }

    private static Duration time(long count, Endpoint endpoint, int atOnce, double share) {
        double perMinute = Math.max(1, Math.floor(endpoint.tier().steady() * share)) * atOnce;
        return Duration.ofSeconds((long) Math.ceil(count * 60 / perMinute));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
