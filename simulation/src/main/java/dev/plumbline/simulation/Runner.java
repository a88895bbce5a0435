package dev.plumbline.simulation;

import dev.plumbline.simulation.check.Checks;
import dev.plumbline.simulation.check.Finding;
import dev.plumbline.simulation.world.Aftermath;
import dev.plumbline.simulation.world.Diary;
import dev.plumbline.simulation.world.Hooks;
import dev.plumbline.simulation.world.Library;
import dev.plumbline.simulation.world.Scenario;
import dev.plumbline.simulation.world.ScenarioMaker;
import dev.plumbline.simulation.world.Simulation;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/** Runs scenarios and checks what is left of them. Safe for several threads. */
final class Runner {
    private final Library library = new Library();
    private final ScenarioMaker maker = library.scenarios();
    private final Checks checks = new Checks();
    private final Supplier<Hooks> hooks;

    /** @param hooks a set for each run: {@link Hooks#NONE} for the mirror as it is */
    Runner(Supplier<Hooks> hooks) {
        this.hooks = hooks;
    }

    /** The mirror as it is. */
    Runner() {
        this(() -> Hooks.NONE);
    }

    Scenario scenario(long seed) {
        return maker.of(seed);
    }

    Aftermath run(Scenario scenario, Diary diary) {
        return new Simulation(scenario, library, hooks.get(), diary).run();
    }

    List<Finding> findings(Aftermath aftermath) {
        return checks.of(aftermath);
    }

    List<Finding> findings(Scenario scenario) {
        return findings(run(scenario, Diary.CLOSED));
    }

    /**
     * A pool of one thread. The engine reads a batch in parallel where it can; in such a pool that is one thread, so a run has a whole
     * processor and no more.
     */
    static ForkJoinPool oneThread() {
        return new ForkJoinPool(1);
    }
}
