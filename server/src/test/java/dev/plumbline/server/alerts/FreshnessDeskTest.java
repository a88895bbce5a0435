package dev.plumbline.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.server.settings.Alerting;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is read of the table of arrivals: six weeks, fifteen DESADV and one ORDERS an hour from Monday to Friday. */
class FreshnessDeskTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-04T12:00:00Z"));

    @BeforeEach
    void arrive() {
        POSTGRES.jdbc().sql("""
                insert into arrival (message_type, hour, n, last_at)
                select type, hour, n, hour + interval '56 minutes'
                from generate_series('2026-01-19T00:00Z'::timestamptz, '2026-03-04T11:00Z', '1 hour') as h (hour),
                  (values ('DESADV', 15), ('ORDERS', 1)) as t (type, n)
                where extract(isodow from hour at time zone 'UTC') < 6
                  and not (type = 'DESADV' and hour > '2026-03-04T08:00Z')""").update();
    }

    private FreshnessDesk desk(String... except) {
        return new FreshnessDesk(
                POSTGRES.jdbc(),
                new Alerting.Silence(Optional.of(5L), Optional.of(100L), Set.of(except), Set.of()),
                ZoneOffset.UTC,
                clock);
    }

    @Test
    void whatDoesNotComeIsSilentAndSaysWhatIsUsual() {
        assertThat(desk().now())
                .extracting(Fresh::messageType, Fresh::state, Fresh::missing, Fresh::says)
                .containsExactly(
                        tuple("DESADV", Fresh.State.SILENT, 45L, "none for 3 h; usual at this time: one every 4 min"),
                        tuple("ORDERS", Fresh.State.USUAL, 0L, "as usual"));
    }

    @Test
    void aSilenceIsAnAlertOfTheIntegration() {
        Fact fact = new SilenceLook(desk()).now(clock.instant()).getFirst();
        assertThat(fact.subject()).isEqualTo("silence/DESADV");
        assertThat(fact.severity()).isEqualTo(Severity.WARNING);
        assertThat(fact.wording().cause())
                .isEqualTo(
                        "DESADV: none for 3 h; usual at this time: one every 4 min. About 45 are missing; Klaviyo is told"
                                + " nothing of them.");
    }

    @Test
    void whatNeedNotComeIsNotWatched() {
        assertThat(new SilenceLook(desk("DESADV")).now(clock.instant())).isEmpty();
    }
}
