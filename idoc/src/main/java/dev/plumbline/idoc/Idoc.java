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
