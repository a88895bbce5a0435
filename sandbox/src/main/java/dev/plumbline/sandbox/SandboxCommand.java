package dev.plumbline.sandbox;

import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.Recorded;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "sandbox",
        description = "Runs the stand-in for Klaviyo until it is stopped.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "8090", description = "Where it listens (default: ${DEFAULT-VALUE}).")
    private int port = 8090;

    @Option(names = "--api-key", description = "The only key that is let in (default: any).")
    private String apiKey = "";

    @Option(names = "--no-limits", description = "Without Klaviyo's rate limits.")
    private boolean unlimited;

    @Option(
            names = "--processing",
            defaultValue = "PT0.5S",
            description = "How long accepted events take to be seen (default: ${DEFAULT-VALUE}).")
    private Duration processing = Duration.ofMillis(500);

    @Option(
            names = "--lag",
            defaultValue = "PT0S",
            description =
                    "How much longer some events take: any time up to this, in any order (default: ${DEFAULT-VALUE}).")
    private Duration lag = Duration.ZERO;

    @Option(
            names = "--lose",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "Share of events that are accepted and never seen again (default: ${DEFAULT-VALUE}).")
    private double lost;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Appends every request to this file, one JSON line each.")
    private Optional<Path> recording = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        StandInOptions options = StandInOptions.standard(InstantSource.system())
                .withPort(port)
                .withApiKey(apiKey)
                .withLimits(!unlimited)
                .withProcessing(processing)
                .withSpread(lag);
        if (recording.isEmpty()) {
            return run(options);
        }
        try (BufferedWriter file = Files.newBufferedWriter(recording.get())) {
            return run(options.withRecorder(recorder(file)));
        }
    }

    private int run(StandInOptions options) throws IOException, InterruptedException {
        try (KlaviyoStandIn standIn = KlaviyoStandIn.start(options)) {
            if (lost > 0) {
                standIn.faults()
                        .add(Fault.always(Fault.Kind.LOST).on("/api/event").withShare(lost));
            }
            spec.commandLine()
                    .getOut()
                    .println("The stand-in for Klaviyo listens: " + standIn.uri() + " (what it holds: open it)");
            spec.commandLine().getOut().flush();
            Thread.currentThread().join();
            return 0;
        }
    }

    private static Consumer<Recorded> recorder(BufferedWriter file) {
        return request -> {
            synchronized (file) {
                try {
                    file.write(JsonMapper.shared().writeValueAsString(request));
                    file.newLine();
                    file.flush();
                } catch (IOException full) {
                    throw new UncheckedIOException("The recording cannot be written", full);
                }
            }
        };
    }
}
