package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Works messages one after the other, each with all the messages that follow from it, and gathers what a host must store, in one
 * transaction. Used once, by one thread. It reads through a {@link Shelf} and writes nothing.
 */
public final class Run {
    private final Mirror mirror;
    private final Shelf shelf;
    private final Instant now;
    private final Set<AggregateKey> asked = new HashSet<>();
    private final Map<AggregateKey, Aggregate> aggregates = new HashMap<>();
    private final Map<AggregateKey, Pending> pending = new LinkedHashMap<>();
    private final List<Said> commands = new ArrayList<>();
    private final List<Caused<Remark>> remarks = new ArrayList<>();
    private final Set<Caused<AggregateKey>> subjects = new LinkedHashSet<>();
    private final Map<AggregateKey, Caused<Judgement>> judgements = new LinkedHashMap<>();
    private boolean history;

    /** @param now the host's time for the whole of the run */
    public Run(Mirror mirror, Shelf shelf, Instant now) {
        this.mirror = mirror;
        this.shelf = shelf;
        this.now = now;
    }

    /**
     * Something and what caused it.
     *
     * @param cause the number that the host gave with the message: its row of the inbox
     */
    public record Caused<T>(long cause, T what) {}

    /**
     * A command.
     *
     * @param cause as for {@link Caused}
     * @param about the key of the order that an event belongs to, else that of the aggregate that said it
     * @param pressing whether it must not wait for others
     */
    public record Said(long cause, String about, Command command, boolean pressing) {}

    /** A note about an aggregate. */
    public record Remark(AggregateKey about, String text) {}

    /**
     * What an aggregate keeps for later.
     *
     * @param holds all of it; none when nothing is held
     * @param wakeAt when it wants to be woken; empty when it does not
     * @param cause what made it so
     */
    public record Pending(List<Hold> holds, Optional<Instant> wakeAt, long cause) {}

    /**
     * All that a host must store.
     *
     * @param aggregates the new memories
     * @param pending for each of these, its holds and its wake-up, replacing the earlier ones
     * @param commands in the order in which they must leave within each lane
     * @param remarks notes for people
     * @param subjects which aggregates each cause concerned
     * @param judgements how each of these aggregates keeps the contracts on data, with what was worked last of it
     */
    public record Result(
            Map<AggregateKey, Aggregate> aggregates,
            Map<AggregateKey, Pending> pending,
            List<Said> commands,
            List<Caused<Remark>> remarks,
            Set<Caused<AggregateKey>> subjects,
            Map<AggregateKey, Caused<Judgement>> judgements) {}

    /** Loads at once what many messages will need; whatever else turns out to be needed is loaded when its turn comes. */
    public void expect(Collection<Routed> messages) {
        Set<AggregateKey> keys = new LinkedHashSet<>();
        messages.forEach(message -> keys.addAll(mirror.concerned(message)));
        load(keys);
        Set<AggregateKey> correspondents = new LinkedHashSet<>();
        keys.forEach(key -> known(key).ifPresent(aggregate -> correspondents.addAll(mirror.correspondents(aggregate))));
        load(correspondents);
    }

    private Optional<Aggregate> known(AggregateKey key) {
        return Optional.ofNullable(aggregates.get(key));
    }

    private void load(Set<AggregateKey> keys) {
        Set<AggregateKey> missing = new LinkedHashSet<>(keys);
        missing.removeAll(asked);
        if (!missing.isEmpty()) {
            asked.addAll(missing);
            aggregates.putAll(shelf.load(missing));
        }
    }

    /**
     * Works some messages, in this order.
     *
     * @param cause a number that says where they come from
     * @return how each of them was received
     */
    public EnumSet<Reception> take(long cause, List<Routed> messages) {
        EnumSet<Reception> receptions = EnumSet.noneOf(Reception.class);
        for (Routed message : messages) {
            receptions.add(work(cause, message));
        }
        return receptions;
    }

    /**
     * The same of what was loaded or repaired after the fact: every event that it causes is silent, whatever its age (invariant I9). What
     * an order cannot tell yet, because its customer is not known, stays silent when somebody else makes the customer known.
     */
    public EnumSet<Reception> takeHistory(long cause, List<Routed> messages) {
        history = true;
        EnumSet<Reception> receptions = take(cause, messages);
        history = false;
        return receptions;
    }

    /** A message's own reception counts, not that of what follows from it. */
    private Reception work(long cause, Routed message) {
        Step first = step(cause, message);
        Deque<Routed> waiting = new ArrayDeque<>(first.effects().messages());
        while (!waiting.isEmpty()) {
            waiting.addAll(step(cause, waiting.removeFirst()).effects().messages());
        }
        return first.reception();
    }

    private Step step(long cause, Routed routed) {
        AggregateKey key = routed.to();
        load(Set.of(key));
        Optional<Aggregate> before = known(key);
        Step step = mirror.step(routed, before, now);
        Step.Effects effects = step.effects();
        aggregates.put(key, history ? afterHistory(step.aggregate(), before) : step.aggregate());
        pending.put(key, new Pending(effects.holds(), effects.wakeAt(), cause));
        subjects.add(new Caused<>(cause, key));
        judgements.merge(
                key,
                new Caused<>(cause, effects.judgement()),
                (earlier, later) -> new Caused<>(later.cause(), earlier.what().then(later.what())));
        effects.commands()
                .forEach(command -> commands.add(new Said(
                        cause,
                        aboutOf(key, command),
                        history ? silenced(command) : command,
                        effects.pressing().contains(command))));
        effects.notes().forEach(text -> remarks.add(new Caused<>(cause, new Remark(key, text))));
        return step;
    }

    private static Aggregate afterHistory(Aggregate aggregate, Optional<Aggregate> before) {
        return aggregate instanceof Order order
                ? order.afterHistory(before.flatMap(
                        known -> known instanceof Order earlier ? Optional.of(earlier) : Optional.empty()))
                : aggregate;
    }

    private static Command silenced(Command command) {
        return command instanceof TrackEvent event ? event.silenced() : command;
    }

    private static String aboutOf(AggregateKey by, Command command) {
        return command instanceof TrackEvent event ? event.thread().orElseGet(by::toString) : by.toString();
    }

    /** The filter by which Klaviyo is told nothing of what messages are to; empty when some of them are to one that is not left out. */
    public Optional<LeftOut> leftOut(List<Routed> messages) {
        List<Optional<LeftOut>> all = messages.stream()
                .map(message -> known(message.to()).flatMap(Aggregate::leftOut))
                .toList();
        return all.isEmpty() || all.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : all.getFirst();
    }

    /** All that came of it. */
    public Result result() {
        Map<AggregateKey, Aggregate> changed = new LinkedHashMap<>();
        pending.keySet().forEach(key -> known(key).ifPresent(aggregate -> changed.put(key, aggregate)));
        return new Result(changed, pending, commands, remarks, subjects, judgements);
    }
}
