package dev.plumbline.server.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What lies on a shelf: the content of its file {@code schemas.json}. Immutable.
 *
 * @param format of this file, for versions of Plumbline to come
 * @param schemas in the order of their names
 */
record ShelfIndex(int format, List<Schema> schemas) {
    static final int FORMAT = 1;

    ShelfIndex {
        schemas = List.copyOf(schemas);
    }

    static ShelfIndex empty() {
        return new ShelfIndex(FORMAT, List.of());
    }

    Optional<Schema> find(String name) {
        return schemas.stream()
                .filter(schema -> schema.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** This index with another state of one schema. */
    ShelfIndex with(Schema changed) {
        List<Schema> all = new ArrayList<>(schemas);
        all.removeIf(schema -> schema.name().equals(changed.name()));
        all.add(changed);
        all.sort(Comparator.comparing(Schema::name));
        return new ShelfIndex(format, all);
    }

    /** Those in force, the one that came last is the last. */
    List<Schema> inForce() {
        return schemas.stream()
                .filter(schema -> schema.current().isPresent())
                .sorted(Comparator.comparing(Schema::since).thenComparing(Schema::name))
                .toList();
    }
}
