package dev.plumbline.simulation.host;

import java.util.ArrayList;
import java.util.List;

/** How to take back what was changed since the last commit, newest change first. */
final class Journal {
    private final List<Runnable> undo = new ArrayList<>();

    void add(Runnable takeBack) {
        undo.add(takeBack);
    }

    /** The place to which {@link #backTo} can return. */
    int savepoint() {
        return undo.size();
    }

    void backTo(int savepoint) {
        while (undo.size() > savepoint) {
            undo.removeLast().run();
        }
    }

    void commit() {
        undo.clear();
    }
}
