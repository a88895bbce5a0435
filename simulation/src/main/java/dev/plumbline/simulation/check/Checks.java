package dev.plumbline.simulation.check;

import dev.plumbline.simulation.world.Aftermath;
import java.util.List;
import java.util.function.Function;

/** All checks. Safe to share. */
public final class Checks {
    private static final List<Function<Evidence, List<Finding>>> ALL = List.of(
            Accounted::check,
            Once::check,
            InOrder::check,
            NewestWins::check,
            Posted::check,
            Confirmed::check,
            MoneyAgrees::check,
            Ownership::check,
            History::check,
            Isolation::check,
            Stored::check,
            Content::check);

    /** What does not hold after a run; empty when all is well. */
    public List<Finding> of(Aftermath aftermath) {
        Evidence evidence = new Evidence(aftermath);
        return ALL.stream().flatMap(check -> check.apply(evidence).stream()).toList();
    }
}
