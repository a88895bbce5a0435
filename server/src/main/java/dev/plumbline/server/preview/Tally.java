package dev.plumbline.server.preview;

import dev.plumbline.server.preview.Comparison.Change;
import dev.plumbline.server.preview.Comparison.FieldChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts in what two sides differ, batch by batch. Of what differs it keeps the ids, and so many events that only one side has told so
 * far; all else passes. For one comparison, one thread.
 */
final class Tally {
    private static final int SAMPLES = 5;

    private final Map<String, Map<String, Counted>> fields = new TreeMap<>();
    private final Map<String, Set<String>> different = new LinkedHashMap<>();
    private final Unpaired onlyBefore = new Unpaired();
    private final Unpaired onlyAfter = new Unpaired();

    private static final class Counted {
        private final Set<String> who = new HashSet<>();
        private final List<Change> samples = new ArrayList<>();
    }

    /** What both sides told in a batch, by id. */
    void add(Map<String, ToldOnce> before, Map<String, ToldOnce> after) {
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            Optional<ToldOnce> one = onlyBefore.find(id, before);
            Optional<ToldOnce> other = onlyAfter.find(id, after);
            Optional<ToldOnce> any = other.or(() -> one);
            boolean paired = one.isPresent() && other.isPresent();
            if (!paired
                    && any.filter(told -> told.kind().equals(ToldOnce.EVENT)).isPresent()) {
                one.ifPresent(onlyBefore::keep);
                other.ifPresent(onlyAfter::keep);
                continue;
            }
            onlyBefore.forget(id);
            onlyAfter.forget(id);
            any.ifPresent(what -> compare(what, fieldsOf(one), fieldsOf(other)));
        }
    }

    private static Map<String, String> fieldsOf(Optional<ToldOnce> told) {
        return told.<Map<String, String>>map(ToldOnce::fields).orElse(Map.of());
    }

    /** Events that one side alone has told so far: the other may tell them in a later batch. */
    private static final class Unpaired {
        /** More are counted without waiting for the other side. */
        private static final int MOST = 20_000;

        private final Map<String, ToldOnce> events = new LinkedHashMap<>();
        private final SortedMap<String, Long> beyond = new TreeMap<>();

        Optional<ToldOnce> find(String id, Map<String, ToldOnce> told) {
            return Optional.ofNullable(told.get(id)).or(() -> Optional.ofNullable(events.get(id)));
        }

        void keep(ToldOnce event) {
            if (events.size() < MOST || events.containsKey(event.id())) {
                events.put(event.id(), event);
            } else {
                beyond.merge(event.of(), 1L, Long::sum);
            }
        }

        void forget(String id) {
            events.remove(id);
        }

        SortedMap<String, Long> byMetric() {
            SortedMap<String, Long> counts = new TreeMap<>(beyond);
            events.values().forEach(event -> counts.merge(event.of(), 1L, Long::sum));
            return counts;
        }
    }

    private void compare(ToldOnce what, Map<String, String> before, Map<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String one = before.getOrDefault(name, "");
            String other = after.getOrDefault(name, "");
            if (!one.equals(other)) {
                different.computeIfAbsent(what.kind(), kind -> new HashSet<>()).add(what.id());
                Counted counted = fields.computeIfAbsent(what.of(), of -> new TreeMap<>())
                        .computeIfAbsent(name, field -> new Counted());
                if (counted.who.add(what.id()) && counted.samples.size() < SAMPLES) {
                    counted.samples.add(new Change(what.id(), Masking.masked(name, one), Masking.masked(name, other)));
                }
            }
        }
    }

    long profiles() {
        return different.getOrDefault(ToldOnce.PROFILE, Set.of()).size();
    }

    long events() {
        return different.getOrDefault(ToldOnce.EVENT, Set.of()).size();
    }

    long entries() {
        return different.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(ToldOnce.PROFILE)
                        && !entry.getKey().equals(ToldOnce.EVENT))
                .mapToLong(entry -> entry.getValue().size())
                .sum();
    }

    SortedMap<String, Long> vanished() {
        return onlyBefore.byMetric();
    }

    SortedMap<String, Long> appeared() {
        return onlyAfter.byMetric();
    }

    /** The most frequent first. */
    List<FieldChange> fields() {
        List<FieldChange> all = new ArrayList<>();
        fields.forEach((of, changes) -> changes.forEach((name, counted) ->
                all.add(new FieldChange(of, name, counted.who.size(), List.copyOf(counted.samples)))));
        all.sort(Comparator.comparingLong(FieldChange::times).reversed());
        return all;
    }
}
