package dev.plumbline.bench.limits;

import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.JsonBody;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.server.delivery.BulkRule;
import dev.plumbline.server.outbox.NewCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How long a change of a priority takes to Klaviyo while a backfill uses all that the limits allow. Used once. */
final class Passing {
    private static final int BETWEEN_MILLIS = 500;
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(20);
    private static final Duration AFTER_THE_LAST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(20);
    private static final Set<Endpoint> OF_PROFILES = Set.of(Endpoint.IMPORT_PROFILE, Endpoint.BULK_IMPORT_PROFILES);
    private static final Pattern MARK = Pattern.compile("watched-\\d+");

    /** Customers that the backfill does not know. */
    private static final long OTHERS = 500_000_000;

    private static final int COMMANDS_OF_A_CUSTOMER = 3;
    private static final int WAITING_EVENTS = 3;

    private final long customers;
    private final SplittableRandom dice;
    private final World world;
    private final Map<String, Watched> awaited = new HashMap<>();
    private final Map<Kind, List<Duration>> times = new EnumMap<>(Kind.class);
    private long supplied;
    private long changes;

    /**
     * @param ahead how much the stand-in's clock goes before ours
     * @param processing how long Klaviyo takes to work off a job
     * @param customers how many the backfill tells of
     */
    Passing(long seed, Duration ahead, Duration processing, long customers) {
        this.customers = customers;
        dice = new SplittableRandom(seed);
        world = new World(new World.Setup(seed, ahead, BulkRule.STANDARD, processing, FORGOTTEN_AFTER, this::arrived));
    }

    /** What stands before a change in its profile's lane. */
    enum Kind {
        NOTHING_BEFORE("nothing before it"),
        HISTORY_BEFORE(WAITING_EVENTS + " events of history before it"),
        AMONG_THE_BACKLOG("of a profile of the backfill");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private record Watched(Kind kind, Instant queued) {}

    /**
     * What came of it.
     *
     * @param times from queued to arrival at the stand-in, shortest first
     * @param lost how many have not arrived
     * @param done how many commands Klaviyo took, those of the backfill above all
     */
    record Found(Map<Kind, List<Duration>> times, int lost, long throttled, long done) {

        List<Duration> all() {
            return times.values().stream().flatMap(List::stream).sorted().toList();
        }

        /** @param sorted shortest first, not empty */
        static Duration percentile(List<Duration> sorted, int percent) {
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }
    }

    /** @param time during which priorities change */
    Found of(Duration time) {
        world.supply(
                LongStream.range(0, customers).boxed().flatMap(this::history).iterator());
        Instant begins = World.START.plus(BEFORE_THE_FIRST);
        Instant ends = begins.plus(time);
        for (Instant at = begins; at.isBefore(ends); at = at.plusMillis(dice.nextInt(2 * BETWEEN_MILLIS))) {
            world.timeline().at(at, this::change);
        }
        world.run(() -> false, ends);
        world.run(awaited::isEmpty, ends.plus(AFTER_THE_LAST));
        times.values().forEach(list -> list.sort(null));
        return new Found(
                times,
                awaited.size(),
                world.arrivals().stream().filter(Wire.Arrival::isThrottled).count(),
                world.backlog().done());
    }

    /** Of each customer the state and two orders: what a backfill tells. */
    private Stream<NewCommand> history(long customer) {
        supplied = customer;
        return Stream.of(
                Samples.state(customer, "loaded", false),
                Samples.event(2 * customer, customer, World.START, true),
                Samples.event(2 * customer + 1, customer, World.START, true));
    }

    private void change() {
        long number = changes++;
        Kind kind = Kind.values()[(int) (number % Kind.values().length)];
        long customer = switch (kind) {
            case NOTHING_BEFORE, HISTORY_BEFORE -> OTHERS + number;
            case AMONG_THE_BACKLOG -> Math.max(0, supplied - dice.nextInt(World.NEAR / COMMANDS_OF_A_CUSTOMER));
        };
        List<NewCommand> commands = new ArrayList<>();
        if (kind == Kind.HISTORY_BEFORE) {
            LongStream.range(0, WAITING_EVENTS)
                    .mapToObj(n -> Samples.event(OTHERS + WAITING_EVENTS * number + n, customer, World.START, true))
                    .forEach(commands::add);
        }
        String mark = "watched-" + number;
        commands.add(Samples.state(customer, mark, true));
        awaited.put(mark, new Watched(kind, world.timeline().instant()));
        world.queue(commands);
    }

    private void arrived(KlaviyoRequest request, Instant at) {
        if (!OF_PROFILES.contains(request.endpoint())) {
            return;
        }
        Matcher mark = MARK.matcher(request.body().map(JsonBody::text).orElse(""));
        while (mark.find()) {
            Optional.ofNullable(awaited.remove(mark.group()))
                    .ifPresent(watched -> times.computeIfAbsent(watched.kind(), _ -> new ArrayList<>())
                            .add(Duration.between(watched.queued(), at)));
        }
    }
}
