package dev.plumbline.server.backfill;

import dev.plumbline.server.backfill.Position.Phase;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as it stands.
 *
 * @param by who asked for it
 * @param trouble why it failed, empty otherwise
 * @param position how far it has come
 * @param loaded pieces that were put into the inbox
 * @param plan what was counted
 * @param pace since when it runs and how much was done then
 * @param times when it was asked for, started and ended
 */
record Job(
        long id,
        Wanted wanted,
        String by,
        State state,
        String trouble,
        Position position,
        long loaded,
        Forecast plan,
        Optional<Pace> pace,
        Times times) {

    /** What a job is doing. */
    enum State {
        /** It counts. */
        PLANNING,
        /** It waits for somebody to start it. */
        PLANNED,
        /** It loads. */
        RUNNING,
        /** Somebody stopped it for a while. */
        PAUSED,
        /** Somebody stopped it for good. */
        CANCELLED,
        /** All of it is in the inbox, and the engine has worked it. */
        DONE,
        /** It cannot go on. */
        FAILED;

        boolean isOver() {
            return this == CANCELLED || this == DONE || this == FAILED;
        }
    }

    /**
     * What the rate is measured from.
     *
     * @param since when it was started last
     * @param done how many pieces were loaded then
     */
    record Pace(Instant since, long done) {}

    /** When it was asked for, first started, and ended. */
    record Times(Instant created, Optional<Instant> started, Optional<Instant> ended) {}

    Job at(Position other) {
        return new Job(id, wanted, by, state, trouble, other, loaded, plan, pace, times);
    }

    Job with(Forecast counted) {
        return new Job(id, wanted, by, state, trouble, position, loaded, counted, pace, times);
    }

    Job withLoaded(long more) {
        return new Job(id, wanted, by, state, trouble, position, loaded + more, plan, pace, times);
    }

    Job planned() {
        return new Job(id, wanted, by, State.PLANNED, trouble, Position.startOf(Phase.LOAD), loaded, plan, pace, times);
    }

    Job running(Instant now) {
        Times begun = new Times(times.created(), times.started().or(() -> Optional.of(now)), times.ended());
        return new Job(
                id,
                wanted,
                by,
                State.RUNNING,
                trouble,
                position,
                loaded,
                plan,
                Optional.of(new Pace(now, loaded)),
                begun);
    }

    Job paused() {
        return new Job(id, wanted, by, State.PAUSED, trouble, position, loaded, plan, Optional.empty(), times);
    }

    Job over(State end, String why, Instant now) {
        return new Job(
                id,
                wanted,
                by,
                end,
                why,
                position,
                loaded,
                plan,
                Optional.empty(),
                new Times(times.created(), times.started(), Optional.of(now)));
    }
}
