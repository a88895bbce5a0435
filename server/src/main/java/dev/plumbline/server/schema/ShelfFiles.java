package dev.plumbline.server.schema;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a shelf. Each is written beside its place, brought to the disk and then moved there, the index last: whoever is stopped in
 * between leaves the shelf as it was.
 */
final class ShelfFiles {
    private static final String INDEX = "schemas.json";
    private static final String VERSIONS = "versions";
    private static final String LOCK = ".lock";
    private static final String UNFINISHED = ".new";

    private final Path directory;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    ShelfFiles(Path directory) {
        this.directory = directory;
    }

    /** Does something while nobody else changes the shelf. */
    @FunctionalInterface
    interface Change {
        void run() throws IOException;
    }

    void locked(Change change) throws IOException {
        Files.createDirectories(directory);
        try (FileChannel lock =
                        FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            change.run();
            if (!held.isValid()) {
                throw new IOException("The lock of " + directory + " was lost; try again");
            }
        }
    }

    ShelfIndex index() throws IOException {
        Path file = directory.resolve(INDEX);
        try {
            ShelfIndex index = json.readValue(Files.readAllBytes(file), ShelfIndex.class);
            if (index.format() > ShelfIndex.FORMAT) {
                throw new IOException(file + " was written by a newer Plumbline (format " + index.format()
                        + "); use that one, or another directory");
            }
            return index;
        } catch (NoSuchFileException none) {
            return ShelfIndex.empty();
        } catch (JacksonException broken) {
            throw new IOException(
                    file + " cannot be read: " + broken.getOriginalMessage()
                            + "; it is written by ./plumbline schema alone, so put back a copy of it, or move it away and"
                            + " import the files below " + directory.resolve(VERSIONS) + " again",
                    broken);
        }
    }

    void write(ShelfIndex index) throws IOException {
        write(directory.resolve(INDEX), json.writeValueAsBytes(index));
    }

    /** Where a version's file stands. */
    Path of(String schema, SchemaVersion version) {
        return directory.resolve(VERSIONS).resolve(schema).resolve(version.number() + "-" + version.file());
    }

    void write(Path file, byte[] content) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(parent);
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try (FileChannel out = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel moved = FileChannel.open(parent, StandardOpenOption.READ)) {
            moved.force(true);
        }
    }

    /** Files that people put there themselves, in the order of their names. */
    List<Path> loose() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isLoose(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isLoose(String name) {
        return !name.equals(INDEX) && !name.startsWith(".") && !name.endsWith(UNFINISHED);
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
