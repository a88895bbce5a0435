package dev.plumbline.mapping.source;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in an IDoc: {@code E1EDK02[QUALF=002].BELNR}. Steps lead from segment to segment below; without a step it is a field of
 * the group's own segment. {@code EDI_DC40} stands for the control record.
 *
 * @param start where the first step starts
 * @param steps the segments on the way
 * @param fields the fields there, of which the first has the value and the others complete it; empty for a way to segments
 * @param only the values that count ({@code MSGFN=003}); none means all
 */
public record FieldPath(Start start, List<Step> steps, List<String> fields, List<String> only) {
    public FieldPath {
        steps = List.copyOf(steps);
        fields = List.copyOf(fields);
        only = List.copyOf(only);
    }

    /** Where a way begins. */
    public enum Start {
        /** Below the group's segment; in no group at the top of the IDoc. */
        HERE,
        /** {@code /}: at the top of the IDoc. */
        TOP,
        /** {@code //}: the first step is found at any depth below here. */
        ANYWHERE
    }

    /** A segment type and what has to be true of a segment. */
    public record Step(String segment, List<Condition> conditions) {
        public Step {
            conditions = List.copyOf(conditions);
        }

        boolean fits(Segment candidate) {
            if (!candidate.name().equals(segment)) {
                return false;
            }
            for (Condition condition : conditions) {
                if (!condition.holds(candidate)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return PathText.written(segment)
                    + conditions.stream().map(Condition::toString).collect(Collectors.joining());
        }
    }

    /** {@code [FIELD=VALUE]}, or {@code [FIELD=ONE|OTHER]}; no value at all means that the field is blank. */
    public record Condition(String field, List<String> values) {
        public Condition {
            values = List.copyOf(values);
        }

        boolean holds(Segment segment) {
            return values.contains(segment.text(field));
        }

        @Override
        public String toString() {
            return "[" + PathText.written(field) + "=" + String.join("|", values) + "]";
        }
    }

    /** The types of the segments whose fields are read on the way. */
    Stream<String> readSegments() {
        return IntStream.range(0, steps.size())
                .filter(n -> n == steps.size() - 1 || !steps.get(n).conditions().isEmpty())
                .mapToObj(n -> steps.get(n).segment());
    }

    /** The segments to which the way leads, in the order of the IDoc; {@code here} is the group's own, null at the top of the IDoc. */
    List<Segment> segments(Idoc idoc, @Nullable Segment here) {
        List<Segment> all = new ArrayList<>();
        first(idoc, here, segment -> {
            all.add(segment);
            return Optional.empty();
        });
        return all;
    }

    /** What is first made of one of these segments. Looks no further then. */
    <T> Optional<T> first(Idoc idoc, @Nullable Segment here, Function<Segment, Optional<T>> made) {
        if (steps.isEmpty()) {
            return here == null ? Optional.empty() : made.apply(here);
        }
        List<Segment> below =
                here == null || start == Start.TOP || leadsToControlRecord() ? top(idoc) : here.children();
        return first(below, 0, start == Start.ANYWHERE, made);
    }

    private boolean leadsToControlRecord() {
        return !steps.isEmpty() && steps.getFirst().segment().equals(ControlRecord.NAME);
    }

    private List<Segment> top(Idoc idoc) {
        return leadsToControlRecord() ? List.of(controlRecord(idoc)) : idoc.segments();
    }

    /** As a segment, which it is not, since some values such as the message type stand nowhere else. */
    private static Segment controlRecord(Idoc idoc) {
        Segment.Builder fields = Segment.named(ControlRecord.NAME);
        idoc.control().values().forEach(fields::with);
        return fields.build();
    }

    private <T> Optional<T> first(
            List<Segment> candidates, int depth, boolean anyDepth, Function<Segment, Optional<T>> made) {
        Step step = steps.get(depth);
        for (Segment candidate : candidates) {
            if (step.fits(candidate)) {
                Optional<T> found = depth + 1 == steps.size()
                        ? made.apply(candidate)
                        : first(candidate.children(), depth + 1, false, made);
                if (found.isPresent()) {
                    return found;
                }
            }
            if (anyDepth) {
                Optional<T> below = first(candidate.children(), depth, true, made);
                if (below.isPresent()) {
                    return below;
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        String way = steps.stream().map(Step::toString).collect(Collectors.joining("/"));
        String begin = switch (start) {
            case HERE -> "";
            case TOP -> "/";
            case ANYWHERE -> "//";
        };
        String end = fields.stream().map(PathText::written).collect(Collectors.joining("+"))
                + (only.isEmpty() ? "" : "=" + String.join("|", only));
        return begin + way + (steps.isEmpty() || fields.isEmpty() ? end : "." + end);
    }
}
