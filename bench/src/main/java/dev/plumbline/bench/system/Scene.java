package dev.plumbline.bench.system;

import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a measure takes place.
 *
 * @param home of Plumbline, where its programs were built
 * @param out for people
 */
public record Scene(Path home, InstantSource clock, PrintWriter out) {

    /** A server that sends to a stand-in as fast as it can, and keeps its rows in a database that others see as well. */
    Setting start(KlaviyoStandIn klaviyo, Database database) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(sendingTo(klaviyo));
        all.putAll(database.settings());
        return start(all);
    }

    /** @param settings by the names of the environment */
    Setting start(Map<String, String> settings) throws IOException, InterruptedException {
        return Setting.start(home, settings, clock);
    }

    /** The settings for sending as fast as it goes. */
    static Map<String, String> sendingTo(KlaviyoStandIn klaviyo) {
        return Map.of(
                "PLUMBLINE_KLAVIYO_URL", klaviyo.uri().toString(),
                "PLUMBLINE_KLAVIYO_API_KEY", "pk_bench",
                "PLUMBLINE_KLAVIYO_SHARE", "unlimited");
    }

    Duration since(Instant began) {
        return Duration.between(began, clock.instant());
    }

    /** How many a second. */
    static double rate(long count, Duration took) {
        return count * 1_000_000.0 / Math.max(1, took.toNanos() / 1_000);
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Prints a line at once. */
    void say(String format, Object... values) {
        out.printf(format + "%n", values);
        out.flush();
    }
}
