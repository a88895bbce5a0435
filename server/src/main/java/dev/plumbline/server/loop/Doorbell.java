package dev.plumbline.server.loop;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes a station when the one before it has put something down. A ring is never lost: it waits until somebody listens. */
public final class Doorbell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private boolean waiting;

    /** There is work. */
    public void ring() {
        lock.lock();
        try {
            waiting = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns at once when it rang since the last call, else at the next ring or after the given time.
     *
     * @throws InterruptedException when the station is stopped
     */
    public void await(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!waiting && left > 0) {
                left = rung.awaitNanos(left);
            }
            waiting = false;
        } finally {
            lock.unlock();
        }
    }
}
