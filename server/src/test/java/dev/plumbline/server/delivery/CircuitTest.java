package dev.plumbline.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");

    private final Circuit circuit = new Circuit();

    private Optional<Instant> fail(int times, Instant now) {
        Optional<Instant> opened = Optional.empty();
        for (int n = 0; n < times; n++) {
            opened = circuit.failed(now);
        }
        return opened;
    }

    @Test
    void aFewFailuresAreNothing() {
        assertThat(fail(Circuit.FAILURES - 1, NOW)).isEmpty();
    }

    @Test
    void anAnswerBetweenFailuresShowsThatServersAreThere() {
        fail(Circuit.FAILURES - 1, NOW);
        circuit.answered();
        assertThat(fail(Circuit.FAILURES - 1, NOW)).isEmpty();
    }

    @Test
    void manyInARowOpenItForAShortWhile() {
        assertThat(fail(Circuit.FAILURES, NOW)).contains(NOW.plusSeconds(5));
    }

    @Test
    void whatWasUnderWayWhenItOpenedDoesNotOpenItFurther() {
        fail(Circuit.FAILURES, NOW);
        assertThat(fail(60, NOW.plusSeconds(1))).isEmpty();
        assertThat(circuit.failed(NOW.plusSeconds(5))).contains(NOW.plusSeconds(15));
    }

    @Test
    void eachProbeThatFailsDoublesThePauseUpToSomeMinutes() {
        Instant now = NOW;
        fail(Circuit.FAILURES - 1, now);
        List<Long> pauses = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            Instant until = circuit.failed(now).orElseThrow();
            pauses.add(until.getEpochSecond() - now.getEpochSecond());
            now = until;
        }
        assertThat(pauses).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 160L, 160L);
    }
}
