package dev.plumbline.server.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Events of one metric that one listing may find: Klaviyo lists events by metric and by their own time.
 *
 * @param from the first second, included
 * @param before the second after the last
 * @param events each with its time in between; not empty
 */
record Window(String metric, Instant from, Instant before, List<Unproven> events) {
    /** A listing of longer would read too much of what nobody asked for, should the guess about its density be wrong. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final int MOST_EVENTS = 500;

    Window {
        events = List.copyOf(events);
    }

    /**
     * Every event in exactly one window, and windows of a metric apart from each other.
     *
     * @param gap how far apart two events of a metric may be so that to read what lies between costs less than another request; at
     *     least a second
     */
    static List<Window> over(Collection<Unproven> events, Function<String, Duration> gap) {
        Map<String, List<Unproven>> byMetric = events.stream()
                .collect(Collectors.groupingBy(event -> event.event().metric(), TreeMap::new, Collectors.toList()));
        List<Window> windows = new ArrayList<>();
        byMetric.forEach((metric, all) -> cut(metric, all, gap.apply(metric), windows));
        return windows;
    }

    private static void cut(String metric, List<Unproven> all, Duration gap, List<Window> windows) {
        List<Unproven> sorted = all.stream()
                .sorted(Comparator.comparing(Unproven::second).thenComparingLong(Unproven::id))
                .toList();
        List<Unproven> open = new ArrayList<>();
        for (Unproven event : sorted) {
            if (!open.isEmpty() && isApart(open, event, gap)) {
                windows.add(of(metric, open));
                open.clear();
            }
            open.add(event);
        }
        if (!open.isEmpty()) {
            windows.add(of(metric, open));
        }
    }

    /** Events of one second stay together: a listing cannot tell them apart. */
    private static boolean isApart(List<Unproven> open, Unproven next, Duration gap) {
        Instant last = open.getLast().second();
        if (next.second().equals(last)) {
            return false;
        }
        return open.size() >= MOST_EVENTS
                || Duration.between(last, next.second()).compareTo(gap) > 0
                || Duration.between(open.getFirst().second(), next.second()).compareTo(LONGEST) >= 0;
    }

    private static Window of(String metric, List<Unproven> open) {
        return new Window(
                metric, open.getFirst().second(), open.getLast().second().plusSeconds(1), open);
    }

    /** How many seconds it is long. */
    long seconds() {
        return Duration.between(from, before).toSeconds();
    }
}
