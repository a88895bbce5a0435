package dev.plumbline.server.loop;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes a station when the one before it has put something down. A ring is never lost: it waits until somebody listens. One station
 * listens to a bell; where several stations are meant, each has an {@link #extension}.
 */
public final class Doorbell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final List<Doorbell> extensions = new CopyOnWriteArrayList<>();
    private boolean waiting;

    /** Another bell that rings whenever this one does, and by itself. */
    public Doorbell extension() {
        Doorbell extension = new Doorbell();
        extensions.add(extension);
        return extension;
    }

    /** There is work. */
    public void ring() {
        extensions.forEach(Doorbell::ring);
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
