package dev.plumbline.server.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is compared for an account.
 *
 * @param account by the name that the configuration gives it
 * @param isLive whether there is a key to read with
 * @param patience how long an accepted event may take to be seen at a moment
 * @param metrics the names that the mapping tells events by
 * @param placed the name of the metric of placed orders: what is held would have been one
 * @param organizations whether the account hears of a sales organisation
 */
record Reach(
        String account,
        boolean isLive,
        Function<Instant, Duration> patience,
        Supplier<Set<String>> metrics,
        Supplier<String> placed,
        EventLedger.Accounts organizations) {}
