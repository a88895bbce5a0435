package dev.plumbline.simulation.world;

import java.util.function.Supplier;

/** Where a run writes down what happens. Most runs are not told. */
@FunctionalInterface
public interface Diary {
    /** Nobody reads it. */
    Diary CLOSED = line -> {};

    void note(Supplier<String> line);
}
