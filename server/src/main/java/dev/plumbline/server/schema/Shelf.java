package dev.plumbline.server.schema;

import dev.plumbline.idoc.IdocSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What lies on a shelf, or would after a change. Immutable. */
public final class Shelf {
    private static final String UNSAFE = "[^A-Za-z0-9_.-]";

    private final ShelfIndex index;
    private final List<Incoming> incoming;

    Shelf(ShelfIndex index, List<Incoming> incoming) {
        this.index = index;
        this.incoming = List.copyOf(incoming);
    }

    /**
     * A file that is to be imported.
     *
     * @param name the schema of which it is to be a version
     * @param file its own name
     * @param digest of its bytes
     * @param content these bytes
     */
    public record Incoming(String name, String file, IdocSchema schema, String digest, Content content) {}

    /** The bytes of a file, which its digest stands for. */
    public static final class Content {
        private final byte[] bytes;

        /** Takes over the array. */
        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] toBytes() {
            return bytes.clone();
        }
    }

    ShelfIndex index() {
        return index;
    }

    Optional<Incoming> incoming(String digest) {
        return incoming.stream().filter(one -> one.digest().equals(digest)).findFirst();
    }

    /** In the order of their names. */
    public List<Schema> schemas() {
        return index.schemas();
    }

    /** @param name as {@link Schema#name}, or with slashes, in any case */
    public Optional<Schema> find(String name) {
        return index.find(nameOf(name));
    }

    /** A name that is safe as a file's, with slashes as XML tags write them. */
    static String nameOf(String name) {
        String safe = name.replace("/", "_-").replaceAll(UNSAFE, "_");
        return safe.startsWith(".") ? "_" + safe.substring(1) : safe;
    }

    /** With this file in force: as the next version of its schema, or as the earlier one that is the same to the byte. */
    public Shelf with(Incoming file, Instant at, String by) {
        Schema schema = index.find(file.name()).orElse(new Schema(file.name(), Schema.NONE, at, List.of()));
        Optional<SchemaVersion> same = schema.versions().stream()
                .filter(version -> version.digest().equals(file.digest()))
                .findFirst();
        List<Incoming> all = new ArrayList<>(incoming);
        all.add(file);
        if (same.isPresent()) {
            // The file comes along nevertheless: what was kept of it may have been changed by hand.
            int known = same.get().number();
            return new Shelf(schema.inForce() == known ? index : index.with(schema.putInForce(known, at)), all);
        }
        int number =
                schema.versions().isEmpty() ? 1 : schema.versions().getLast().number() + 1;
        SchemaVersion version = new SchemaVersion(
                number,
                file.file(),
                file.schema().kind().inWords(),
                file.digest(),
                file.schema().dictionary().layouts().size(),
                at,
                by);
        return new Shelf(index.with(schema.with(version)), all);
    }

    /** With another version of a schema in force. */
    public Shelf inForce(Schema schema, SchemaVersion version, Instant at) {
        return changed(schema.putInForce(version.number(), at));
    }

    /** Without any version of a schema in force; all are still kept. */
    public Shelf without(Schema schema, Instant at) {
        return changed(schema.putInForce(Schema.NONE, at));
    }

    private Shelf changed(Schema schema) {
        return new Shelf(index.with(schema), incoming);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shelf that && index.equals(that.index);
    }

    @Override
    public int hashCode() {
        return index.hashCode();
    }

    @Override
    public String toString() {
        return index.toString();
    }
}
