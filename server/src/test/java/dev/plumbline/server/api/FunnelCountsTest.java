package dev.plumbline.server.api;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.delivery;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.sandbox.sap.OutgoingIdoc;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.Traffic;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FunnelCountsTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private KlaviyoStandIn klaviyo;
    private Stations stations;
    private long sent;

    @BeforeEach
    void putTogether() throws IOException {
        ManualClock clock = new ManualClock(START.plus(Duration.ofDays(2)));
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        stations = new Stations(POSTGRES, clock, Way.over(klaviyo.uri(), clock));
    }

    @AfterEach
    void takeApart() {
        stations.close();
        klaviyo.close();
    }

    @Test
    void anEmptyFunnelHoldsNothing() {
        Funnel funnel = stations.funnel();
        assertThat(funnel.received()).isZero();
        assertThat(funnel.idocs()).isEmpty();
        assertThat(funnel.openExceptions()).isZero();
    }

    @Test
    void everyIdocIsInExactlyOnePlaceAtEveryStepOfATrafficWithTrouble() {
        klaviyo.faults().add(Fault.always(Fault.Kind.HTML_502).withShare(0.2));
        List<OutgoingIdoc> messages = messages();
        for (int from = 0; from < messages.size(); from += 25) {
            byte[][] bodies = messages.subList(from, Math.min(messages.size(), from + 25)).stream()
                    .map(message -> message.toBytes(Form.XML, Dictionary.standard()))
                    .toArray(byte[][]::new);
            sent += stations.receive(bodies).size();
            assertAddsUp();
            stations.engine().step();
            assertAddsUp();
            stations.delivery().step();
            assertAddsUp();
        }
        stations.deliverAll();
        assertAddsUp();
        assertThat(stations.funnel().idocs()).doesNotContainKeys("waiting", "queued", "held");
    }

    private void assertAddsUp() {
        Funnel funnel = stations.funnel();
        assertThat(funnel.received()).isEqualTo(sent);
        assertThat(sum(funnel.idocs())).isEqualTo(sent);
        assertThat(sum(funnel.commands())).isEqualTo(stations.count("outbox"));
        assertThat(sum(funnel.ignored())).isEqualTo(funnel.idocs().getOrDefault("ignored", 0L));
        assertThat(sum(funnel.holds())).isEqualTo(stations.count("hold"));
        assertThat(funnel.openExceptions()).isEqualTo(funnel.idocs().getOrDefault("exception", 0L));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** In any order, some of them twice. */
    private static List<OutgoingIdoc> messages() {
        Traffic traffic = new Traffic(new Traffic.Plan(20, 3, 0.05, START));
        List<OutgoingIdoc> messages =
                new ArrayList<>(Stream.iterate(traffic.next(), Optional::isPresent, none -> traffic.next())
                        .flatMap(Optional::stream)
                        .toList());
        messages.addAll(messages.subList(0, messages.size() / 4));
        Collections.shuffle(messages, new Random(3));
        return messages;
    }

    @Test
    void anIdocIsWhereTheMostPressingOfWhatCameOfItIs() {
        stations.receive(xml(
                order(1, "0000012345", "0000004711"),
                delivery(2, "0080000009", "0000099999"),
                idoc(3, "HRMD_A", "HRMD_A07")));
        assertThat(stations.funnel().idocs()).isEqualTo(Map.of("waiting", 3L));
        stations.translateAll();
        assertThat(stations.funnel().idocs()).isEqualTo(Map.of("queued", 1L, "held", 1L, "ignored", 1L));
        stations.deliverAll();
        assertThat(stations.funnel().idocs()).isEqualTo(Map.of("settled", 1L, "held", 1L, "ignored", 1L));
        assertThat(stations.funnel().holds()).isEqualTo(Map.of("PREDECESSOR_MISSING", 1L));
        assertThat(stations.funnel().ignored()).isEqualTo(Map.of("no rule for message type HRMD_A", 1L));
        assertThat(stations.funnel().commands()).isEqualTo(Map.of("accepted", 2L, "stored", 1L));
        assertThat(stations.funnel().accepted()).isEqualTo(Map.of("awaiting", 2L));
    }

    @Test
    void anIdocThatWentOnWithAnOpenExceptionOfItsOwnIsThere() {
        stations.receive(xml(order(1, "0000012345", "0000004711")));
        stations.translateAll();
        stations.deliverAll();
        stations.jdbc().sql("""
                        insert into exception (inbox_id, kind, reason, opened_at)
                        values (1, 'LEFT_OUT', 'no e-mail address', now())""").update();
        assertThat(stations.funnel().idocs()).isEqualTo(Map.of("exception", 1L));
        stations.jdbc().sql("update exception set closed_at = now()").update();
        assertThat(stations.funnel().idocs()).isEqualTo(Map.of("settled", 1L));
    }

    @Test
    void anIdocWhoseChangeIsToldLaterIsScheduled() {
        stations.receive(xml(order(1, "0000012345", "0000004711"), order(2, "0000012346", "0000004712")));
        stations.translateAll();
        stations.deliverAll();
        stations.jdbc().sql("""
                        insert into wake (aggregate, at, inbox_id)
                        values ('customer/PRD-100/4712', now() + interval '1 day', 2)""").update();
        assertThat(stations.funnel().idocs()).isEqualTo(Map.of("settled", 1L, "scheduled", 1L));
    }
}
