package dev.plumbline.server.preview;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Message;
import dev.plumbline.core.aggregate.Routed;
import dev.plumbline.core.aggregate.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Wakes at the end of a run whoever wants to be woken by then. */
final class Waking {
    /** Whoever is woken may want to be woken again; more often than this in one moment would be a defect. */
    private static final int MOST_ROUNDS = 100;

    private Waking() {}

    static void wake(Run run, Instant now) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Map.Entry<AggregateKey, Run.Pending>> due = run.result().pending().entrySet().stream()
                    .filter(entry -> entry.getValue()
                            .wakeAt()
                            .filter(at -> !at.isAfter(now))
                            .isPresent())
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                    .toList();
            if (due.isEmpty()) {
                return;
            }
            due.forEach(entry ->
                    run.take(entry.getValue().cause(), List.of(new Routed(entry.getKey(), new Message.WokenUp()))));
        }
    }
}
