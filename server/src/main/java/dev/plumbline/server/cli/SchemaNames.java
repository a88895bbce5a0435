package dev.plumbline.server.cli;

import dev.plumbline.mapping.yaml.Names;
import dev.plumbline.server.schema.Schema;
import dev.plumbline.server.schema.SchemaShelf;
import dev.plumbline.server.schema.SchemaVersion;
import dev.plumbline.server.schema.Shelf;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Schemas and versions as people name them. */
final class SchemaNames {
    private SchemaNames() {}

    /** @throws IOException saying which there are */
    static Schema find(SchemaShelf shelf, Shelf lies, String name) throws IOException {
        List<String> known = lies.schemas().stream().map(Schema::name).toList();
        return lies.find(name)
                .orElseThrow(() -> new IOException("There is no schema " + name + " in " + shelf.directory()
                        + (known.isEmpty() ? "; none was imported" : Names.expected(name, known))));
    }

    static Optional<SchemaVersion> version(Schema schema, String number) {
        return schema.versions().stream()
                .filter(version -> String.valueOf(version.number()).equals(number))
                .findFirst();
    }

    static String noVersion(Schema schema, String wanted) {
        return schema.name() + " has no version " + wanted + ", expected one of "
                + schema.versions().stream()
                        .map(version -> String.valueOf(version.number()))
                        .collect(Collectors.joining(", "));
    }
}
