package dev.plumbline.simulation.world;

import dev.plumbline.server.engine.Rulebook;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Somebody changes the mapping while the engine works: now and then another version is in force from a batch on. */
final class Reloads implements Supplier<Rulebook> {
    /** Of so many batches one begins with another version. */
    private static final int BATCHES = 8;

    private final List<Rulebook> versions;
    private final RandomGenerator dice;
    private Rulebook current;
    private boolean settled;

    Reloads(List<Rulebook> versions, RandomGenerator dice) {
        this.versions = List.copyOf(versions);
        this.dice = dice;
        this.current = versions.getFirst();
    }

    /** The usual version is in force and stays so. */
    void settle() {
        current = versions.getFirst();
        settled = true;
    }

    @Override
    public Rulebook get() {
        if (!settled && dice.nextInt(BATCHES) == 0) {
            current = versions.get(dice.nextInt(versions.size()));
        }
        return current;
    }
}
