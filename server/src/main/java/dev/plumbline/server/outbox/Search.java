package dev.plumbline.server.outbox;

import java.util.Set;

/**
 * Where to look for commands whose turn it is. A look goes round by lanes, in the order of their names, and takes up where the one before
 * ended; so every lane gets its turn, and a look costs the same however long the queue is.
 *
 * @param account by the name that the configuration gives it
 * @param urgency only lanes that have a command of this urgency; their heads may be less urgent
 * @param after the last lane of the look before, empty to begin
 * @param lanes how many of them to look at
 * @param busyLanes lanes whose head is under way
 * @param closedKinds kinds of commands, by the simple names of their classes, that are of no use now
 */
public record Search(
        String account, Urgency urgency, String after, int lanes, Set<String> busyLanes, Set<String> closedKinds) {}
