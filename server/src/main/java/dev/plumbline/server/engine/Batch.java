package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Run;
import java.time.Instant;
import java.util.List;

/**
 * All that came of a batch: stored as one.
 *
 * @param made when, and by which mapping
 * @param result what came of the aggregates; their pending holds and wake-ups replace the earlier ones
 * @param fates of the pieces of the inbox
 * @param woken aggregates that were woken; their wish is fulfilled unless {@code result} has a new one
 * @param decided the numbers of the decisions that were worked
 * @param defects what Plumbline failed on
 */
public record Batch(
        Made made,
        Run.Result result,
        List<Fate> fates,
        List<AggregateKey> woken,
        List<Long> decided,
        List<Defect> defects) {
    public Batch {
        fates = List.copyOf(fates);
        woken = List.copyOf(woken);
        decided = List.copyOf(decided);
        defects = List.copyOf(defects);
    }

    /**
     * How a batch was made.
     *
     * @param at the host's time for the whole of it
     * @param mapping the version of the mapping
     */
    public record Made(Instant at, String mapping) {}

    /** The host's time for the whole of it. */
    public Instant at() {
        return made.at();
    }

    /**
     * A wake-up or a decision that could not be worked; a person is asked.
     *
     * @param cause the row of the inbox behind it, {@link EngineStore#NO_CAUSE} when there is none
     * @param reason what failed and what to do
     */
    public record Defect(AggregateKey about, long cause, String reason) {}
}
