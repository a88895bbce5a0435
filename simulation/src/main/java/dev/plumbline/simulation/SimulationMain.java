package dev.plumbline.simulation;

import java.time.InstantSource;
import picocli.CommandLine;

/** {@code ./plumbline simulate}. */
public final class SimulationMain {
    private SimulationMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new SimulateCommand(InstantSource.system())).execute(args));
    }
}
