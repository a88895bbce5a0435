package dev.plumbline.bench.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Runs requests on virtual threads, as the server does, but never two at a time: each runs until it waits for the clock, and goes on when
 * its moment has come. So what happens depends on the clock alone.
 */
final class Errands implements Executor {
    private final Timeline timeline;
    private final Runnable ended;
    private Optional<Errand> running = Optional.empty();

    /** @param ended told whenever one has ended */
    Errands(Timeline timeline, Runnable ended) {
        this.timeline = timeline;
        this.ended = ended;
    }

    @Override
    public void execute(Runnable what) {
        Errand errand = new Errand();
        Thread.startVirtualThread(() -> errand.run(what));
        errand.goOn();
    }

    /** Lets the errand that asks wait. */
    void await(Duration time) {
        Errand errand = running.orElseThrow(() -> new IllegalStateException("only an errand can wait"));
        timeline.at(timeline.instant().plus(time), errand::goOn);
        errand.rest();
    }

    private final class Errand {
        private final Semaphore turn = new Semaphore(0);
        private final Semaphore rest = new Semaphore(0);

        void run(Runnable what) {
            turn.acquireUninterruptibly();
            try {
                what.run();
            } finally {
                ended.run();
                rest.release();
            }
        }

        /** Called by whoever moves the clock; returns when the errand waits again or has ended. */
        void goOn() {
            Optional<Errand> before = running;
            running = Optional.of(this);
            turn.release();
            rest.acquireUninterruptibly();
            running = before;
        }

        void rest() {
            rest.release();
            turn.acquireUninterruptibly();
        }
    }
}
