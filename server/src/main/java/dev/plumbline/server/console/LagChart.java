package dev.plumbline.server.console;

import dev.plumbline.server.api.VerificationAnswers.LagPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long Klaviyo took in the last day until nearly all events (99 %) could be read, as a line of an SVG of 600 × 100.
 *
 * @param points {@code x,y x,y …}; empty when nothing was read back
 * @param longest what the upper edge stands for, in seconds
 * @param inWords the same for those who do not see it
 */
public record LagChart(String points, double longest, String inWords) {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 100;
    private static final Duration DAY = Duration.ofDays(1);

    static LagChart of(Map<String, List<LagPart>> accounts, Instant now) {
        List<LagPart> parts = accounts.values().stream()
                .flatMap(List::stream)
                .filter(part -> part.lag().events() > 0)
                .sorted((one, other) -> one.from().compareTo(other.from()))
                .toList();
        double longest =
                parts.stream().mapToDouble(part -> part.lag().p99()).max().orElse(0);
        if (longest <= 0) {
            return new LagChart("", 0, "No event was read back in the last day.");
        }
        // A line of one point would not be seen.
        String points = Stream.concat(Stream.of(parts.getFirst()), parts.stream())
                .map(part -> point(part, longest, now))
                .collect(Collectors.joining(" "));
        return new LagChart(
                points,
                longest,
                String.format(
                        Locale.ROOT,
                        "99 of 100 events could be read in Klaviyo within %.1f s at most over the last day; last within %.1f s.",
                        longest,
                        parts.getLast().lag().p99()));
    }

    private static String point(LagPart part, double longest, Instant now) {
        double ago = Duration.between(part.from(), now).toMillis() / (double) DAY.toMillis();
        return String.format(
                Locale.ROOT,
                "%.1f,%.1f",
                Math.clamp(WIDTH * (1 - ago), 0, WIDTH),
                HEIGHT - 4 - (HEIGHT - 8) * part.lag().p99() / longest);
    }
}
