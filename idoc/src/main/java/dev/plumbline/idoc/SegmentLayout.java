package dev.plumbline.idoc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a segment in flat files. Newer definitions only append fields, so one layout serves all releases of a segment:
 * what a shorter record lacks is blank.
 */
public final class SegmentLayout {
    /** In {@link #parents()}: the segment may stand at the top of an IDoc. */
    public static final String TOP = "-";

    private final String name;
    private final String definition;
    private final Set<String> parents;
    private final List<Column> columns;
    private final Map<String, Column> byName;
    private final int length;

    /**
     * A field's place in the segment's data.
     *
     * @param offset in characters from the start of the data (SDATA), from 0
     * @param length in characters
     */
    public record Column(String name, int offset, int length) {
        public Column {
            if (offset < 0 || length <= 0) {
                throw new IllegalArgumentException(name + " has offset " + offset + " and length " + length);
            }
        }

        int end() {
            return offset + length;
        }
    }

    /**
     * A layout.
     *
     * @param name segment type
     * @param definition the newest known release of it, which is what {@link IdocWriter} writes
     * @param parents the segment types it may stand below, {@link #TOP} among them if it may stand at the top
     */
    public SegmentLayout(String name, String definition, Set<String> parents, List<Column> columns) {
        this.name = name;
        this.definition = definition;
        this.parents = Collections.unmodifiableSet(new LinkedHashSet<>(parents));
        this.columns = List.copyOf(columns);
        this.byName = HashMap.newHashMap(columns.size());
        columns.forEach(column -> byName.putIfAbsent(column.name(), column));
        this.length = columns.stream().mapToInt(Column::end).max().orElse(0);
    }

    public String name() {
        return name;
    }

    public String definition() {
        return definition;
    }

    public Set<String> parents() {
        return parents;
    }

    /** The fields in the order of the segment. */
    public List<Column> columns() {
        return columns;
    }

    public Optional<Column> column(String fieldName) {
        return Optional.ofNullable(byName.get(fieldName));
    }

    @Nullable
    Column columnOrNull(String fieldName) {
        return byName.get(fieldName);
    }

    /** The characters that the defined fields take. */
    public int length() {
        return length;
    }

    /** The union of what two releases or two IDoc types know of this segment. */
    SegmentLayout merge(SegmentLayout other) {
        Set<String> both = new LinkedHashSet<>(parents);
        both.addAll(other.parents);
        SegmentLayout longer = other.length >= length ? other : this;
        return new SegmentLayout(name, longer.definition, both, new ArrayList<>(longer.columns));
    }

    /** The same fields, in more places. */
    SegmentLayout alsoBelow(Set<String> others) {
        if (parents.containsAll(others)) {
            return this;
        }
        Set<String> both = new LinkedHashSet<>(parents);
        both.addAll(others);
        return new SegmentLayout(name, definition, both, columns);
    }

    /** Whether the other has all these fields in these places, and more behind them: releases only append. */
    public boolean isEarlierReleaseOf(SegmentLayout other) {
        return columns.size() < other.columns.size() && columns.equals(other.columns.subList(0, columns.size()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SegmentLayout that
                && name.equals(that.name)
                && definition.equals(that.definition)
                && parents.equals(that.parents)
                && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + columns.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + definition + ", " + columns.size() + " fields, " + length + " characters)";
    }
}
