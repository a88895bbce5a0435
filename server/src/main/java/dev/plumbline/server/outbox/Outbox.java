package dev.plumbline.server.outbox;

import java.time.Instant;
import java.util.Collection;
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
     * The heads of an account's lanes whose time has come, oldest first. A head that waits for its retry holds its lane.
     * So does one whose thread has an older queued command in another lane: an order's events have two lanes when its customer's profile
     * has become another one's.
     *
     * <p>A command whose thread has an older refused one in the same account says so in {@link QueuedCommand#waitsFor()}: it is to be
     * parked. A new state of what was refused does not wait for it: it may be the cure.
     *
     * @param account by the name that the configuration gives it
     * @param limit how many at most
     * @param busyLanes lanes whose head is under way
     * @param closedKinds kinds of commands, by the simple names of their classes, that no budget is left for
     */
    List<QueuedCommand> due(
            String account, Instant now, int limit, Collection<String> busyLanes, Collection<String> closedKinds);

    /**
     * Writes down what became of commands. Each was an attempt, except those that are parked.
     *
     * @throws IllegalStateException when one of them was not in the queue any more: two deliveries work at once
     */
    void settle(List<Settlement> settlements, Instant now);
}
