package dev.plumbline.bench.system;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Finds out when a server had nothing more to do. What is told by the schedule of a second begins again, so it must last. */
final class Quiet {
    private static final Duration LASTS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private Quiet() {}

    /** Whether there is nothing to do now. */
    interface Look {
        boolean isQuiet() throws IOException, SQLException, InterruptedException;
    }

    /**
     * Returns once there was nothing to do for two seconds: the moment since when.
     *
     * @throws IOException when that does not happen within half an hour
     */
    static Instant await(InstantSource clock, Look look) throws IOException, InterruptedException {
        Instant began = clock.instant();
        Instant last = began;
        Instant since = began;
        while (Duration.between(since, last).compareTo(LASTS) < 0) {
            last = clock.instant();
            try {
                if (!look.isQuiet()) {
                    since = clock.instant();
                }
            } catch (SQLException failed) {
                throw new IOException("Nobody can tell whether the server has more to do", failed);
            }
            if (Duration.between(began, last).compareTo(PATIENCE) > 0) {
                throw new IOException("The server was still at work after " + PATIENCE.toMinutes() + " min");
            }
            Thread.sleep(100);
        }
        return since;
    }
}
