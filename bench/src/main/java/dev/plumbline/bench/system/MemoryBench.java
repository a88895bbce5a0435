package dev.plumbline.bench.system;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.sandbox.demo.TemporaryDirectory;
import dev.plumbline.sandbox.sap.Dispatch;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.Traffic;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Files of IDocs that are larger than the heap of 512 MiB that every program of Plumbline has. */
public final class MemoryBench {
    private final Path home;
    private final InstantSource clock;
    private final PrintWriter out;

    public MemoryBench(Path home, InstantSource clock, PrintWriter out) {
        this.home = home;
        this.clock = clock;
        this.out = out;
    }

    /** Returns whether everything was read within the heap. */
    public boolean run(int mib) throws IOException, InterruptedException {
        try (TemporaryDirectory directory = TemporaryDirectory.create("plumbline-memory")) {
            Path file = directory.path().resolve("LARGE.idoc");
            long idocs = write(file, mib * 1048576L);
            out.printf("a flat file of %,d MiB, %,d IDocs; heap limit of each program 512 MiB%n", mib, idocs);
            out.flush();
            boolean inspected = inspect(file);
            boolean served = serve(file, idocs);
            return inspected && served;
        }
    }

    /** One order's IDoc again and again, each time as another order under another number. */
    private long write(Path file, long bytes) throws IOException {
        Instant start = Instant.parse("2026-03-02T06:00:00Z");
        String order = new Dispatch(
                        new Traffic(new Traffic.Plan(5, 1, 0, start)),
                        new Dispatch.Options(List.of(Form.FLAT), 0, 1),
                        Dictionary.standard())
                .all(false).stream()
                        .filter(message -> message.messageType().equals("ORDRSP"))
                        .findFirst()
                        .orElseThrow()
                        .content();
        String docnum = order.substring(13, 29);
        long count = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long written = 0; written < bytes; written += order.length()) {
                out.write(order.replace(docnum, "%016d".formatted(50_000_000 + count))
                        .replace("0000500001", "%010d".formatted(600_000_000 + count)));
                count++;
            }
        }
        return count;
    }

    private boolean inspect(Path file) throws IOException, InterruptedException {
        Instant began = clock.instant();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-jar",
                        home.resolve("server/target/plumbline-server.jar").toString(),
                        "inspect",
                        "--summary",
                        file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, Usage.of(process.toHandle()).peakMib());
            Thread.sleep(100);
        }
        out.printf(
                "  inspect --summary: exit %d after %.1f s, peak memory of the process %,d MiB%n",
                process.exitValue(), seconds(began), peak);
        out.flush();
        return process.exitValue() == 0;
    }

    private boolean serve(Path file, long idocs) throws IOException, InterruptedException {
        try (Setting setting = Setting.start(home, Map.of(), clock)) {
            Files.move(file, setting.intake().resolve("LARGE.tmp"), StandardCopyOption.REPLACE_EXISTING);
            Instant began = clock.instant();
            Files.move(setting.intake().resolve("LARGE.tmp"), setting.intake().resolve("LARGE.idoc"));
            while (setting.status().received() < idocs) {
                Thread.sleep(500);
            }
            double taken = seconds(began);
            while (setting.status().waiting() > 0) {
                Thread.sleep(500);
            }
            out.printf(
                    "  directory door: on disk after %.1f s, read by the engine after %.1f s, exceptions %d, peak memory of the server %,d MiB%n",
                    taken,
                    seconds(began),
                    setting.status().exceptions(),
                    Usage.of(setting.server().handle()).peakMib());
            out.flush();
            return setting.status().exceptions() == 0;
        }
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
