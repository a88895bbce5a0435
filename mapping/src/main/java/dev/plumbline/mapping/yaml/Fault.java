package dev.plumbline.mapping.yaml;

/**
 * Something that is wrong in a file.
 *
 * @param place where
 * @param path which entry, levels joined by dots; empty for the file as a whole
 * @param message what is wrong, what was expected, and what would be right
 */
public record Fault(Place place, String path, String message) {
    @Override
    public String toString() {
        return place + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
