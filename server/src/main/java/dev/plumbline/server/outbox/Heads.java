package dev.plumbline.server.outbox;

import java.util.List;

/**
 * What a look has found.
 *
 * @param found commands whose turn it is
 * @param looked at how many lanes it looked
 * @param last the last of them; empty when it looked at none
 * @param isEnd whether there are no lanes behind it
 */
public record Heads(List<QueuedCommand> found, int looked, String last, boolean isEnd) {
    public Heads {
        found = List.copyOf(found);
    }
}
