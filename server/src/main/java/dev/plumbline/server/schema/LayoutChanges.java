package dev.plumbline.server.schema;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.SegmentLayout;
import dev.plumbline.idoc.SegmentLayout.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In what layouts differ from others, segment by segment.
 *
 * @param segments in the order of the layouts, those that are no more at the end
 */
public record LayoutChanges(List<SegmentChange> segments) {
    public LayoutChanges {
        segments = List.copyOf(segments);
    }

    /** What became of a segment. */
    public enum Sort {
        NEW,
        CHANGED,
        /** An earlier release, so that the one that is known stays. */
        EARLIER,
        SAME,
        GONE
    }

    /**
     * A segment.
     *
     * @param definition the release that is described now; for one that is gone the one before
     * @param definitionBefore empty for a new one
     * @param fields how many it has now; for one that is gone, had
     * @param length how many characters they take
     */
    public record SegmentChange(
            String segment,
            Sort sort,
            String definition,
            String definitionBefore,
            int fields,
            int length,
            List<FieldChange> changes) {
        public SegmentChange {
            changes = List.copyOf(changes);
        }
    }

    /** A field that is not as it was. */
    public sealed interface FieldChange {
        String field();

        record Added(String field, int length) implements FieldChange {}

        record Removed(String field, int length) implements FieldChange {}

        /** Another length. */
        record Resized(String field, int before, int now) implements FieldChange {}

        /** The same length in another place; offsets from 0. */
        record Moved(String field, int before, int now) implements FieldChange {}
    }

    /**
     * What differs.
     *
     * @param known what was known before; a segment of it that is not described now is no difference
     * @param now what is described now
     */
    public static LayoutChanges between(Dictionary known, Dictionary now) {
        return between(known, Dictionary.empty(), now);
    }

    /**
     * What differs, where something else stays in force.
     *
     * @param stays what goes on to be in force; of its layouts an earlier release changes nothing
     */
    public static LayoutChanges between(Dictionary known, Dictionary stays, Dictionary now) {
        return new LayoutChanges(now.layouts().stream()
                .map(layout -> change(exactly(known, layout.name()), exactly(stays, layout.name()), layout))
                .toList());
    }

    /** These, and besides the segments of an earlier version that are not described any more. */
    public LayoutChanges andGone(Dictionary before, Dictionary now) {
        List<SegmentChange> all = new ArrayList<>(segments);
        before.layouts().stream()
                .filter(layout -> exactly(now, layout.name()).isEmpty())
                .map(layout -> new SegmentChange(
                        layout.name(),
                        Sort.GONE,
                        layout.definition(),
                        layout.definition(),
                        layout.columns().size(),
                        layout.length(),
                        List.of()))
                .forEach(all::add);
        return new LayoutChanges(all);
    }

    public long count(Sort sort) {
        return segments.stream().filter(segment -> segment.sort() == sort).count();
    }

    /** Whether nothing differs at all. */
    public boolean isNothing() {
        return count(Sort.SAME) == segments.size();
    }

    private static Optional<SegmentLayout> exactly(Dictionary dictionary, String type) {
        return dictionary.find(type).filter(layout -> layout.name().equals(type));
    }

    private static SegmentChange change(
            Optional<SegmentLayout> before, Optional<SegmentLayout> stays, SegmentLayout now) {
        List<FieldChange> changes = before.map(known -> fields(known, now)).orElse(List.of());
        return new SegmentChange(
                now.name(),
                sort(before, stays, now, changes),
                now.definition(),
                before.map(SegmentLayout::definition).orElse(""),
                now.columns().size(),
                now.length(),
                changes);
    }

    private static Sort sort(
            Optional<SegmentLayout> before,
            Optional<SegmentLayout> stays,
            SegmentLayout now,
            List<FieldChange> changes) {
        if (before.isEmpty()) {
            return Sort.NEW;
        }
        if (changes.isEmpty()) {
            return Sort.SAME;
        }
        return stays.filter(now::isEarlierReleaseOf).isPresent() ? Sort.EARLIER : Sort.CHANGED;
    }

    private static List<FieldChange> fields(SegmentLayout before, SegmentLayout now) {
        List<FieldChange> changes = new ArrayList<>();
        for (Column column : now.columns()) {
            Optional<Column> known = before.column(column.name());
            if (known.isEmpty()) {
                changes.add(new FieldChange.Added(column.name(), column.length()));
            } else if (known.get().length() != column.length()) {
                changes.add(new FieldChange.Resized(column.name(), known.get().length(), column.length()));
            } else if (known.get().offset() != column.offset()) {
                changes.add(new FieldChange.Moved(column.name(), known.get().offset(), column.offset()));
            }
        }
        before.columns().stream()
                .filter(column -> now.column(column.name()).isEmpty())
                .forEach(column -> changes.add(new FieldChange.Removed(column.name(), column.length())));
        return changes;
    }
}
