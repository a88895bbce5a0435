package dev.plumbline.klaviyo;

import java.util.random.RandomGenerator;

/**
 * How a client keeps Klaviyo's limits by itself.
 *
 * @param budget shared by all clients of one Klaviyo account
 * @param dice for the jitter; must be safe for the threads that call the client, as {@link java.util.Random} is
 */
public record Pace(SharedRateBudget budget, Backoff backoff, Sleeper sleeper, RandomGenerator dice) {

    /** The whole of Klaviyo's limits, the standard backoff, and real sleep. */
    public static Pace standard(RandomGenerator dice) {
        return new Pace(new SharedRateBudget(new RateBudget(1)), Backoff.standard(), Sleeper.ofThread(), dice);
    }
}
