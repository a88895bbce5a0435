package dev.plumbline.server.exceptions;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.order;
import static dev.plumbline.server.support.Sap.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CauseDeskTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");

    private final ManualClock clock = new ManualClock(NOW);
    private KlaviyoStandIn klaviyo;
    private Stations stations;
    private CauseDesk desk;
    private RetryDesk retries;
    private CorrectionDesk corrections;

    @BeforeEach
    void putTogether() throws IOException {
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        stations = new Stations(POSTGRES, clock, Way.over(klaviyo.uri(), clock));
        desk = new CauseDesk(POSTGRES.jdbc(), clock);
        retries = new RetryDesk(POSTGRES.jdbc(), POSTGRES.transaction(), clock, stations.desk(), new Doorbell());
        corrections = new CorrectionDesk(POSTGRES.jdbc(), clock);
    }

    @AfterEach
    void takeApart() {
        stations.close();
        klaviyo.close();
    }

    private static Idoc orderOn(int docnum, String day) {
        Idoc good = order(docnum, "00000123%02d".formatted(docnum), "0000004711");
        return Idoc.of(
                good.control(),
                good.segments().stream()
                        .map(segment -> segment.name().equals("E1EDK03")
                                ? segment("E1EDK03", "IDDAT", "025", "DATUM", day, "UZEIT", "080000")
                                : segment)
                        .map(CauseDeskTest::unplaced)
                        .toList());
    }

    private static Segment unplaced(Segment segment) {
        Segment.Builder copy = Segment.named(segment.name());
        segment.fields().forEach(field -> copy.with(field.name(), field.value()));
        return copy.children(
                        segment.children().stream().map(CauseDeskTest::unplaced).toList())
                .build();
    }

    private void receive(Idoc... idocs) {
        stations.receive(xml(idocs));
        stations.translateAll();
    }

    private String onlyCause() {
        return desk.open(10).getFirst().id();
    }

    private void stepToTheEnd() {
        while (retries.step().isZero()) {
            stations.translateAll();
        }
    }

    @Test
    void exceptionsThatDifferInTheirValuesOnlyHaveOneCause() {
        receive(orderOn(1, "20261399"), orderOn(2, "20260230"), idoc(3, "ORDRSP", "ORDERS05", segment("E1EDK01")));
        assertThat(desk.open(10)).extracting(Cause::open).containsExactly(2L, 1L);
        assertThat(desk.open(10).getFirst().example())
                .extracting(Cause.Example::kind, Cause.Example::segment, Cause.Example::field)
                .containsExactly("UNTRANSLATABLE", "E1EDK03", "DATUM");
    }

    @Test
    void aCauseThatComesBackAfterItWasClosedSaysSo() {
        receive(orderOn(1, "20261399"));
        String cause = onlyCause();
        assertThat(desk.find(cause)).map(Cause::cameBack).contains(false);
        stations.desk().replay(1);
        stations.translateAll();
        assertThat(desk.find(cause)).map(Cause::cameBack).contains(true);
    }

    @Test
    void anIgnoredCauseIsBackWhenItsDayIsOver() {
        receive(orderOn(1, "20261399"));
        desk.ignore(onlyCause(), NOW.plus(Duration.ofDays(1)), "Anna Beck", "a test order");
        assertThat(desk.care(onlyCause()).isIgnored(NOW)).isTrue();
        assertThat(desk.care(onlyCause()).isIgnored(NOW.plus(Duration.ofDays(1))))
                .isFalse();
        assertThat(desk.find(onlyCause())).isPresent();
    }

    @Test
    void nobodyIgnoresWithoutAReasonOrIntoThePast() {
        assertThat(desk.ignore("c", NOW.plusSeconds(1), "Anna Beck", " "))
                .isInstanceOf(CauseDesk.Answer.Incomplete.class);
        assertThat(desk.ignore("c", NOW, "Anna Beck", "done")).isInstanceOf(CauseDesk.Answer.Incomplete.class);
    }

    @Test
    void whatIsSaidOfACauseStandsThereInItsOrder() {
        desk.remark("c", "Anna Beck", "SAP is asked");
        clock.advance(Duration.ofMinutes(1));
        desk.remark("c", "Jan Koch", "they mend it");
        desk.assign("c", "Jan Koch");
        assertThat(desk.remarks("c")).extracting(Cause.Remark::text).containsExactly("SAP is asked", "they mend it");
        assertThat(desk.care("c").assignedTo()).isEqualTo("Jan Koch");
    }

    @Test
    void aRetryOfACauseTriesThoseThatWereOpenAndNoOthers() {
        receive(orderOn(1, "20261399"), orderOn(2, "20261399"));
        assertThat(retries.plan(onlyCause())).isEqualTo(2);
        retries.start(onlyCause(), "Anna Beck");
        receive(orderOn(3, "20261399"));
        stepToTheEnd();
        assertThat(stations.texts("resolution from exception order by id"))
                .containsExactly("replayed", "replayed", "", "", "");
        assertThat(retries.lastOf(onlyCause()))
                .hasValueSatisfying(retry -> assertThat(retry.tried()).isEqualTo(2))
                .map(Retry::state)
                .contains(Retry.State.DONE);
    }

    @Test
    void aCancelledRetryTriesNoMore() {
        receive(orderOn(1, "20261399"));
        retries.start(onlyCause(), "Anna Beck").ifPresent(retry -> retries.cancel(retry.id()));
        stepToTheEnd();
        assertThat(stations.texts("resolution from exception")).containsExactly("");
    }

    @Test
    void aCauseIsNotTriedTwiceAtOnce() {
        receive(orderOn(1, "20261399"));
        assertThat(retries.start(onlyCause(), "Anna Beck")).isPresent();
        assertThat(retries.start(onlyCause(), "Anna Beck")).isEmpty();
    }

    @Test
    void aCorrectedFieldIsReadAsCorrectedAndItsBytesStayAsTheyCame() {
        receive(orderOn(1, "20261399"));
        String before = stations.texts("md5(raw) from inbox_raw").getFirst();
        corrections.correct(
                1,
                new CorrectionDesk.Place(3, "E1EDK03", "DATUM"),
                "20261399",
                "20260302",
                "Anna Beck",
                "typing error");
        stations.desk().replay(1);
        stations.translateAll();
        assertThat(stations.texts("status from inbox")).containsExactly("applied");
        assertThat(stations.texts("md5(raw) from inbox_raw")).containsExactly(before);
        assertThat(desk.open(10)).isEmpty();
        assertThat(corrections.of(1)).extracting(CorrectionDesk.Corrected::by).containsExactly("Anna Beck");
    }

    @Test
    void aCorrectionWithoutAReasonOrAChangeIsRefused() {
        receive(orderOn(1, "20261399"));
        CorrectionDesk.Place place = new CorrectionDesk.Place(3, "E1EDK03", "DATUM");
        assertThat(corrections.correct(1, place, "20261399", "20260302", "Anna Beck", " "))
                .isInstanceOf(CorrectionDesk.Answer.Refused.class);
        assertThat(corrections.correct(1, place, "20261399", "20261399", "Anna Beck", "none"))
                .isInstanceOf(CorrectionDesk.Answer.Refused.class);
        assertThat(corrections.correct(4711, place, "20261399", "20260302", "Anna Beck", "none"))
                .isInstanceOf(CorrectionDesk.Answer.Refused.class);
    }
}
