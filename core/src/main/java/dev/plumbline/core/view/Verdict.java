package dev.plumbline.core.view;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How words keep the contracts on data.
 *
 * @param parts the parts of the mapping that the words were made by, whether these demand something or not: {@code targets.profile}
 * @param breaches what is not as they demand
 */
public record Verdict(Set<String> parts, List<Breach> breaches) {
    /** Of what nothing is demanded. */
    public static final Verdict NONE = new Verdict(Set.of(), List.of());

    public Verdict {
        parts = Set.copyOf(parts);
        breaches = List.copyOf(breaches);
    }

    /** The breaches that end in this way. */
    public List<Breach> of(Breach.Outcome outcome) {
        return breaches.isEmpty()
                ? List.of()
                : breaches.stream()
                        .filter(breach -> breach.outcome() == outcome)
                        .toList();
    }

    /** Whether what it is about is kept back as a whole. */
    public boolean isQuarantined() {
        return !of(Breach.Outcome.QUARANTINE).isEmpty();
    }

    /** This and that of other words. */
    public Verdict and(Verdict other) {
        if (other.parts.isEmpty() && other.breaches.isEmpty()) {
            return this;
        }
        Set<String> all = new HashSet<>(parts);
        all.addAll(other.parts);
        return new Verdict(
                all,
                other.breaches.isEmpty()
                        ? breaches
                        : Stream.concat(breaches.stream(), other.breaches.stream())
                                .toList());
    }
}
