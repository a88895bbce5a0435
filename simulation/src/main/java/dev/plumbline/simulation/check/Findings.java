package dev.plumbline.simulation.check;

import java.util.ArrayList;
import java.util.List;

/** Where a check writes down what does not hold. */
final class Findings {
    private final Check check;
    private final List<Finding> all = new ArrayList<>();

    Findings(Check check) {
        this.check = check;
    }

    void add(String words) {
        all.add(new Finding(check, words));
    }

    /** @param words what is wrong unless it holds */
    void require(boolean holds, String words) {
        if (!holds) {
            add(words);
        }
    }

    List<Finding> all() {
        return all;
    }
}
