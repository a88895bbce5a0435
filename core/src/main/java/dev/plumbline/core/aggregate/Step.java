package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.Command;
import java.util.List;
import java.util.Optional;

/**
 * What became of one document at one aggregate. A host stores all of it in one transaction.
 *
 * @param aggregate the new memory
 * @param commands what Klaviyo is to be told now, in this order
 * @param hold why the aggregate cannot tell all it knows, replacing any earlier hold; empty when nothing is held back
 * @param reception how the document was received
 */
public record Step(Aggregate aggregate, List<Command> commands, Optional<Hold> hold, Reception reception) {
    public Step {
        commands = List.copyOf(commands);
    }
}
