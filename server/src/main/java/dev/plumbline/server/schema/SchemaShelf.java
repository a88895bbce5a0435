package dev.plumbline.server.schema;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.DictionaryImport;
import dev.plumbline.idoc.IdocSchema;
import dev.plumbline.server.schema.Shelf.Incoming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The directory in which an installation keeps the exports of its SAP system. {@code schemas.json} says what is in force; each version of a
 * file lies below {@code versions} for as long as the directory is there. Files that people put into the directory themselves count as well,
 * before those that were imported.
 *
 * <p>Several processes may use it: changes are made one after the other, and whoever reads sees the state before or after one. An instance
 * is safe for several threads.
 */
public final class SchemaShelf {
    private static final int VERSION_DIGITS = 12;

    private final Path directory;
    private final ShelfFiles files;
    /** Reading an export takes a while, and the same ones are looked at again and again; by digest. */
    private final Map<String, IdocSchema> read = new HashMap<>();

    public SchemaShelf(Path directory) {
        this.directory = directory;
        this.files = new ShelfFiles(directory);
    }

    public Path directory() {
        return directory;
    }

    /**
     * What lies on it.
     *
     * @throws IOException with a message for people, when it cannot be read
     */
    public Shelf shelf() throws IOException {
        return new Shelf(files.index(), List.of());
    }

    /** The files that people put there themselves, in the order in which they count. */
    public List<Path> loose() throws IOException {
        return files.loose();
    }

    /**
     * The layouts in force.
     *
     * @throws IOException as {@link #layouts(Shelf)}
     */
    public Layouts layouts() throws IOException {
        return layouts(shelf());
    }

    /**
     * The layouts that are in force when this lies on the shelf.
     *
     * @throws dev.plumbline.idoc.SchemaFormatException if a file that people put there describes no segments
     * @throws IOException with a message for people, when a file cannot be read or was changed after its import
     */
    public Layouts layouts(Shelf shelf) throws IOException {
        Dictionary dictionary = Dictionary.standard();
        List<String> names = new ArrayList<>();
        StringBuilder digests = new StringBuilder();
        for (Path file : files.loose()) {
            byte[] content = Files.readAllBytes(file);
            String digest = ShelfFiles.digest(content);
            dictionary = dictionary.overriddenBy(described(file, digest).dictionary());
            digests.append(digest);
            names.add(String.valueOf(file.getFileName()));
        }
        for (Schema schema : shelf.index().inForce()) {
            SchemaVersion version = schema.current().orElseThrow();
            dictionary = dictionary.overriddenBy(dictionary(shelf, schema, version));
            digests.append(version.digest());
            names.add(schema.name() + " version " + version.number());
        }
        return names.isEmpty()
                ? Layouts.standard()
                : new Layouts(
                        ShelfFiles.digest(digests.toString().getBytes(StandardCharsets.UTF_8))
                                .substring(0, VERSION_DIGITS),
                        names,
                        dictionary);
    }

    /**
     * What one version says, by itself.
     *
     * @throws IOException as {@link #layouts(Shelf)}
     */
    public Dictionary dictionary(Shelf shelf, Schema schema, SchemaVersion version) throws IOException {
        Optional<Incoming> incoming = shelf.incoming(version.digest());
        if (incoming.isPresent()) {
            return incoming.get().schema().dictionary();
        }
        Path file = files.of(schema.name(), version);
        if (!Files.exists(file)) {
            throw new IOException("There is no file " + file + " any more, which is version " + version.number()
                    + " of " + schema.name() + "; " + remedy(schema));
        }
        if (!ShelfFiles.digest(Files.readAllBytes(file)).equals(version.digest())) {
            throw new IOException(file + " was changed after it was imported as version " + version.number() + " of "
                    + schema.name() + "; " + remedy(schema));
        }
        return described(file, version.digest()).dictionary();
    }

    private static String remedy(Schema schema) {
        return "import it again, or take it out of force with ./plumbline schema remove " + schema.name();
    }

    private IdocSchema described(Path file, String digest) throws IOException {
        synchronized (read) {
            IdocSchema known = read.get(digest);
            if (known == null) {
                known = DictionaryImport.describe(file);
                read.put(digest, known);
            }
            return known;
        }
    }

    /**
     * Reads a file that is to be imported. Nothing is kept yet.
     *
     * @throws dev.plumbline.idoc.SchemaFormatException if it describes no segments, or not completely
     * @throws IOException if it cannot be read
     */
    public Incoming open(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String digest = ShelfFiles.digest(content);
        IdocSchema schema = described(file, digest);
        String bare = String.valueOf(file.getFileName());
        String name = schema.type().isEmpty() ? stem(bare).toUpperCase(Locale.ROOT) : schema.type();
        return new Incoming(Shelf.nameOf(name), Shelf.nameOf(bare), schema, digest, new Shelf.Content(content));
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /**
     * Makes a change lasting: what is new is kept, and then counts. If the process is stopped before the end, all is as it was.
     *
     * @param before what the change was made of
     * @throws IOException with a message for people, when somebody else changed the shelf meanwhile, or it cannot be written
     */
    public void keep(Shelf before, Shelf after) throws IOException {
        files.locked(() -> {
            if (!files.index().equals(before.index())) {
                throw new IOException("Somebody else changed " + directory + " meanwhile; nothing was kept, try again");
            }
            for (Schema schema : after.index().schemas()) {
                for (SchemaVersion version : schema.versions()) {
                    Optional<Incoming> incoming = after.incoming(version.digest());
                    if (incoming.isPresent()) {
                        files.write(
                                files.of(schema.name(), version),
                                incoming.get().content().toBytes());
                    }
                }
            }
            files.write(after.index());
        });
    }
}
