package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.Command;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What became of one message at one aggregate. A host stores all of it in one transaction.
 *
 * @param aggregate the new memory
 * @param reception how the message was received
 * @param effects what follows
 */
public record Step(Aggregate aggregate, Reception reception, Effects effects) {

    /** The same with notes before its own. */
    Step noting(List<String> first) {
        return new Step(aggregate, reception, effects.noting(first));
    }

    /**
     * What follows from a message.
     *
     * @param commands what Klaviyo is to be told now, in this order
     * @param pressing those of the commands that must not wait for others: changes of what the contract calls priority
     * @param messages to other aggregates, in this order
     * @param holds why the aggregate cannot tell all it knows, replacing all earlier ones of it
     * @param wakeAt when it wants to be woken, replacing an earlier wish; empty when it does not
     * @param notes what a person who follows the document should know, each a sentence without personal data
     * @param judgement how what it has to tell keeps the contracts on data
     */
    public record Effects(
            List<Command> commands,
            Set<Command> pressing,
            List<Routed> messages,
            List<Hold> holds,
            Optional<Instant> wakeAt,
            List<String> notes,
            Judgement judgement) {
        public static final Effects NONE =
                new Effects(List.of(), List.of(), List.of(), Optional.empty(), List.of(), Judgement.NONE);

        /** Without anything pressing. */
        Effects(
                List<Command> commands,
                List<Routed> messages,
                List<Hold> holds,
                Optional<Instant> wakeAt,
                List<String> notes,
                Judgement judgement) {
            this(commands, Set.of(), messages, holds, wakeAt, notes, judgement);
        }

        public Effects {
            commands = List.copyOf(commands);
            pressing = Set.copyOf(pressing);
            messages = List.copyOf(messages);
            holds = List.copyOf(holds);
            notes = List.copyOf(notes);
        }

        private Effects noting(List<String> first) {
            List<String> all = Stream.concat(first.stream(), notes.stream()).toList();
            return new Effects(commands, pressing, messages, holds, wakeAt, all, judgement);
        }
    }
}
