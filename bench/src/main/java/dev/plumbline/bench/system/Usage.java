package dev.plumbline.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a server and its database have used.
 *
 * @param cpu of the server's process and its PostgreSQL
 * @param peakMib the most memory that the server's process had at a time, without its PostgreSQL; 0 where the system does not tell
 */
record Usage(Duration cpu, long peakMib) {

    static Usage of(ProcessHandle server) {
        Duration cpu = Stream.concat(Stream.of(server), server.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
        return new Usage(cpu, peak(server.pid()));
    }

    private static long peak(long pid) {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        try {
            List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
            return lines.stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    Usage since(Usage before) {
        return new Usage(cpu.minus(before.cpu), peakMib);
    }
}
