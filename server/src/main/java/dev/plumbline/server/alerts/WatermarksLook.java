package dev.plumbline.server.alerts;

import dev.plumbline.server.watermark.WatermarkStatus;
import dev.plumbline.server.words.Team;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Disk and backlog. When they warn and refuse is said by the settings of the watermarks. */
final class WatermarksLook implements Look {
    private final Supplier<Map<String, WatermarkStatus>> status;

    WatermarksLook(Supplier<Map<String, WatermarkStatus>> status) {
        this.status = status;
    }

    @Override
    public List<Fact> now(Instant now) {
        return status.get().entrySet().stream()
                .flatMap(mark -> fact(mark.getKey(), mark.getValue()).stream())
                .toList();
    }

    private static Optional<Fact> fact(String name, WatermarkStatus status) {
        return severity(status.state())
                .map(severity -> new Fact(
                        Condition.WATERMARK.of(name),
                        severity,
                        Team.INTEGRATION,
                        new Wording(
                                severity == Severity.CRITICAL
                                        ? "Nothing is taken in: the watermark " + name + " refuses"
                                        : "The watermark " + name + " warns",
                                status.says(),
                                firstStep(name),
                                "/",
                                List.of())));
    }

    private static Optional<Severity> severity(WatermarkStatus.State state) {
        return switch (state) {
            case WARN -> Optional.of(Severity.WARNING);
            case REFUSE -> Optional.of(Severity.CRITICAL);
            case FINE, UNWATCHED -> Optional.empty();
        };
    }

    private static String firstStep(String name) {
        return switch (name) {
            case "disk" -> "Make room on the disk of the data directory, or move it to a larger one.";
            case "waiting" -> "Read in the server's log why the engine stands still; a large load passes by itself.";
            default -> "See on the overview what the delivery waits for.";
        };
    }
}
