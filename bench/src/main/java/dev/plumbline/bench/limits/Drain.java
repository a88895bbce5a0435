package dev.plumbline.bench.limits;

import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.Limits;
import dev.plumbline.server.delivery.BulkRule;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** How long a backlog of history takes, beside the least that the limits of bulk requests let it take. */
final class Drain {
    /** A customer has so many events in the middle; chance gives some far more, and those leave one after another. */
    private static final double EVENTS_OF_A_CUSTOMER = 2.5;

    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final long seed;
    private final Duration ahead;

    /** @param ahead how much the stand-in's clock goes before ours */
    Drain(long seed, Duration ahead) {
        this.seed = seed;
        this.ahead = ahead;
    }

    /**
     * What came of it.
     *
     * @param took until Klaviyo's last answer was there
     * @param floor the least: full requests, and as many of them as a minute holds
     * @param requests how many were sent
     * @param done how many events Klaviyo took
     */
    record Found(Duration took, Duration floor, long requests, long throttled, long done) {
        double ratio() {
            return (double) took.toMillis() / floor.toMillis();
        }
    }

    Found of(int events) {
        World world = new World(
                new World.Setup(seed, ahead, BulkRule.STANDARD, Duration.ZERO, FORGOTTEN_AFTER, (_, _) -> {}));
        SplittableRandom dice = new SplittableRandom(seed);
        long customers = Math.max(1, Math.round(events / EVENTS_OF_A_CUSTOMER));
        world.supply(LongStream.range(0, events)
                .mapToObj(n -> Samples.event(n, dice.nextLong(customers), World.START, true))
                .iterator());
        Instant begins = world.timeline().instant();
        world.run(world::isDrained, begins.plus(LONGEST));
        long perMinute = (long) Endpoint.BULK_CREATE_EVENTS.tier().steady() * Limits.EVENTS_PER_REQUEST;
        return new Found(
                Duration.between(begins, world.timeline().instant()),
                Duration.ofMillis(Duration.ofMinutes(1).toMillis() * events / perMinute),
                world.arrivals().size(),
                world.arrivals().stream().filter(Wire.Arrival::isThrottled).count(),
                world.backlog().done());
    }
}
