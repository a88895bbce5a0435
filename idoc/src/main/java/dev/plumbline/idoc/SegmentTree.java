package dev.plumbline.idoc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects segments in the order of the file, each with its parent's index, and makes the tree of them. */
final class SegmentTree {
    /** The parent of segments at the top. */
    static final int TOP = -1;

    private NameTable.Name[] names = new NameTable.Name[64];
    private int[] parents = new int[64];
    private int[] numbers = new int[64];
    private int size;

    /** Makes the content of the segment with that index. */
    @FunctionalInterface
    interface Bodies {
        SegmentBody of(int index);
    }

    int size() {
        return size;
    }

    /** Adds a segment below an earlier one, or {@link #TOP}; returns its index. A number of 0 is replaced by the running one. */
    int add(NameTable.Name name, int parent, int number) {
        if (size == parents.length) {
            names = Arrays.copyOf(names, size * 2);
            parents = Arrays.copyOf(parents, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        names[size] = name;
        parents[size] = parent;
        numbers[size] = number > 0 ? number : size + 1;
        return size++;
    }

    NameTable.Name name(int index) {
        return names[index];
    }

    List<Segment> build(Bodies bodies) {
        int[] levels = new int[size];
        int[] children = new int[size];
        int atTop = 0;
        for (int i = 0; i < size; i++) {
            if (parents[i] == TOP) {
                levels[i] = 1;
                atTop++;
            } else {
                levels[i] = levels[parents[i]] + 1;
                children[parents[i]]++;
            }
        }
        Segment[][] below = new Segment[size][];
        for (int i = 0; i < size; i++) {
            below[i] = children[i] == 0 ? NONE : new Segment[children[i]];
        }
        Segment[] top = new Segment[atTop];
        // Backwards, because a segment can only be made when those below it are; parents stand before their children.
        for (int i = size - 1; i >= 0; i--) {
            Segment segment = new Segment(
                    names[i].segment(), names[i].written(), numbers[i], levels[i], bodies.of(i), asList(below[i]));
            if (parents[i] == TOP) {
                top[--atTop] = segment;
            } else {
                below[parents[i]][--children[parents[i]]] = segment;
            }
        }
        return new ArrayList<>(Arrays.asList(top));
    }

    private static final Segment[] NONE = {};

    private static List<Segment> asList(Segment[] segments) {
        return segments.length == 0 ? List.of() : List.of(segments);
    }
}
