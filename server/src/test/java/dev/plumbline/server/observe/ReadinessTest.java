package dev.plumbline.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.inbox.Admission;
import dev.plumbline.server.support.Postgres;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

/** Why a server that lives may not be ready. */
class ReadinessTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static Readiness readiness(Optional<String> refusal) {
        return new Readiness(new DatabaseCheck(POSTGRES.jdbc(), InstantSource.fixed(Instant.EPOCH)), new Admission() {
            @Override
            public Optional<String> refusal() {
                return refusal;
            }

            @Override
            public Optional<String> stop() {
                return Optional.empty();
            }
        });
    }

    @Test
    void whatRefusesToTakeInIsAReason() {
        assertThat(readiness(Optional.empty()).reasonsAgainst()).isEmpty();
        assertThat(readiness(Optional.of("Nothing is taken in now: 3 wait")).reasonsAgainst())
                .containsExactly("Nothing is taken in now: 3 wait");
    }

    @Test
    void aServerThatStopsIsNotReady() {
        Readiness readiness = readiness(Optional.empty());
        readiness.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));
        assertThat(readiness.reasonsAgainst()).containsExactly("The server is stopping");
    }
}
