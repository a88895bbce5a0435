package dev.plumbline.simulation.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.server.outbox.NewCommand;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Search;
import dev.plumbline.server.outbox.Settlement;
import dev.plumbline.server.outbox.Urgency;
import dev.plumbline.simulation.host.Hazards.Point;
import dev.plumbline.simulation.host.Hazards.StorageAway;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the host keeps is what was committed. */
class MemoryHostTest {
    private static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");
    private static final byte[] NO_IDOC = "Report ZSD_EXPORT ended".getBytes(StandardCharsets.UTF_8);

    private Optional<Point> danger = Optional.empty();
    private final MemoryHost host = new MemoryHost(
            InstantSource.fixed(NOW),
            point -> {
                if (danger.filter(point::equals).isPresent()) {
                    throw new StorageAway();
                }
            },
            Duration.ofDays(7));

    private static Command event(String metric, int customer, int order) {
        return new TrackEvent(
                metric,
                new ProfileKey("main", String.valueOf(customer)),
                "PRD-100-order-" + order,
                NOW,
                Optional.empty(),
                Map.of(),
                false,
                Optional.of("order/PRD-100/" + order));
    }

    private void queue(Command... commands) {
        host.outbox()
                .append(
                        List.of(commands).stream()
                                .map(command -> new NewCommand(0, "", command, false))
                                .toList(),
                        "",
                        NOW);
    }

    private List<QueuedCommand> look() {
        Search search = new Search("main", Urgency.REALTIME, "", 10, Set.of(), Set.of());
        return host.outbox().due(search, NOW).found();
    }

    private List<Long> due() {
        return look().stream().map(QueuedCommand::id).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"BEGIN", "BEFORE_COMMIT"})
    void whatWasNotCommittedIsGone(Point point) {
        danger = Optional.of(point);
        assertThatThrownBy(() -> host.receive(NO_IDOC, "one")).isInstanceOf(StorageAway.class);
        assertThat(host.inbox()).isEmpty();
        assertThat(host.exceptions()).isEmpty();
    }

    @Test
    void whatWasCommittedStaysAlthoughNobodyHeardOfIt() {
        danger = Optional.of(Point.AFTER_COMMIT);
        assertThatThrownBy(() -> host.receive(NO_IDOC, "one")).isInstanceOf(StorageAway.class);
        assertThat(host.inbox()).hasSize(1);
        assertThat(host.exceptions()).hasSize(1);
    }

    @Test
    void theSameBytesAreARepetition() {
        host.receive(NO_IDOC, "one");
        host.receive(NO_IDOC, "two");
        assertThat(host.inbox())
                .extracting(InboxRow::status)
                .containsExactly(InboxRow.Status.EXCEPTION, InboxRow.Status.DUPLICATE);
    }

    @Test
    void aFailedAttemptLeavesTheRestOfItsTransaction() {
        host.engineStore().transact(() -> {
            queue(event("Placed Order", 1, 1));
            assertThatThrownBy(() -> host.engineStore().attempt(() -> {
                        queue(event("Placed Order", 1, 2));
                        throw new IllegalStateException("unfit");
                    }))
                    .hasMessage("unfit");
            return true;
        });
        assertThat(host.commands()).hasSize(1);
        assertThat(due()).containsExactly(1L);
    }

    @Test
    void aLaneAndAThreadGoOnOneAfterTheOther() {
        queue(event("Placed Order", 1, 1), event("Placed Order", 1, 2), event("Fulfilled Order", 2, 1));
        assertThat(due()).containsExactly(1L);
        host.outbox().settle(List.of(new Settlement.Accepted(1, "202")), NOW);
        assertThat(due()).containsExactly(2L, 3L);
    }

    @Test
    void whatWasRefusedHoldsItsThreadUntilItIsReplayed() {
        queue(event("Placed Order", 1, 1), event("Fulfilled Order", 1, 1));
        host.outbox().settle(List.of(new Settlement.Refused(1, "400")), NOW);
        assertThat(look()).extracting(QueuedCommand::waitsFor).containsExactly(1L);
    }

    @Test
    void whoSettlesWhatIsSettledIsTold() {
        queue(event("Placed Order", 1, 1));
        host.outbox().settle(List.of(new Settlement.Accepted(1, "202")), NOW);
        assertThatThrownBy(() -> host.outbox().settle(List.of(new Settlement.Accepted(1, "202")), NOW))
                .hasMessageContaining("not in the queue");
    }
}
