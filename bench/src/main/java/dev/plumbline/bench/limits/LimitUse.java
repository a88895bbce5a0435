package dev.plumbline.bench.limits;

import dev.plumbline.klaviyo.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;

/** How much of the published windows a backlog without end uses, and how often Klaviyo has to say that it was too much. */
final class LimitUse {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PREPARATION = Duration.ofHours(2);

    private final long seed;
    private final Duration ahead;
    private final Duration processing;

    /**
     * @param ahead how much the stand-in's clock goes before ours
     * @param processing how long Klaviyo takes to work off a job
     */
    LimitUse(long seed, Duration ahead, Duration processing) {
        this.seed = seed;
        this.ahead = ahead;
        this.processing = processing;
    }

    /**
     * What was used of one endpoint.
     *
     * @param used requests that were let in during the minutes that were looked at
     * @param allowed what the published windows let in
     * @param throttled how many were too much, from the first request of the run on
     * @param taken how many commands Klaviyo took in those minutes, by all endpoints together
     */
    record Line(Endpoint endpoint, long used, long allowed, long throttled, long taken) {
        double part() {
            return (double) used / allowed;
        }
    }

    /**
     * What came of one backlog.
     *
     * @param throttled 429s of all endpoints, those of what was prepared included
     * @param refused commands that were refused: there should be none
     */
    record Found(Work work, List<Line> lines, long throttled, int refused) {}

    /** @param minutes whole ones, as the stand-in counts them */
    Found of(Work work, int minutes) {
        World world = new World(new World.Setup(seed, ahead, work.bulk(), processing, work.memory(), (_, _) -> {}));
        world.supply(work.first());
        world.run(world::isDrained, World.START.plus(LONGEST_PREPARATION));
        world.supply(work.backlog());
        Instant begins = world.nextMinute();
        world.run(() -> false, begins);
        long before = world.backlog().done();
        Instant ends = begins.plus(MINUTE.multipliedBy(minutes));
        world.run(() -> false, ends);
        long taken = world.backlog().done() - before;
        List<Line> lines = work.endpoints().stream()
                .map(endpoint -> new Line(
                        endpoint,
                        count(world, endpoint, begins, ends, status -> status != 429),
                        (long) endpoint.tier().steady() * minutes,
                        count(world, endpoint, World.START, ends, status -> status == 429),
                        taken))
                .toList();
        long throttled =
                world.arrivals().stream().filter(Wire.Arrival::isThrottled).count();
        return new Found(work, lines, throttled, world.backlog().refused().size());
    }

    private static long count(World world, Endpoint endpoint, Instant from, Instant until, IntPredicate status) {
        return world.arrivals().stream()
                .filter(arrival -> arrival.endpoint() == endpoint
                        && !arrival.at().isBefore(from)
                        && arrival.at().isBefore(until)
                        && status.test(arrival.status()))
                .count();
    }
}
