package dev.plumbline.klaviyo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** A {@link RateBudget} for several threads. */
public final class SharedRateBudget {
    private final ReentrantLock lock = new ReentrantLock();
    private final RateBudget budget;

    /** @param budget belongs to this object from now on */
    public SharedRateBudget(RateBudget budget) {
        this.budget = budget;
    }

    /** See {@link RateBudget#acquire}. */
    public Permit acquire(Endpoint endpoint, Instant now) {
        lock.lock();
        try {
            return budget.acquire(endpoint, now);
        } finally {
            lock.unlock();
        }
    }

    /** See {@link RateBudget#throttled}. */
    public void throttled(Endpoint endpoint, Instant now, Duration retryAfter) {
        lock.lock();
        try {
            budget.throttled(endpoint, now, retryAfter);
        } finally {
            lock.unlock();
        }
    }
}
