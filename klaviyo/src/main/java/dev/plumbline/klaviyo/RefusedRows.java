package dev.plumbline.klaviyo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rows made Klaviyo refuse a bulk request, as positions in the list that was given to {@link Requests}. The others can be sent
 * again without them. Empty when one error names no row: then the request as a whole is wrong, and nothing may be cut out of it.
 */
public final class RefusedRows {
    private static final Pattern EVENT = Pattern.compile(
            "^/data/attributes/events-bulk-create/data/(\\d{1,6})(?:/attributes/events/data/(\\d{1,6}))?(?:/.*)?$");
    private static final Pattern ROW =
            Pattern.compile("^/data/attributes/(?:profiles|items|variants)/data/(\\d{1,6})(?:/.*)?$");

    private RefusedRows() {}

    /** For {@link Requests#bulkCreateEvents}. An error of a profile names all its events. */
    public static NavigableSet<Integer> ofEvents(List<Event> sent, List<ApiError> errors) {
        Map<ProfileRef, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            groups.computeIfAbsent(sent.get(i).profile(), _ -> new ArrayList<>())
                    .add(i);
        }
        List<List<Integer>> inOrder = List.copyOf(groups.values());
        return rows(errors, EVENT, match -> events(inOrder, match));
    }

    /** For the other bulk requests, of so many rows. */
    public static NavigableSet<Integer> of(int sent, List<ApiError> errors) {
        return rows(errors, ROW, match -> {
            int row = Integer.parseInt(match.group(1));
            return row < sent ? List.of(row) : List.of();
        });
    }

    private static NavigableSet<Integer> rows(
            List<ApiError> errors, Pattern pattern, Function<Matcher, List<Integer>> find) {
        NavigableSet<Integer> rows = new TreeSet<>();
        for (ApiError error : errors) {
            Optional<Matcher> match = error.pointer().map(pattern::matcher).filter(Matcher::matches);
            List<Integer> found = match.map(find).orElse(List.of());
            if (found.isEmpty()) {
                return new TreeSet<>();
            }
            rows.addAll(found);
        }
        return rows;
    }

    private static List<Integer> events(List<List<Integer>> groups, Matcher match) {
        int group = Integer.parseInt(match.group(1));
        if (group >= groups.size()) {
            return List.of();
        }
        List<Integer> events = groups.get(group);
        if (match.group(2) == null) {
            return events;
        }
        int event = Integer.parseInt(match.group(2));
        return event < events.size() ? List.of(events.get(event)) : List.of();
    }
}
