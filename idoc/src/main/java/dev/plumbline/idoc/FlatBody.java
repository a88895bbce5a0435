package dev.plumbline.idoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data of a flat record: a stretch of the IDoc's text. Without a layout it stays raw. */
final class FlatBody implements SegmentBody {
    private final FlatText text;
    private final int record;
    private final int start;
    private final int end;
    private final Optional<SegmentLayout> layout;

    /** The decoded text of a whole IDoc. */
    record FlatText(String characters, Places places) {}

    /** The data stands from {@code start} to {@code end} in a record that starts at {@code record}. */
    FlatBody(FlatText text, int record, int start, int end, Optional<SegmentLayout> layout) {
        this.text = text;
        this.record = record;
        this.start = Math.min(start, end);
        this.end = end;
        this.layout = layout;
    }

    @Override
    public String text(String name) {
        SegmentLayout.Column column = column(name);
        if (column == null) {
            return "";
        }
        int from = start + column.offset();
        int to = Math.min(from + column.length(), end);
        String characters = text.characters;
        while (to > from && characters.charAt(to - 1) <= ' ') {
            to--;
        }
        while (from < to && characters.charAt(from) <= ' ') {
            from++;
        }
        return from < to ? characters.substring(from, to) : "";
    }

    private SegmentLayout.@Nullable Column column(String name) {
        return layout.isEmpty() ? null : layout.get().columnOrNull(name);
    }

    @Override
    public Optional<Field> field(String name) {
        SegmentLayout.Column column = column(name);
        return column == null ? Optional.empty() : field(column);
    }

    private Optional<Field> field(SegmentLayout.Column column) {
        int from = start + column.offset();
        int to = valueEnd(column);
        return to <= from
                ? Optional.empty()
                : Optional.of(new Field(column.name(), text.characters.substring(from, to), text.places.at(from)));
    }

    /** The end of the field's value without blanks at its end. */
    private int valueEnd(SegmentLayout.Column column) {
        int from = start + column.offset();
        int to = Math.min(from + column.length(), end);
        while (to > from && text.characters.charAt(to - 1) <= ' ') {
            to--;
        }
        return to;
    }

    @Override
    public List<Field> fields() {
        if (layout.isEmpty()) {
            return List.of();
        }
        List<Field> fields = new ArrayList<>();
        for (SegmentLayout.Column column : layout.get().columns()) {
            if (start + column.offset() >= end) {
                break;
            }
            field(column).ifPresent(fields::add);
        }
        return fields;
    }

    @Override
    public Optional<String> raw() {
        return layout.isPresent()
                ? Optional.empty()
                : Optional.of(text.characters.substring(start, end).stripTrailing());
    }

    @Override
    public Position position() {
        return text.places.at(record);
    }
}
