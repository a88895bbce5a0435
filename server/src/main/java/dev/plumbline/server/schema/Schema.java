package dev.plumbline.server.schema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of an IDoc type.
 *
 * @param name of the IDoc type as XML tags write it: {@code ORDERS05}, {@code _-ABC_-DEBMAS}
 * @param inForce the number of the version in force; 0 for none
 * @param since when that came into force, or was taken out of it
 * @param versions the oldest first
 */
public record Schema(String name, int inForce, Instant since, List<SchemaVersion> versions) {
    static final int NONE = 0;

    public Schema {
        versions = List.copyOf(versions);
    }

    /** The version in force; empty if it was taken out of force. */
    public Optional<SchemaVersion> current() {
        return version(inForce);
    }

    public Optional<SchemaVersion> version(int number) {
        return versions.stream().filter(one -> one.number() == number).findFirst();
    }

    Schema putInForce(int number, Instant at) {
        return new Schema(name, number, at, versions);
    }

    Schema with(SchemaVersion newest) {
        List<SchemaVersion> all = new ArrayList<>(versions);
        all.add(newest);
        return new Schema(name, newest.number(), newest.imported(), all);
    }
}
