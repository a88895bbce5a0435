package dev.plumbline.mapping.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A place where something is looked for.
 *
 * @param field the name of what is looked for, with those of its document and groups; of a way to a group's segments the group's
 * @param segment the segment type there; empty where a group has none
 * @param fields the fields that are read there, and those that conditions look at
 * @param written as the mapping has it
 */
public record BoundPlace(String field, String segment, List<String> fields, String written) {
    public BoundPlace {
        fields = List.copyOf(fields);
    }

    static List<BoundPlace> of(String document, Bindings bindings) {
        List<BoundPlace> places = new ArrayList<>();
        gather(document, bindings, "", places);
        return places;
    }

    private static void gather(String path, Bindings bindings, String own, List<BoundPlace> places) {
        bindings.fields().forEach((field, binding) -> add(path + "." + field.key(), binding, own, places));
        bindings.extra().forEach((name, binding) -> add(path + ".extra." + name, binding, own, places));
        bindings.groups()
                .forEach((group, shapes) ->
                        shapes.forEach(shape -> gather(path + "." + group.key(), shape, own, places)));
    }

    private static void gather(String path, Bindings.Shape shape, String own, List<BoundPlace> places) {
        for (FieldPath way : shape.each()) {
            places.addAll(steps(path, way));
            gather(path, shape.members(), segment(way, own), places);
        }
    }

    private static void add(String field, Binding binding, String own, List<BoundPlace> places) {
        for (FieldPath place : binding.places()) {
            places.addAll(steps(field, place));
            places.add(new BoundPlace(field, segment(place, own), place.fields(), place.toString()));
        }
    }

    /** What conditions on the way look at. */
    private static List<BoundPlace> steps(String field, FieldPath place) {
        return place.steps().stream()
                .filter(step -> !step.conditions().isEmpty())
                .map(step -> new BoundPlace(
                        field,
                        step.segment(),
                        step.conditions().stream()
                                .map(FieldPath.Condition::field)
                                .toList(),
                        ""))
                .toList();
    }

    private static String segment(FieldPath place, String own) {
        return place.steps().isEmpty() ? own : place.steps().getLast().segment();
    }
}
