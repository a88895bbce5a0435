package dev.plumbline.idoc;

import java.util.Arrays;

/** Collects the fields of an IDoc: their values one behind the other in one text, and which segment each belongs to. */
final class XmlFields {
    /** Values are about a sixth of an IDoc's bytes as SAP writes it; where they are more, the text grows. */
    private static final int BYTES_FOR_CHARACTER = 5;

    /** An element with its end tag, its name of five letters and its value takes as many at least. */
    private static final int BYTES_FOR_FIELD = 32;

    private static final int LEAST = 16;

    /** For what is larger, room is made when it is needed: a large IDoc may be one large text. */
    private static final int MOST = 1024 * 1024;

    private char[] text;
    private int textEnd;
    private String[] names;
    private int[] ends;
    private int[] offsets;
    private int[] owners;
    private int size;
    private int[] first = new int[64];
    private int[] last = new int[64];
    private int[] places = new int[64];
    private int segments;
    private boolean scattered;

    /** Makes room for an IDoc of that many bytes, so that it is seldom made again. */
    XmlFields(int bytes) {
        int likely = Math.min(bytes, MOST);
        int fields = LEAST + likely / BYTES_FOR_FIELD;
        text = new char[LEAST + likely / BYTES_FOR_CHARACTER];
        names = new String[fields];
        ends = new int[fields];
        offsets = new int[fields];
        owners = new int[fields];
    }

    /** The end of the text, where the next value starts. */
    int mark() {
        return textEnd;
    }

    void append(char[] characters, int start, int length) {
        if (textEnd + length > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, textEnd + length));
        }
        System.arraycopy(characters, start, text, textEnd, length);
        textEnd += length;
    }

    /** Takes back what was appended since the mark. */
    void truncate(int mark) {
        textEnd = mark;
    }

    /** What was appended since the mark. */
    String since(int mark) {
        return new String(text, mark, textEnd - mark);
    }

    /** The next segment; segments are counted as in {@link SegmentTree}. */
    void segment(int place) {
        if (segments == places.length) {
            places = Arrays.copyOf(places, segments * 2);
            first = Arrays.copyOf(first, segments * 2);
            last = Arrays.copyOf(last, segments * 2);
        }
        places[segments] = place;
        first[segments] = -1;
        segments++;
    }

    /** Makes the text from the last field's end to here a field of that segment. */
    void field(int owner, String name, int offset) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
            owners = Arrays.copyOf(owners, size * 2);
        }
        if (first[owner] < 0) {
            first[owner] = size;
        } else if (last[owner] != size) {
            scattered = true;
        }
        names[size] = name;
        ends[size] = textEnd;
        offsets[size] = offset;
        owners[size] = owner;
        size++;
        last[owner] = size;
    }

    int place(int segment) {
        return places[segment];
    }

    int first(int segment) {
        return Math.max(first[segment], 0);
    }

    int last(int segment) {
        return first[segment] < 0 ? 0 : last[segment];
    }

    /** All values, when no more come: the arrays themselves, of which the end may be unused. */
    XmlBody.XmlValues values(Places finder) {
        if (scattered) {
            gather();
        }
        return new XmlBody.XmlValues(new String(text, 0, textEnd), names, ends, offsets, finder);
    }

    /** Brings the fields of each segment together: some came after a child segment, which SAP does not do but others may. */
    private void gather() {
        XmlFields ordered = new XmlFields(size * BYTES_FOR_FIELD);
        int[] counts = new int[segments + 1];
        for (int i = 0; i < size; i++) {
            counts[owners[i] + 1]++;
        }
        for (int i = 0; i < segments; i++) {
            ordered.segment(places[i]);
            counts[i + 1] += counts[i];
        }
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[counts[owners[i]]++] = i;
        }
        for (int i : order) {
            int start = i == 0 ? 0 : ends[i - 1];
            ordered.append(text, start, ends[i] - start);
            ordered.field(owners[i], names[i], offsets[i]);
        }
        text = ordered.text;
        names = ordered.names;
        ends = ordered.ends;
        offsets = ordered.offsets;
        owners = ordered.owners;
        first = ordered.first;
        last = ordered.last;
    }
}
