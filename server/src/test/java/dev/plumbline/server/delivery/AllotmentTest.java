package dev.plumbline.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.Permit;
import dev.plumbline.klaviyo.RateBudget;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.server.outbox.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ten requests in a second and a half and 150 a minute are shared. */
class AllotmentTest {
    private static final Instant START = Instant.parse("2026-03-04T08:00:00Z");
    private static final Endpoint ENDPOINT = Endpoint.BULK_IMPORT_PROFILES;
    private static final Set<Urgency> ALL = EnumSet.allOf(Urgency.class);

    private final Allotment allotment = new Allotment(new SharedRateBudget(new RateBudget(1)));

    private boolean granted(Urgency urgency, Set<Urgency> waiting, Instant now) {
        return allotment.acquire(ENDPOINT, urgency, waiting, now) instanceof Permit.Granted;
    }

    /** As much as one class gets, with a try every 50 ms. */
    private int taken(Urgency urgency, Set<Urgency> waiting, Instant from, Duration time) {
        int taken = 0;
        for (Instant now = from; now.isBefore(from.plus(time)); now = now.plusMillis(50)) {
            taken += granted(urgency, waiting, now) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void historyAloneUsesTheWholeMinute() {
        assertThat(taken(Urgency.BACKFILL, Set.of(Urgency.BACKFILL), START, Duration.ofMinutes(1)))
                .isEqualTo(150);
    }

    @Test
    void whateverHistoryHasTakenAnUrgentRequestFindsRoomInTheSameMinute() {
        int history = taken(Urgency.BACKFILL, Set.of(Urgency.BACKFILL), START, Duration.ofSeconds(20));
        assertThat(history).isGreaterThan(90);
        assertThat(granted(Urgency.REALTIME, ALL, START.plusSeconds(21))).isTrue();
    }

    @Test
    void historyIsNotStarvedByAnythingMoreUrgent() {
        taken(Urgency.REALTIME, ALL, START, Duration.ofSeconds(20));
        assertThat(granted(Urgency.BACKFILL, ALL, START.plusSeconds(21))).isTrue();
    }

    @Test
    void nothingIsKeptForALessUrgentClassThatHasNothingToSend() {
        assertThat(taken(Urgency.REALTIME, Set.of(Urgency.REALTIME), START, Duration.ofSeconds(25)))
                .isEqualTo(150);
    }

    @Test
    void aWaitForAFloorEndsBeforeTheMinuteDoes() {
        taken(Urgency.BACKFILL, Set.of(Urgency.BACKFILL), START, Duration.ofSeconds(20));
        Instant now = START.plusSeconds(20);
        assertThat(allotment.acquire(ENDPOINT, Urgency.BACKFILL, Set.of(Urgency.BACKFILL), now))
                .isInstanceOfSatisfying(
                        Permit.Wait.class,
                        wait -> assertThat(wait.until()).isAfter(now).isBefore(now.plusSeconds(1)));
    }
}
