package dev.plumbline.server.schema;

import dev.plumbline.idoc.Dictionary;
import java.util.List;

/**
 * The layouts that are in force: those that come with Plumbline, and over them those of the installation.
 *
 * @param version what tells them from others: the first 12 hexadecimal digits of a SHA-256 of the files; {@code standard} without any
 * @param files the files they were made of, in the order in which they count, with their versions where they have any
 */
public record Layouts(String version, List<String> files, Dictionary dictionary) {
    private static final String WITHOUT_FILES = "standard";

    public Layouts {
        files = List.copyOf(files);
    }

    /** Those that come with Plumbline alone. */
    public static Layouts standard() {
        return new Layouts(WITHOUT_FILES, List.of(), Dictionary.standard());
    }
}
