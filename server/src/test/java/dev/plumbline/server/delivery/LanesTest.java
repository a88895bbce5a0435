package dev.plumbline.server.delivery;

import static dev.plumbline.server.delivery.Queued.NOW;
import static dev.plumbline.server.delivery.Queued.event;
import static dev.plumbline.server.delivery.Queued.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.Command;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.Recorded;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.outbox.NewCommand;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Search;
import dev.plumbline.server.outbox.Urgency;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who passes whom, and who does not. */
class LanesTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(100));

    private final List<Recorded> requests = new ArrayList<>();
    private ManualClock clock;
    private KlaviyoStandIn klaviyo;
    private Outgoing outgoing;

    @BeforeEach
    void putTogether() throws IOException {
        clock = new ManualClock(NOW);
        klaviyo = KlaviyoStandIn.start(
                StandInOptions.standard(clock).withLimits(true).withRecorder(requests::add));
        outgoing = new Outgoing(POSTGRES, clock, Way.over(klaviyo.uri(), clock));
    }

    @AfterEach
    void takeApart() {
        klaviyo.close();
    }

    private void queue(Command... commands) {
        Queued.queue(POSTGRES, clock, commands);
    }

    private void queuePressing(Command command) {
        outgoing.outbox().append(List.of(new NewCommand(0, "customer/PRD-100/1", command, true)), "", clock.instant());
    }

    private static Command[] history(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> event("Placed Order", n, n, LONG_AGO))
                .toArray(Command[]::new);
    }

    private List<Long> look(Urgency urgency, String after, int lanes) {
        Search search = new Search("main", urgency, after, lanes, Set.of(), Set.of());
        return outgoing.outbox().due(search, clock.instant()).found().stream()
                .map(QueuedCommand::id)
                .toList();
    }

    @Test
    void anUrgentCommandIsFoundWithoutTheHistoryThatWasQueuedBefore() {
        queue(history(1, 500));
        queuePressing(profile(9_999, "anna@kunde-mail.de"));
        assertThat(look(Urgency.REALTIME, "", 10)).containsExactly(501L);
    }

    @Test
    void whatStandsBeforeAnUrgentCommandOfItsProfileIsAsUrgent() {
        queue(history(1, 500));
        queuePressing(profile(77, "anna@kunde-mail.de"));
        assertThat(look(Urgency.REALTIME, "", 10)).containsExactly(77L);
    }

    @Test
    void looksGoRoundFromLaneToLane() {
        queue(event("Placed Order", 1, 1), event("Placed Order", 1, 2), event("Placed Order", 2, 3));
        assertThat(look(Urgency.REALTIME, "", 1)).containsExactly(1L);
        assertThat(look(Urgency.REALTIME, "main/profile:1", 1)).containsExactly(3L);
        assertThat(look(Urgency.REALTIME, "main/profile:2", 1)).isEmpty();
    }

    /** A minute holds 750 profiles; the schedule would take all of them. */
    @Test
    void aPriorityChangeLeavesInTheMinuteThatTheScheduleHasFilled() {
        outgoing = new Outgoing(POSTGRES, clock, Way.over(klaviyo.uri(), clock).withBulk(Way.ALONE));
        queue(IntStream.rangeClosed(1, 900)
                .mapToObj(n -> profile(n, "c" + n + "@kunde-mail.de"))
                .toArray(Command[]::new));
        Instant half = NOW.plusSeconds(30);
        while (clock.instant().isBefore(half)) {
            clock.advance(outgoing.delivery().step());
        }
        queuePressing(profile(9_999, "anna@kunde-mail.de"));
        for (int n = 0; n < 3; n++) {
            outgoing.delivery().step();
        }
        assertThat(outgoing.texts("status from outbox where id = 901")).containsExactly("stored");
        assertThat(outgoing.count("outbox where status = 'queued'")).isPositive();
    }

    @Test
    void klaviyoNeverHasToThrottle() {
        queue(history(1, 3_000));
        queue(IntStream.rangeClosed(5_001, 5_400)
                .mapToObj(n -> profile(n, "c" + n + "@kunde-mail.de"))
                .toArray(Command[]::new));
        outgoing.deliverAll();
        assertThat(requests).noneMatch(request -> request.status() == 429);
        assertThat(outgoing.count("outbox where status in ('accepted', 'stored')"))
                .isEqualTo(3_400);
    }

    @Test
    void serversThatFailAgainAndAgainPauseTheAccountAndAProbeBringsItBack() {
        klaviyo.faults().add(Fault.always(Fault.Kind.EMPTY_503).atMost(16));
        queue(IntStream.rangeClosed(1, 16)
                .mapToObj(n -> event("Placed Order", n, n))
                .toArray(Command[]::new));
        outgoing.delivery().step();
        outgoing.delivery().step();
        assertThat(outgoing.delivery().status().mode()).isEqualTo(DeliveryStatus.Mode.PAUSED);
        assertThat(outgoing.delivery().status().reason()).contains("failed 12 requests in a row");
        int before = requests.size();
        clock.advance(Duration.ofSeconds(5));
        klaviyo.faults().add(Fault.always(Fault.Kind.EMPTY_503).atMost(1));
        outgoing.delivery().step();
        outgoing.delivery().step();
        outgoing.delivery().step();
        assertThat(requests).as("a single one tries").hasSize(before + 1);
        outgoing.deliverAll();
        assertThat(outgoing.texts("distinct status from outbox")).containsExactly("accepted");
        assertThat(outgoing.delivery().status().mode()).isEqualTo(DeliveryStatus.Mode.LIVE);
    }

    @Test
    void aKeyOfAnotherAccountSendsNothingAndSaysSo() {
        Delivery delivery = Way.over(klaviyo.uri(), clock)
                .delivery(outgoing.outbox(), outgoing.desk(), POSTGRES.transaction(), Optional.of("AbC123"));
        queue(event("Placed Order", 1, 1));
        for (int n = 0; n < 5; n++) {
            clock.advance(delivery.step());
        }
        assertThat(requests).extracting(Recorded::path).containsOnly("/api/accounts");
        assertThat(delivery.status().mode()).isEqualTo(DeliveryStatus.Mode.PAUSED);
        assertThat(delivery.status().reason()).contains("SNDBOX", "AbC123");
    }

    @Test
    void theRightKeyIsCheckedOnceBeforeTheFirstWrite() {
        Delivery delivery = Way.over(klaviyo.uri(), clock)
                .delivery(outgoing.outbox(), outgoing.desk(), POSTGRES.transaction(), Optional.of("SNDBOX"));
        queue(event("Placed Order", 1, 1), event("Placed Order", 1, 2));
        for (int n = 0; n < 8; n++) {
            delivery.step();
        }
        assertThat(requests).extracting(Recorded::path).containsExactly("/api/accounts", "/api/events", "/api/events");
    }
}
