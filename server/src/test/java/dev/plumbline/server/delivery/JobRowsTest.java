package dev.plumbline.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.SetStock;
import dev.plumbline.server.delivery.JobNews.Fault;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobRowsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");
    private static final List<QueuedCommand> ROWS = IntStream.rangeClosed(1, 3)
            .mapToObj(n -> new QueuedCommand(n, 0, 0, new SetStock("main", "sku-" + n, n), 0))
            .toList();

    private static List<Long> again(JobNews.Ended ended) {
        return JobRows.settled("J1", ROWS, ended, NOW).stream()
                .filter(Settlement.Retry.class::isInstance)
                .map(Settlement::id)
                .toList();
    }

    private static Fault named(String key) {
        return new Fault(Optional.of(key), OptionalInt.empty(), "not found");
    }

    @Test
    void aJobWithoutFaultsIsTheAcceptanceOfAllItsRows() {
        assertThat(JobRows.settled("J1", ROWS, new JobNews.Ended(0, List.of()), NOW))
                .hasSize(3)
                .allSatisfy(settled -> assertThat(settled)
                        .isInstanceOf(Settlement.Stored.class)
                        .extracting(Settlement::answer)
                        .isEqualTo("job J1"));
    }

    @Test
    void aRowThatIsNamedByItsKeyGoesAgainAndTheOthersAreAccepted() {
        assertThat(again(new JobNews.Ended(1, List.of(named("sku-2"))))).containsExactly(2L);
    }

    @Test
    void aRowThatIsNamedByItsPositionGoesAgain() {
        assertThat(again(new JobNews.Ended(1, List.of(new Fault(Optional.empty(), OptionalInt.of(2), "x")))))
                .containsExactly(3L);
    }

    @Test
    void whenFewerRowsAreNamedThanFailedAllGoAgain() {
        assertThat(again(new JobNews.Ended(2, List.of(named("sku-2"))))).containsExactly(1L, 2L, 3L);
        assertThat(again(new JobNews.Ended(1, List.of(named("unknown"))))).containsExactly(1L, 2L, 3L);
    }
}
