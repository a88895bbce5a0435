package dev.plumbline.server.backfill;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan counted.
 *
 * @param rows what was read, by table; IDocs and rows of the inbox under their own names
 * @param pieces how many pieces go into the inbox
 * @param documents what they say, by kind
 * @param events the events that come of them at most, by metric: what was told already and what is held is told no more
 * @param profiles how many profiles are told
 * @param leftOut how many pieces concern nothing that is wanted, or are ignored by a rule
 * @param broken how many rows and documents cannot be read; each becomes an exception
 * @param removed how many rows of the inbox cannot be read again, since their raw IDocs were removed on schedule
 * @param problems what is wrong with the first of these
 */
public record Forecast(
        SortedMap<String, Long> rows,
        long pieces,
        SortedMap<String, Long> documents,
        SortedMap<String, Long> events,
        long profiles,
        long leftOut,
        long broken,
        long removed,
        List<String> problems) {
    static final Forecast NOTHING =
            new Forecast(new TreeMap<>(), 0, new TreeMap<>(), new TreeMap<>(), 0, 0, 0, 0, List.of());

    public Forecast {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
        events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
        problems = List.copyOf(problems);
    }

    long allEvents() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }
}
