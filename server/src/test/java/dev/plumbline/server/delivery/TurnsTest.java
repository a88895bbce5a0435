package dev.plumbline.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.outbox.Urgency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static Map<Urgency, Integer> served(Turns turns, Set<Urgency> ready, int requests) {
        Map<Urgency, Integer> served = new EnumMap<>(Urgency.class);
        for (int n = 0; n < requests; n++) {
            Urgency next = turns.next(ready).orElseThrow();
            turns.served(next);
            served.merge(next, 1, Integer::sum);
        }
        return served;
    }

    @Property(tries = 50)
    void eachIsServedByItsWeightWhoeverElseWaits(@ForAll @NotEmpty Set<Urgency> ready) {
        int weights = ready.stream().mapToInt(Turns::weight).sum();
        Map<Urgency, Integer> served = served(new Turns(), ready, 20 * weights);
        ready.forEach(urgency -> assertThat(served.getOrDefault(urgency, 0))
                .isBetween(20 * Turns.weight(urgency) - 1, 20 * Turns.weight(urgency) + 1));
    }

    @Test
    void whatHadNothingToSendHasSavedNothingUp() {
        Turns turns = new Turns();
        served(turns, Set.of(Urgency.BACKFILL), 1_000);
        Map<Urgency, Integer> served = served(turns, EnumSet.allOf(Urgency.class), 190);
        assertThat(served.getOrDefault(Urgency.BACKFILL, 0)).isBetween(9, 11);
    }

    @Test
    void theMostUrgentComesFirst() {
        assertThat(new Turns().next(EnumSet.allOf(Urgency.class))).contains(Urgency.REALTIME);
        assertThat(new Turns().next(Set.of())).isEmpty();
    }
}
