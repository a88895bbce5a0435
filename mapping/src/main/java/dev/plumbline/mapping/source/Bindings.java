package dev.plumbline.mapping.source;

import java.util.List;
import java.util.Map;

/** The bindings of a document or of a group's shape. */
record Bindings(Map<SourceField, Binding> fields, Map<SourceField, List<Shape>> groups) {
    Bindings {
        fields = Map.copyOf(fields);
        groups = Map.copyOf(groups);
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

    List<Shape> shapes(SourceField group) {
        return groups.getOrDefault(group, List.of());
    }
}
