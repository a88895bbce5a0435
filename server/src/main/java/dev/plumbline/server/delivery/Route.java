package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Sender;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.server.loop.Doorbell;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * The way to one Klaviyo account.
 *
 * @param account by the name that the configuration gives it
 * @param klaviyoId Klaviyo's id of it, which the key is checked against before the first write; empty when it is not checked
 * @param sender with the account's key
 * @param budget the account's limits
 * @param liveWindow an event older than this when it leaves is history and starts no flow ({@code backfill: true})
 * @param parallel how many requests may be under way at once; 0 in shadow mode, where nothing is sent
 * @param bulk when commands go together
 * @param executor where requests wait for their answers: virtual threads, or the caller's in tests
 * @param bell rung when an answer has come
 * @param dice for the pauses before a retry; safe for several threads where the executor has several
 */
public record Route(
        String account,
        Optional<String> klaviyoId,
        Sender sender,
        SharedRateBudget budget,
        Duration liveWindow,
        int parallel,
        BulkRule bulk,
        Executor executor,
        Doorbell bell,
        RandomGenerator dice) {}
