package dev.plumbline.server.outbox;

import java.time.Instant;
import java.util.List;

/**
 * The queue to Klaviyo and the ledger of all that it was told. Entries are never deleted and leave {@code queued} once; only the
 * exception desk puts them back, and the verifier what Klaviyo accepted and does not have. All methods work inside the caller's
 * transaction.
 *
 * <p>Each Klaviyo account has a queue of its own, and in it each lane: the head of a lane is its oldest queued command.
 */
public interface Outbox {

    /**
     * Queues commands, in this order within each lane. Their time has come at once.
     *
     * @param mapping the version of the mapping that made them
     */
    void append(List<NewCommand> commands, String mapping, Instant now);

    /**
     * The heads of lanes whose time has come. A head that waits for its retry or for its job holds its lane. So does one whose thread has
     * an older queued command in another lane: an order's events have two lanes when its customer's profile has become another one's.
     *
     * <p>A command whose thread has an older refused one in the same account says so in {@link QueuedCommand#waitsFor()}: it is to be
     * parked. A new state of what was refused does not wait for it: it may be the cure.
     */
    Heads due(Search search, Instant now);

    /**
     * Writes down what became of commands. Each was an attempt, except those that are parked. One that stays in the queue is in no job
     * any more.
     *
     * @throws IllegalStateException when one of them was not in the queue any more: two deliveries work at once
     */
    void settle(List<Settlement> settlements, Instant now);

    /** The jobs that commands of this outbox leave in. */
    JobLedger jobs();
}
