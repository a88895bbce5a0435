package dev.plumbline.simulation.host;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.core.aggregate.Message.Decided;
import java.time.Instant;
import java.util.List;

/** What waits beside the inbox and the outbox. */
public sealed interface Pending {

    /** The aggregate that it is about. */
    AggregateKey about();

    /** Why an aggregate keeps something to itself. */
    record Holds(AggregateKey about, List<Hold> all) implements Pending {
        public Holds {
            all = List.copyOf(all);
        }
    }

    /** An aggregate's wish to be woken. */
    record Wake(AggregateKey about, Instant at, long cause) implements Pending {}

    /** What a filter leaves out, and the mapping that decided so. */
    record LeftOut(AggregateKey about, String mapping) implements Pending {}

    /** What a person decided. */
    record Decision(long id, AggregateKey about, Decided decided, boolean done) implements Pending {}
}
