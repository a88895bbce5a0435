package dev.plumbline.idoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of an XML segment: stretches of one text that holds the values of all fields of the IDoc. */
final class XmlBody implements SegmentBody {
    private final XmlValues values;
    private final int place;
    private final int first;
    private final int last;

    /**
     * The values of an IDoc. Field {@code i} is called {@code names[i]}, its value ends at {@code ends[i]}, where the next one
     * starts, and it stood at the byte {@code places[i]}.
     */
    static final class XmlValues {
        private final String text;
        private final String[] names;
        private final int[] ends;
        private final int[] offsets;
        private final Places places;

        XmlValues(String text, String[] names, int[] ends, int[] offsets, Places places) {
            this.text = text;
            this.names = names;
            this.ends = ends;
            this.offsets = offsets;
            this.places = places;
        }

        private int start(int index) {
            return index == 0 ? 0 : ends[index - 1];
        }

        /** The end of the value without blanks at its end. */
        private int end(int index) {
            int start = start(index);
            int end = ends[index];
            while (end > start && text.charAt(end - 1) <= ' ') {
                end--;
            }
            return end;
        }

        private Optional<Field> field(int index) {
            int start = start(index);
            int end = end(index);
            return end == start
                    ? Optional.empty()
                    : Optional.of(new Field(names[index], text.substring(start, end), places.at(offsets[index])));
        }
    }

    /** A segment at byte {@code place} with the fields from {@code first} to {@code last}, exclusive. */
    XmlBody(XmlValues values, int place, int first, int last) {
        this.values = values;
        this.place = place;
        this.first = first;
        this.last = last;
    }

    @Override
    public String text(String name) {
        int index = find(name);
        if (index < 0) {
            return "";
        }
        int start = values.start(index);
        int end = values.end(index);
        while (start < end && values.text.charAt(start) <= ' ') {
            start++;
        }
        return values.text.substring(start, end);
    }

    @Override
    public Optional<Field> field(String name) {
        int index = find(name);
        return index < 0 ? Optional.empty() : values.field(index);
    }

    private int find(String name) {
        String[] names = values.names;
        for (int i = first; i < last; i++) {
            if (names[i].equals(name) && values.end(i) > values.start(i)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(last - first);
        for (int i = first; i < last; i++) {
            values.field(i).ifPresent(fields::add);
        }
        return fields;
    }

    @Override
    public Optional<String> raw() {
        return Optional.empty();
    }

    @Override
    public Position position() {
        return values.places.at(place);
    }
}
