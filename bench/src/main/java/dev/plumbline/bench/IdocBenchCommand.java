package dev.plumbline.bench;

import dev.plumbline.bench.idoc.IdocBenchmarks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "idoc", description = "The IDoc reader beside Jackson-XML, JAXB and BeanIO, and beside bare scans.")
final class IdocBenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        IdocBenchmarks.run(spec.commandLine().getOut());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
