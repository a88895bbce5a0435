package dev.plumbline.bench.limits;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Whether delivery uses all that Klaviyo allows, and lets urgent things pass. All times are virtual. */
public final class LimitsBench {
    private static final double LEAST_USE = 0.97;
    private static final double LONGEST_DRAIN = 1.05;
    private static final Duration LONGEST_PASSING = Duration.ofSeconds(2);

    private final Plan plan;
    private final PrintWriter out;

    /**
     * How much is to be tried.
     *
     * @param seed the same one prints the same figures
     * @param ahead how much the stand-in's clock goes before ours
     * @param processing how long Klaviyo takes to work off a job
     * @param minutes of backlog for each endpoint, and under the changes of priorities
     * @param events of the backlog that is drained
     */
    public record Plan(long seed, Duration ahead, Duration processing, int minutes, int events) {}

    /** What can be measured. */
    public enum Part {
        USE,
        DRAIN,
        PASSING
    }

    public LimitsBench(Plan plan, PrintWriter out) {
        this.plan = plan;
        this.out = out;
    }

    /**
     * Returns whether all goals are reached.
     *
     * @param only work whose name begins so, where the use of the limit is measured; empty for all
     */
    public boolean run(List<Part> parts, String only) {
        out.printf(
                Locale.ROOT,
                "seed %d, the stand-in's clock ahead by %s, jobs take %s, ways of 80 to 300 ms there and back%n",
                plan.seed(),
                plan.ahead(),
                plan.processing());
        boolean reached = true;
        for (Part part : parts) {
            reached &= switch (part) {
                case USE -> use(only);
                case DRAIN -> drain();
                case PASSING -> passing();
            };
        }
        return reached;
    }

    private boolean use(String only) {
        LimitUse use = new LimitUse(plan.seed(), plan.ahead(), plan.processing());
        out.printf(Locale.ROOT, "%nUse of the limit, %d whole minutes of backlog%n", plan.minutes());
        out.printf(
                Locale.ROOT,
                "  %-27s %-22s %8s %8s %6s %5s %13s%n",
                "work",
                "endpoint",
                "requests",
                "allowed",
                "use",
                "429s",
                "commands/min");
        boolean reached = true;
        for (Work work : Work.all()) {
            if (work.name().startsWith(only)) {
                reached &= print(use.of(work, plan.minutes()));
            }
        }
        return verdict("at least 0.97, and no 429", reached);
    }

    private boolean print(LimitUse.Found found) {
        for (LimitUse.Line line : found.lines()) {
            out.printf(
                    Locale.ROOT,
                    "  %-27s %-22s %,8d %,8d %6.3f %5d %,13d%n",
                    found.work().name(),
                    line.endpoint().name().toLowerCase(Locale.ROOT),
                    line.used(),
                    line.allowed(),
                    line.part(),
                    line.throttled(),
                    line.taken() / plan.minutes());
        }
        if (found.throttled()
                > found.lines().stream().mapToLong(LimitUse.Line::throttled).sum()) {
            out.printf(Locale.ROOT, "  429s of all endpoints together, reading jobs included: %d%n", found.throttled());
        }
        out.flush();
        if (found.refused() > 0) {
            out.printf(Locale.ROOT, "  REFUSED: %d commands, of which none should be%n", found.refused());
        }
        return found.throttled() == 0
                && found.refused() == 0
                && found.lines().stream().allMatch(line -> line.part() >= LEAST_USE);
    }

    private boolean drain() {
        Drain.Found found = new Drain(plan.seed(), plan.ahead()).of(plan.events());
        out.printf(Locale.ROOT, "%nA backlog of %,d events of history%n", plan.events());
        out.printf(
                Locale.ROOT,
                "  drained after %.1f s; floor (150 requests a minute of 1,000 events) %.1f s: %.3f of it%n",
                seconds(found.took()),
                seconds(found.floor()),
                found.ratio());
        out.printf(Locale.ROOT, "  %,d requests, %d 429s%n", found.requests(), found.throttled());
        return verdict(
                "at most 1.05, and no 429",
                found.ratio() <= LONGEST_DRAIN && found.throttled() == 0 && found.done() == plan.events());
    }

    private boolean passing() {
        Passing.Found found = new Passing(plan.seed(), plan.ahead(), plan.processing(), Long.MAX_VALUE)
                .of(Duration.ofMinutes(plan.minutes()));
        out.printf(
                Locale.ROOT,
                "%nChanges of priorities under a backfill, %d minutes: from queued to arrival%n",
                plan.minutes());
        out.printf(Locale.ROOT, "  %-31s %7s %7s %7s %7s %7s%n", "", "changes", "p50 s", "p90 s", "p99 s", "most s");
        found.times().forEach((kind, times) -> print(kind.words(), times));
        List<Duration> all = found.all();
        if (all.isEmpty()) {
            return verdict("p99 under 2 s", false);
        }
        print("all", all);
        out.printf(
                Locale.ROOT,
                "  not arrived: %d; 429s: %d; commands of all kinds that Klaviyo took: %,d%n",
                found.lost(),
                found.throttled(),
                found.done());
        return verdict(
                "p99 under 2 s",
                found.lost() == 0 && Passing.Found.percentile(all, 99).compareTo(LONGEST_PASSING) < 0);
    }

    private void print(String name, List<Duration> times) {
        out.printf(
                Locale.ROOT,
                "  %-31s %,7d %7.2f %7.2f %7.2f %7.2f%n",
                name,
                times.size(),
                seconds(Passing.Found.percentile(times, 50)),
                seconds(Passing.Found.percentile(times, 90)),
                seconds(Passing.Found.percentile(times, 99)),
                seconds(times.getLast()));
    }

    private boolean verdict(String goal, boolean reached) {
        out.printf(Locale.ROOT, "  goal: %s: %s%n", goal, reached ? "reached" : "MISSED");
        out.flush();
        return reached;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
