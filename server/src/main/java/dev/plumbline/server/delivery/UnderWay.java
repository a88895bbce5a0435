package dev.plumbline.server.delivery;

import dev.plumbline.server.outbox.QueuedCommand;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The lanes that are busy: from the departure of their head until its outcome is on disk. One thread uses it. */
final class UnderWay {
    private final Set<String> lanes = new HashSet<>();
    private int requests;

    void start(Collection<QueuedCommand> commands) {
        requests++;
        commands.forEach(command -> lanes.add(command.command().lane()));
    }

    void end(Collection<QueuedCommand> commands) {
        requests--;
        commands.forEach(command -> lanes.remove(command.command().lane()));
    }

    Set<String> lanes() {
        return lanes;
    }

    int requests() {
        return requests;
    }
}
