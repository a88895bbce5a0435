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
 * @param cpu of the server's process and its PostgreSQL, with those of their processes that have ended
 * @param peakMib the most memory that the server's process had at a time, without its PostgreSQL; 0 where the system does not tell
 */
record Usage(Duration cpu, long peakMib) {
    /** Linux counts in these, whatever the kernel's own clock does. */
    private static final long TICK_MILLIS = 10;

    /** The ticks of a process and of its children that have ended are the 14th to 17th value of its line, 12 after its name. */
    private static final int FIRST_TICKS = 12;

    private static final int TICKS = 4;

    /** @param database its first process, when it is not the server's own */
    static Usage of(ProcessHandle server, ProcessHandle... database) {
        Duration cpu = Stream.concat(Stream.of(server), Stream.of(database))
                .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
                .map(Usage::cpu)
                .reduce(Duration.ZERO, Duration::plus);
        return new Usage(cpu, peak(server.pid()));
    }

    /** PostgreSQL does a part of its work in processes that come and go: these are counted with the one that started them. */
    private static Duration cpu(ProcessHandle process) {
        Path stat = Path.of("/proc", String.valueOf(process.pid()), "stat");
        try {
            if (!Files.exists(stat)) {
                return process.info().totalCpuDuration().orElse(Duration.ZERO);
            }
            String line = Files.readString(stat);
            long ticks = Stream.of(
                            line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1))
                    .skip(FIRST_TICKS - 1L)
                    .limit(TICKS)
                    .mapToLong(Long::parseLong)
                    .sum();
            return Duration.ofMillis(ticks * TICK_MILLIS);
        } catch (IOException ended) {
            return Duration.ZERO;
        }
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
