package dev.plumbline.klaviyo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

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
        return locked(() -> budget.acquire(endpoint, now));
    }

    /** See {@link RateBudget#minute}. */
    public RateBudget.Minute minute(Endpoint endpoint, Instant now) {
        return locked(() -> budget.minute(endpoint, now));
    }

    /** See {@link RateBudget#perMinute}. */
    public int perMinute(Endpoint endpoint) {
        return locked(() -> budget.perMinute(endpoint));
    }

    /** See {@link RateBudget#lowered}. */
    public Map<Endpoint, Double> lowered() {
        return locked(budget::lowered);
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

    /** See {@link RateBudget#observed}. */
    public void observed(Endpoint endpoint, RateLimitHeaders headers) {
        lock.lock();
        try {
            budget.observed(endpoint, headers);
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}
