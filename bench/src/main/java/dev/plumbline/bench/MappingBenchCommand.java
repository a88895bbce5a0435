package dev.plumbline.bench;

import dev.plumbline.bench.idoc.MappingBenchmarks;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "mapping",
        description = "Applying the default mapping beside reading the IDoc, and loading a large mapping.")
final class MappingBenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        new MappingBenchmarks(InstantSource.system(), spec.commandLine().getOut()).run();
        spec.commandLine().getOut().flush();
        return 0;
    }
}
