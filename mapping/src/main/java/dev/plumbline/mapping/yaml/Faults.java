package dev.plumbline.mapping.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers all that is wrong, so that a file is corrected in one go. Not for several threads. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    public void add(Place place, String path, String message) {
        found.add(new Fault(place, path, message));
    }

    public void add(Node node, String path, String message) {
        add(node.place(), path, message);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the files. */
    public List<Fault> all() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing((Fault fault) -> fault.place().file())
                        .thenComparingInt(fault -> fault.place().line())
                        .thenComparingInt(fault -> fault.place().column()))
                .toList();
    }
}
