package dev.plumbline.server.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the database answers. Asked at most once a second, however many ask: anybody may. Thread-safe. */
final class DatabaseCheck {
    private static final Duration HOLDS = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private Optional<Answer> last = Optional.empty();

    DatabaseCheck(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Answer(boolean isGood, Instant at) {}

    /** Waits as long for a connection as a door does. */
    synchronized boolean answers() {
        Instant now = clock.instant();
        Answer answer = last.filter(known -> now.isBefore(known.at().plus(HOLDS)))
                .orElseGet(() -> new Answer(ask(), clock.instant()));
        last = Optional.of(answer);
        return answer.isGood();
    }

    private boolean ask() {
        try {
            return jdbc.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException away) {
            return false;
        }
    }
}
