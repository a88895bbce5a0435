package dev.plumbline.mapping.source;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.SegmentLayout;
import dev.plumbline.mapping.source.FieldPath.Condition;
import dev.plumbline.mapping.source.FieldPath.Step;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Names;
import dev.plumbline.mapping.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that the segments of a place exist and have its fields, as far as their layouts are known. */
final class PathCheck {
    private final KnownLayouts layouts;
    private final Set<String> withoutLayout;
    private final Faults faults;

    /**
     * A check against layouts.
     *
     * @param withoutLayout standard segments, and fields such as {@code E1EDL24.MATNR_LONG}, that are right although the dictionary does
     *     not have them
     */
    PathCheck(KnownLayouts layouts, Set<String> withoutLayout, Faults faults) {
        this.layouts = layouts;
        this.withoutLayout = Set.copyOf(withoutLayout);
        this.faults = faults;
    }

    /** @param own the segment type that the place starts below; empty at the top of the IDoc */
    void field(FieldPath place, String own, Node node, String path) {
        segments(place, own, node, path);
        String last = place.steps().isEmpty() ? own : place.steps().getLast().segment();
        place.fields().forEach(field -> requireField(last, field, node, path));
    }

    void segments(FieldPath place, String own, Node node, String path) {
        String above = place.start() == FieldPath.Start.HERE ? own : "";
        boolean anyDepth = place.start() == FieldPath.Start.ANYWHERE;
        for (Step step : place.steps()) {
            Optional<SegmentLayout> layout = layoutOf(step.segment(), node);
            if (layout.isEmpty() && mustBeKnown(step.segment())) {
                faults.add(
                        node,
                        path,
                        "no segment " + step.segment() + " is known"
                                + Names.hint(step.segment(), namesBelow(above, anyDepth, node))
                                + "; if it is right, import its layout by its WE60 export (./plumbline schema import), or name it in "
                                + SourcesReader.WITHOUT_LAYOUT);
            }
            if (!anyDepth && isPlaceKnown(above, node)) {
                String parent = above;
                layout.filter(known -> !canStandBelow(known, parent))
                        .ifPresent(known -> faults.add(
                                node,
                                path,
                                step.segment() + " does not stand "
                                        + where(parent.isEmpty() ? SegmentLayout.TOP : parent)
                                        + "; it stands "
                                        + known.parents().stream()
                                                .sorted()
                                                .map(PathCheck::where)
                                                .collect(Collectors.joining(", "))));
            }
            for (Condition condition : step.conditions()) {
                requireField(step.segment(), condition.field(), node, path);
            }
            above = step.segment();
            anyDepth = false;
        }
    }

    private Optional<SegmentLayout> layoutOf(String segment, Node node) {
        return segment.equals(ControlRecord.NAME)
                ? Optional.of(ControlRecord.layout())
                : layouts.by(node).find(segment).filter(layout -> layout.name().equals(segment));
    }

    private static boolean canStandBelow(SegmentLayout layout, String parent) {
        return layout.parents().isEmpty() || layout.parents().contains(parent.isEmpty() ? SegmentLayout.TOP : parent);
    }

    /** Parents are known for the messages whose layouts are: in another one, a segment may also stand below one without a layout. */
    private boolean isPlaceKnown(String parent, Node node) {
        return parent.isEmpty() || layoutOf(parent, node).isPresent();
    }

    /** A site's own segments may be unknown: in XML they need no layout. */
    private boolean mustBeKnown(String segment) {
        return segment.startsWith("E") && !withoutLayout.contains(segment);
    }

    private static String where(String parent) {
        return parent.equals(SegmentLayout.TOP) ? "at the top of an IDoc" : "below " + parent;
    }

    /** Those that can be meant. */
    private List<String> namesBelow(String parent, boolean anyDepth, Node node) {
        return Stream.concat(
                        layouts.by(node).layouts().stream()
                                .filter(layout -> anyDepth || canStandBelow(layout, parent))
                                .map(SegmentLayout::name),
                        withoutLayout.stream())
                .toList();
    }

    private void requireField(String segment, String field, Node node, String path) {
        layoutOf(segment, node)
                .filter(layout -> layout.column(field).isEmpty() && !withoutLayout.contains(segment + "." + field))
                .ifPresent(layout -> faults.add(
                        node,
                        path,
                        segment + " has no field " + field
                                + Names.expected(
                                        field,
                                        layout.columns().stream()
                                                .map(SegmentLayout.Column::name)
                                                .toList())));
    }
}
