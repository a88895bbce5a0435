package dev.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.sandbox.klaviyo.CatalogRow;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.sandbox.sap.Comparison;
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
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A merchant's traffic through all stations into an account of Klaviyo, which must hold what the merchant's ledger says. */
class WholeWayTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final int ORDERS = 60;
    private static final long SEED = 20260302;
    private static final double BROKEN = 0.03;
    private static final int PIECES_AT_A_TIME = 40;

    private Traffic traffic;
    private List<OutgoingIdoc> messages;
    private KlaviyoStandIn klaviyo;
    private Stations stations;

    @BeforeEach
    void putTogether() throws IOException {
        traffic = new Traffic(new Traffic.Plan(ORDERS, SEED, BROKEN, START));
        messages = Stream.iterate(traffic.next(), Optional::isPresent, sent -> traffic.next())
                .flatMap(Optional::stream)
                .toList();
        ManualClock clock = new ManualClock(START.plus(Duration.ofDays(2)));
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        stations = new Stations(POSTGRES, clock, Way.over(klaviyo.uri(), clock));
    }

    @AfterEach
    void takeApart() {
        stations.close();
        klaviyo.close();
    }

    /** Sends them in this order, some at a time, each third one flat. */
    private void send(List<OutgoingIdoc> sent) {
        for (int from = 0; from < sent.size(); from += PIECES_AT_A_TIME) {
            List<OutgoingIdoc> group = sent.subList(from, Math.min(sent.size(), from + PIECES_AT_A_TIME));
            stations.receive(group.stream().map(WholeWayTest::bytes).toArray(byte[][]::new));
            stations.translateAll();
            stations.deliverAll();
        }
    }

    private static byte[] bytes(OutgoingIdoc sent) {
        boolean flat = sent.idoc().control().docnum().hashCode() % 3 == 0;
        return sent.toBytes(flat ? Form.FLAT : Form.XML, Dictionary.standard());
    }

    private List<Comparison.Row> disagreements(boolean shuffled) {
        return Comparison.of(traffic.ledger(), klaviyo.snapshot(), shuffled).stream()
                .filter(row -> !row.agrees())
                .toList();
    }

    private List<OutgoingIdoc> shuffled(long seed) {
        List<OutgoingIdoc> inAnyOrder = new ArrayList<>(messages);
        Collections.shuffle(inAnyOrder, new Random(seed));
        return inAnyOrder;
    }

    @Test
    void theAccountHoldsWhatTheLedgerSays() {
        send(messages);
        assertThat(disagreements(false)).isEmpty();
        assertThat(klaviyo.snapshot().eventsRepeated()).isZero();
    }

    @Test
    void everySpoiltMessageIsAnExceptionAndNothingElseIs() {
        send(messages);
        assertThat(stations.funnel().openExceptions())
                .isEqualTo(traffic.ledger().broken());
        assertThat(stations.funnel().idocs().get("ignored"))
                .isEqualTo(traffic.ledger().unmirrored());
        assertThat(stations.funnel().commands()).containsOnlyKeys("accepted", "stored");
    }

    @Test
    void theSameTrafficTwiceChangesNothing() {
        send(messages);
        String before = contents(klaviyo.snapshot());
        long told = stations.count("outbox");
        send(messages);
        assertThat(contents(klaviyo.snapshot())).isEqualTo(before);
        assertThat(stations.count("outbox")).isEqualTo(told);
        assertThat(stations.count("inbox where status = 'duplicate'")).isEqualTo(messages.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrderOfArrivalAgreesWithTheLedger(long seed) {
        send(shuffled(seed));
        assertThat(disagreements(true)).isEmpty();
        assertThat(stations.count("hold")).isZero();
    }

    @Test
    void repetitionsAndMessagesSentAgainByHandAgree() {
        Random dice = new Random(4);
        List<OutgoingIdoc> more = new ArrayList<>();
        for (OutgoingIdoc message : messages) {
            more.add(message);
            if (dice.nextInt(4) == 0) {
                more.add(message);
            }
            if (dice.nextInt(4) == 0) {
                more.add(more.get(dice.nextInt(more.size())));
            }
        }
        // Of an order or a count only the newest may be sent again by hand: an older one would be the younger truth.
        messages.stream()
                .filter(message -> message.damage().isEmpty())
                .filter(message -> message.idoc().control().messageType().equals("INVOIC"))
                .filter(message -> dice.nextInt(4) == 0)
                .map(traffic::resent)
                .forEach(more::add);
        send(more);
        assertThat(disagreements(true)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_AFTER", "HTML_502", "THROTTLED", "TWICE"})
    void faultsOfEveryTenthRequestChangeNothing(Fault.Kind kind) {
        klaviyo.faults().add(Fault.always(kind).withShare(0.1));
        send(messages);
        assertThat(disagreements(false)).isEmpty();
    }

    @Test
    void allTroubleAtOnceAgreesWithTheLedger() {
        Stream.of(Fault.Kind.RESET_AFTER, Fault.Kind.HTML_502, Fault.Kind.THROTTLED, Fault.Kind.TWICE)
                .forEach(kind -> klaviyo.faults().add(Fault.always(kind).withShare(0.1)));
        send(shuffled(5));
        assertThat(disagreements(true)).isEmpty();
    }

    /** All that an account holds, without the counters of how it came about. */
    private static String contents(Snapshot snapshot) {
        return snapshot.events() + "\n"
                + snapshot.profiles().stream().map(Profile::attributes).toList() + "\n"
                + Stream.concat(snapshot.items().stream(), snapshot.variants().stream())
                        .map(CatalogRow::attributes)
                        .toList();
    }
}
