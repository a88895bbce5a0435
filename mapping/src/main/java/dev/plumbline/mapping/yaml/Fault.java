package dev.plumbline.mapping.yaml;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that is wrong in a file.
 *
 * @param place where
 * @param path which entry, levels joined by dots; empty for the file as a whole
 * @param message what is wrong, what was expected, and what would be right
 */
public record Fault(Place place, String path, String message) {
    /** All that is wrong with a mapping, as a person reads it. */
    public static String inWords(List<Fault> faults) {
        return "The mapping does not stand:"
                + faults.stream().map(fault -> "\n  " + fault).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return place + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
