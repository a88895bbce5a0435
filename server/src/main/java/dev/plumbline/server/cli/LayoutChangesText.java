package dev.plumbline.server.cli;

import dev.plumbline.server.schema.LayoutChanges;
import dev.plumbline.server.schema.LayoutChanges.FieldChange;
import dev.plumbline.server.schema.LayoutChanges.SegmentChange;
import dev.plumbline.server.schema.LayoutChanges.Sort;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Differences of layouts for people. */
final class LayoutChangesText {
    private static final int MOST_FIELDS = 8;

    private final PrintWriter out;
    private final boolean releases;

    /** @param releases whether what is described now names the releases of its segments */
    LayoutChangesText(PrintWriter out, boolean releases) {
        this.out = out;
        this.releases = releases;
    }

    /** @param than {@code what is known} */
    String summary(LayoutChanges changes, String than) {
        int size = changes.segments().size() - (int) changes.count(Sort.GONE);
        String segments = size + (size == 1 ? " segment: " : " segments: ");
        if (changes.isNothing()) {
            return segments + "nothing differs from " + than;
        }
        List<String> counts = new ArrayList<>();
        for (Sort sort : Sort.values()) {
            if (changes.count(sort) > 0) {
                counts.add(changes.count(sort) + " " + inWords(sort));
            }
        }
        return segments + String.join(", ", counts);
    }

    /** @param all whether segments are shown as well of which nothing differs */
    void print(LayoutChanges changes, boolean all) {
        Table table = new Table("SEGMENT", "RELEASE", "CHANGE", "FIELDS");
        changes.segments().stream()
                .filter(segment -> all || segment.sort() != Sort.SAME)
                .forEach(segment ->
                        table.add(segment.segment(), release(segment), inWords(segment.sort()), fields(segment)));
        if (!table.isEmpty()) {
            out.print(table);
        }
    }

    private String release(SegmentChange segment) {
        if (!releases) {
            return "-";
        }
        boolean other = segment.sort() != Sort.NEW && !segment.definition().equals(segment.definitionBefore());
        return other ? segment.definitionBefore() + " > " + segment.definition() : segment.definition();
    }

    private static String inWords(Sort sort) {
        return switch (sort) {
            case NEW, CHANGED, GONE -> sort.name().toLowerCase(Locale.ROOT);
            case EARLIER -> "earlier release";
            case SAME -> "as before";
        };
    }

    private static String fields(SegmentChange segment) {
        String size = segment.fields() + (segment.fields() == 1 ? " field, " : " fields, ") + segment.length()
                + " characters";
        if (segment.changes().isEmpty()) {
            return size;
        }
        if (segment.sort() == Sort.EARLIER) {
            return size + ", without the last " + segment.changes().size()
                    + " that are known; the longer layout reads both";
        }
        List<String> parts = new ArrayList<>();
        add(parts, "added", FieldChange.Added.class, segment, added -> added.field() + " " + added.length());
        add(parts, "removed", FieldChange.Removed.class, segment, removed -> removed.field() + " " + removed.length());
        add(
                parts,
                "other length",
                FieldChange.Resized.class,
                segment,
                resized -> resized.field() + " " + resized.before() + " > " + resized.now());
        moved(segment).ifPresent(parts::add);
        return String.join("; ", parts) + "; " + size;
    }

    private static <F extends FieldChange> void add(
            List<String> parts, String what, Class<F> sort, SegmentChange segment, Function<F, String> inWords) {
        List<String> found = of(sort, segment).map(inWords).toList();
        if (!found.isEmpty()) {
            String more = found.size() > MOST_FIELDS ? " and " + (found.size() - MOST_FIELDS) + " more" : "";
            parts.add(found.size() + " " + what + ": "
                    + String.join(", ", found.subList(0, Math.min(MOST_FIELDS, found.size()))) + more);
        }
    }

    private static <F extends FieldChange> Stream<F> of(Class<F> sort, SegmentChange segment) {
        return segment.changes().stream().filter(sort::isInstance).map(sort::cast);
    }

    /** Mostly all fields behind one of another length have moved by the same. */
    private static Optional<String> moved(SegmentChange segment) {
        List<FieldChange.Moved> moved = of(FieldChange.Moved.class, segment).toList();
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<Integer> by = new TreeSet<>();
        moved.forEach(field -> by.add(field.now() - field.before()));
        FieldChange.Moved first = moved.getFirst();
        String from = moved.size() == 1 ? first.field() : "from " + first.field() + " on";
        String far = by.size() == 1 ? "%+d".formatted(by.first()) : "%+d to %+d".formatted(by.first(), by.last());
        return Optional.of(moved.size() + " moved: " + from + " by " + far);
    }
}
