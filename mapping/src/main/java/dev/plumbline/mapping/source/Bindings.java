package dev.plumbline.mapping.source;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bindings of a document or of a group's shape.
 *
 * @param extra the site's own fields
 */
record Bindings(
        Map<SourceField, Binding> fields, Map<SourceField, List<Shape>> groups, SortedMap<String, Binding> extra) {
    static final Bindings NONE = new Bindings(Map.of(), Map.of(), new TreeMap<>());

    Bindings {
        fields = Map.copyOf(fields);
        groups = Map.copyOf(groups);
        extra = Collections.unmodifiableSortedMap(new TreeMap<>(extra));
    }

    /**
     * One way in which a group is written.
     *
     * @param each ways to its segments
     */
    record Shape(List<FieldPath> each, Bindings members) {
        Shape {
            each = List.copyOf(each);
        }
    }

    Binding of(SourceField field) {
        Binding binding = fields.get(field);
        return binding == null ? new Binding(field.key(), List.of(), CodeTable.none()) : binding;
    }

    /** The segment types that are of use only if their fields can be read: those with a value, a condition, or a part of a group. */
    Set<String> segments() {
        Stream<FieldPath> places = Stream.concat(fields.values().stream(), extra.values().stream())
                .flatMap(binding -> binding.places().stream());
        List<Shape> shapes = groups.values().stream().flatMap(List::stream).toList();
        Stream<FieldPath> ways = shapes.stream().flatMap(shape -> shape.each().stream());
        return Stream.concat(
                        Stream.concat(places, ways).flatMap(FieldPath::readSegments),
                        shapes.stream().flatMap(shape -> shape.members().segments().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The types of all segments that are named anywhere on a way. */
    Set<String> named() {
        Stream<FieldPath> places = Stream.concat(fields.values().stream(), extra.values().stream())
                .flatMap(binding -> binding.places().stream());
        List<Shape> shapes = groups.values().stream().flatMap(List::stream).toList();
        Stream<FieldPath> ways = shapes.stream().flatMap(shape -> shape.each().stream());
        return Stream.concat(
                        Stream.concat(places, ways)
                                .flatMap(way -> way.steps().stream())
                                .map(FieldPath.Step::segment),
                        shapes.stream().flatMap(shape -> shape.members().named().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All bindings of fields, those of groups and of the site's own fields included. */
    Stream<Binding> all() {
        return Stream.of(
                        fields.values().stream(),
                        extra.values().stream(),
                        groups.values().stream()
                                .flatMap(List::stream)
                                .flatMap(shape -> shape.members().all()))
                .flatMap(bindings -> bindings);
    }

    List<Shape> shapes(SourceField group) {
        return groups.getOrDefault(group, List.of());
    }
}
