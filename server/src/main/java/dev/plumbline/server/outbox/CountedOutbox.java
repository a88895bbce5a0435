package dev.plumbline.server.outbox;

import dev.plumbline.server.metrics.Meters;
import dev.plumbline.server.metrics.Tally;
import java.time.Instant;
import java.util.List;

/** Counts what comes of attempts to tell Klaviyo a command. */
final class CountedOutbox implements Outbox {
    private final Outbox outbox;
    private final Tally<Outcome> settled;

    CountedOutbox(Outbox outbox, Meters meters) {
        this.outbox = outbox;
        this.settled = meters.tally(
                "plumbline.commands.settled",
                "Attempts to tell Klaviyo a command, by what came of them",
                Outcome.class);
    }

    /** What came of an attempt: a {@link Settlement}'s kind. */
    private enum Outcome {
        ACCEPTED,
        STORED,
        RETRY,
        REFUSED,
        PARKED
    }

    @Override
    public void append(List<NewCommand> commands, String mapping, Instant now) {
        outbox.append(commands, mapping, now);
    }

    @Override
    public Heads due(Search search, Instant now) {
        return outbox.due(search, now);
    }

    @Override
    public void settle(List<Settlement> settlements, Instant now) {
        outbox.settle(settlements, now);
        settlements.forEach(settlement -> settled.count(outcomeOf(settlement)));
    }

    private static Outcome outcomeOf(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Accepted _ -> Outcome.ACCEPTED;
            case Settlement.Stored _ -> Outcome.STORED;
            case Settlement.Retry _ -> Outcome.RETRY;
            case Settlement.Refused _ -> Outcome.REFUSED;
            case Settlement.Parked _ -> Outcome.PARKED;
        };
    }

    @Override
    public JobLedger jobs() {
        return outbox.jobs();
    }
}
