package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Hold.Policy;
import dev.plumbline.core.aggregate.Hold.Reason;
import dev.plumbline.core.aggregate.Message.Decided;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What holds an aggregate, since when, and what a person decided about it.
 *
 * @param since the holds that stand, and when each began
 * @param released the holds that a person has released; each is forgotten when its cause goes
 * @param dropped the decision never to tell, empty while there is none
 * @param filtered the filter of the site's that applies, empty when none does
 */
public record Holding(
        SortedMap<Reason, Instant> since,
        SortedSet<Reason> released,
        Optional<Decided> dropped,
        Optional<LeftOut> filtered) {

    public static final Holding NONE =
            new Holding(new TreeMap<>(), new TreeSet<>(), Optional.empty(), Optional.empty());

    public Holding {
        since = Immutable.sorted(since);
        released = Immutable.sorted(released);
    }

    /** A cause that holds something, and what would release it. */
    record Cause(Reason reason, String detail, String waitsFor) {}

    /** The holding after the causes that there are now. */
    Holding under(List<Cause> causes, Instant now) {
        SortedMap<Reason, Instant> standing = new TreeMap<>();
        SortedSet<Reason> stillReleased = new TreeSet<>();
        for (Cause cause : causes) {
            if (released.contains(cause.reason())) {
                stillReleased.add(cause.reason());
            } else {
                standing.put(cause.reason(), since.getOrDefault(cause.reason(), now));
            }
        }
        return new Holding(standing, stillReleased, dropped, filtered);
    }

    /** What a person decided about the holds that stand now. */
    Holding decided(Decided decision) {
        return switch (decision.kind()) {
            case RELEASE -> {
                SortedSet<Reason> all = new TreeSet<>(released);
                all.addAll(since.keySet());
                yield new Holding(new TreeMap<>(), all, dropped, filtered);
            }
            case DROP -> new Holding(new TreeMap<>(), released, Optional.of(decision), filtered);
        };
    }

    /** The holding with one hold overridden, until its cause goes. */
    Holding released(Reason reason) {
        return new Holding(Immutable.without(since, reason), Immutable.with(released, reason), dropped, filtered);
    }

    /** What is left out holds nothing: nobody is asked about it. */
    Holding leftOut(LeftOut by) {
        return new Holding(new TreeMap<>(), released, dropped, Optional.of(by));
    }

    Holding filtered(Optional<LeftOut> by) {
        return new Holding(since, released, dropped, by);
    }

    Optional<LeftOut> leftOut() {
        return filtered.filter(LeftOut::isSilent);
    }

    /** The holding in which a release counts no more: what it was about has been told. */
    Holding spent(Reason reason) {
        SortedSet<Reason> left = new TreeSet<>(released);
        return left.remove(reason) ? new Holding(since, left, dropped, filtered) : this;
    }

    /** Whether a person decided that it is never told. */
    public boolean isDropped() {
        return dropped.isPresent();
    }

    boolean isReleased(Reason reason) {
        return released.contains(reason);
    }

    /** Whether a hold stands and its deadline has passed. */
    boolean isOver(Reason reason, Contract.OrderRules rules, Instant now) {
        return deadline(reason, rules).filter(end -> !end.isAfter(now)).isPresent();
    }

    private Optional<Instant> deadline(Reason reason, Contract.OrderRules rules) {
        Optional<Duration> after = rules.deadline(reason).map(Contract.Deadline::after);
        return Optional.ofNullable(since.get(reason)).flatMap(begun -> after.map(begun::plus));
    }

    /** The holds for people. */
    List<Hold> holds(List<Cause> causes, Contract.OrderRules rules, Instant now) {
        List<Hold> holds = new ArrayList<>();
        for (Cause cause : causes) {
            Optional.ofNullable(since.get(cause.reason())).ifPresent(begun -> {
                Policy policy = rules.deadline(cause.reason())
                        .map(Contract.Deadline::then)
                        .orElse(Policy.WAIT);
                boolean over = isOver(cause.reason(), rules, now);
                // What could not be made up at the deadline is for a person.
                Policy next = over && policy == Policy.SYNTHESISE ? Policy.EXCEPTION : policy;
                holds.add(new Hold(
                        cause.reason(),
                        cause.detail(),
                        cause.waitsFor(),
                        begun,
                        deadline(cause.reason(), rules),
                        next,
                        over && next == Policy.EXCEPTION));
            });
        }
        return holds;
    }

    /** The next deadline that is still to come. */
    Optional<Instant> nextDeadline(Contract.OrderRules rules, Instant now) {
        return since.keySet().stream()
                .flatMap(reason -> deadline(reason, rules).stream())
                .filter(end -> end.isAfter(now))
                .min(Instant::compareTo);
    }
}
