package dev.plumbline.idoc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One IDoc: control record, the tree of its segments, status records if any, and what was odd about it. Immutable.
 *
 * <p>Segments that were built and have no number yet are numbered here, depth first.
 *
 * @param control {@link ControlRecord#EMPTY} if the IDoc came without one
 * @param segments those at the top, in their order
 */
public record Idoc(
        ControlRecord control, List<Segment> segments, List<StatusRecord> statuses, List<IdocWarning> warnings) {
    public Idoc {
        segments = isUnnumbered(segments) ? new Numbering().place(segments, 1) : List.copyOf(segments);
        statuses = List.copyOf(statuses);
        warnings = List.copyOf(warnings);
    }

    public static Idoc of(ControlRecord control, Segment... segments) {
        return of(control, List.of(segments));
    }

    public static Idoc of(ControlRecord control, List<Segment> segments) {
        return new Idoc(control, segments, List.of(), List.of());
    }

    /** The segments of that type at the top of the tree. */
    public List<Segment> segments(String name) {
        List<Segment> found = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.name().equals(name)) {
                found.add(segment);
            }
        }
        return found;
    }

    /** All segments, depth first, which is the order of their numbers. */
    public Stream<Segment> walk() {
        return segments.stream().flatMap(Segment::walk);
    }

    /** How many segments there are in the whole tree. */
    public int segmentCount() {
        return count(segments);
    }

    /**
     * The same IDoc with another value in one field: the first of that name in the segment, or one at its end. A blank value takes the
     * field away. Where no segment has that number, or it has another name or no layout, the IDoc stays as it is.
     *
     * @param number the segment's, see {@link Segment#number()}
     */
    public Idoc with(int number, String segment, String field, String value) {
        return new Idoc(control, replaced(segments, number, segment, field, value), statuses, warnings);
    }

    private static List<Segment> replaced(List<Segment> segments, int number, String name, String field, String value) {
        List<Segment> all = new ArrayList<>(segments.size());
        for (Segment segment : segments) {
            List<Segment> children = replaced(segment.children(), number, name, field, value);
            boolean is = segment.number() == number && segment.name().equals(name) && !segment.isRaw();
            all.add(
                    is
                            ? segment.with(field, value, children)
                            : segment.placed(segment.number(), segment.level(), children));
        }
        return all;
    }

    private static boolean isUnnumbered(List<Segment> segments) {
        for (Segment segment : segments) {
            if (segment.number() == 0 || isUnnumbered(segment.children())) {
                return true;
            }
        }
        return false;
    }

    private static int count(List<Segment> segments) {
        int sum = segments.size();
        for (Segment segment : segments) {
            sum += count(segment.children());
        }
        return sum;
    }

    private static final class Numbering {
        private int last;

        List<Segment> place(List<Segment> segments, int level) {
            List<Segment> placed = new ArrayList<>(segments.size());
            for (Segment segment : segments) {
                int number = ++last;
                placed.add(segment.placed(number, level, place(segment.children(), level + 1)));
            }
            return placed;
        }
    }
}
