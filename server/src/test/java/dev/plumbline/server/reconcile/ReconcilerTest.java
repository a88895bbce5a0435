package dev.plumbline.server.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.idoc.Segment;
import dev.plumbline.klaviyo.Event;
import dev.plumbline.klaviyo.ProfileRef;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.reconcile.Reports.DifferenceLine;
import dev.plumbline.server.reconcile.Reports.RunReport;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.Stations;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The comparison against a stand-in over HTTP, with the ledger in a real database. */
class ReconcilerTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final LocalDate DAY = LocalDate.parse("2026-03-03");
    private static final Instant NOON = Instant.parse("2026-03-03T11:00:00Z");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-05T08:00:00Z"));
    private KlaviyoStandIn klaviyo;
    private Comparing comparing;

    @BeforeEach
    void putTogether() throws IOException {
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        comparing = new Comparing(POSTGRES, clock, klaviyo);
    }

    @AfterEach
    void takeApart() {
        klaviyo.close();
    }

    private static TrackEvent event(String metric, int order, Instant time) {
        return new TrackEvent(
                metric,
                new ProfileKey("main", "4711"),
                "PRD-100-order-" + order + (metric.equals("Placed Order") ? "" : "-refund"),
                time,
                Optional.of(new Money(new BigDecimal(order + ".90"), "EUR")),
                Map.of("OrderId", String.valueOf(order)),
                false,
                Optional.of("order/PRD-100/" + order));
    }

    private static TrackEvent placed(int order) {
        return event("Placed Order", order, NOON.plusSeconds(order));
    }

    /** Another program tells the same account something. */
    private void otherProgramTells(String uniqueId, int order, Instant time, String value) {
        comparing
                .otherProgram()
                .createEvent(new Event(
                        "Placed Order",
                        ProfileRef.ofExternalId("4711"),
                        Map.of("OrderId", String.valueOf(order)),
                        time,
                        Optional.of(new BigDecimal(value)),
                        Optional.of("EUR"),
                        uniqueId,
                        true))
                .orElseThrow();
    }

    private void lose(TrackEvent event) {
        klaviyo.faults().add(Fault.always(Fault.Kind.LOST).on("/api/events").atMost(1));
        comparing.tell(event);
    }

    private void letPatienceEnd() {
        clock.advance(Comparing.PATIENCE.plusMinutes(2));
    }

    private RunReport compared() {
        return comparing
                .desk()
                .run(comparing.compare(DAY.minusDays(1), DAY.plusDays(1)))
                .orElseThrow();
    }

    private static List<String> named(List<DifferenceLine> lines) {
        return lines.stream()
                .map(line -> line.about().replaceFirst("^.*[/ ]", "") + " " + line.metric() + " " + line.kind())
                .toList();
    }

    private long requests(String path) {
        return klaviyo.requests().stream()
                .filter(request -> request.path().startsWith(path))
                .count();
    }

    @Test
    void allThatIsPlantedIsFoundWithItsClassAndNothingElseIs() {
        otherProgramTells("PRD-100-order-3", 3, NOON.plusSeconds(3), "2.00");
        otherProgramTells("PRD-100-order-4", 4, NOON.minus(Duration.ofDays(1)), "4.90");
        comparing.tell(placed(1), placed(2), placed(3), placed(4), placed(5));
        lose(placed(6));
        lose(event("Refunded Order", 1, NOON.plusSeconds(60)));
        otherProgramTells("shop-2", 2, NOON.plusSeconds(9), "3.45");
        otherProgramTells("shop-99", 99, NOON.plusSeconds(9), "99.00");
        letPatienceEnd();
        comparing.queue(placed(7));

        RunReport run = compared();

        assertThat(named(comparing.desk().differences(run.id())))
                .containsExactlyInAnyOrder(
                        "2 Placed Order DOUBLED",
                        "3 Placed Order VALUE_DIFFERS",
                        "4 Placed Order DAY_DIFFERS",
                        "6 Placed Order NOT_STORED",
                        "7 Placed Order LATE",
                        "99 Placed Order UNKNOWN_TO_SAP",
                        "1 Refunded Order NOT_STORED");
        assertThat(run.state()).isEqualTo("done");
        assertThat(run.days())
                .extracting(Reports.DayLine::day, Reports.DayLine::colour)
                .contains(tuple(DAY, "red"));
    }

    @Test
    void aRepairSendsWhatIsMissingAsHistoryAndBringsTheNextComparisonToZero() {
        comparing.tell(placed(1));
        lose(placed(2));
        letPatienceEnd();
        compared();
        assertThat(comparing.desk().plan(DAY))
                .satisfies(plan -> assertThat(plan.events()).isEqualTo(1))
                .satisfies(plan ->
                        assertThat(plan.sums()).containsExactly(entry("Placed Order EUR", new BigDecimal("2.90"))));
        assertThat(comparing.count("outbox where status = 'queued'")).isZero();

        assertThat(comparing.desk().repair(DAY).events()).isEqualTo(1);
        comparing.deliver();
        letPatienceEnd();

        assertThat(compared().byKind()).isEmpty();
        assertThat(compared().days())
                .singleElement()
                .satisfies(day -> assertThat(day.colour()).isEqualTo("green"));
        assertThat(klaviyo.snapshot().events())
                .filteredOn(event -> event.uniqueId().equals("PRD-100-order-2"))
                .singleElement()
                .satisfies(event -> assertThat(event.isHistory()).isTrue());
    }

    @Test
    void whatAgreesCostsOneRequestForEachMetricAndNoListing() {
        for (int order = 1; order <= 30; order++) {
            comparing.queue(event("Placed Order", order, NOON.minus(Duration.ofDays(order))));
        }
        comparing.deliver();
        letPatienceEnd();
        RunReport run =
                comparing.desk().run(comparing.compare(DAY.minusDays(40), DAY)).orElseThrow();
        assertThat(run.events()).isEqualTo(30);
        assertThat(run.byKind()).isEmpty();
        assertThat(run.requests()).isEqualTo(2);
        assertThat(requests("/api/events?")).isZero();
    }

    @Test
    void nothingYoungerThanThePatienceIsComparedAndTheRunSaysSo() {
        TrackEvent young = event("Placed Order", 1, clock.instant().minusSeconds(60));
        lose(young);
        LocalDate today = LocalDate.parse("2026-03-05");
        RunReport run = comparing.desk().run(comparing.compare(today, today)).orElseThrow();
        assertThat(run.events()).isZero();
        assertThat(run.byKind()).isEmpty();
        assertThat(run.patienceMinutes()).isEqualTo(15);
        assertThat(run.comparedTo().orElseThrow()).isBefore(young.time());
    }

    @Test
    void afterACrashTheRestIsComparedAndNothingIsFoundTwice() {
        lose(placed(1));
        lose(event("Refunded Order", 1, NOON.plusSeconds(60)));
        letPatienceEnd();
        long id = comparing.ask(DAY, DAY);
        while (comparing.count("agreement_cell where state = 'explained'") == 0) {
            clock.advance(comparing.step());
        }
        comparing.restart();
        comparing.work();
        assertThat(named(comparing.desk().differences(id)))
                .containsExactly("1 Placed Order NOT_STORED", "1 Refunded Order NOT_STORED");
    }

    @Test
    void aDailyComparisonIsMadeOnceWhenItsTimeHasPassed() {
        comparing.step();
        assertThat(comparing.count("agreement_run")).isZero();
        clock.advance(Duration.ofHours(21));
        comparing.step();
        comparing.work();
        comparing.step();
        assertThat(comparing.desk().runs(10)).singleElement().satisfies(run -> {
            assertThat(run.by()).isEqualTo("schedule");
            assertThat(run.to()).isEqualTo(LocalDate.parse("2026-03-05"));
            assertThat(run.from()).isEqualTo(LocalDate.parse("2026-01-30"));
        });
    }

    @Test
    void whatKlaviyoDoesNotLetUsReadEndsTheRunWithItsReason() {
        comparing.tell(placed(1));
        klaviyo.faults().add(Fault.always(Fault.Kind.UNAUTHORIZED).on("/api/metrics"));
        assertThat(compared())
                .satisfies(run -> assertThat(run.state()).isEqualTo("failed"))
                .satisfies(run -> assertThat(run.trouble()).contains("events:read and metrics:read"));
    }

    @Test
    void anOrderThatIsHeldIsToldOnItsDayWithItsReasonAndItsIdoc() {
        List<Segment> open = Sap.order(1, "0000012345", "0000004711").segments();
        Segment blocked = Sap.segment("E1EDK01", "CURCY", "EUR", "BELNR", "0000012345", "LIFSK", "01");
        try (Stations stations = new Stations(POSTGRES, clock, Way.over(klaviyo.uri(), clock))) {
            stations.receive(Idocs.xml(Sap.idoc(
                    1,
                    "ORDRSP",
                    "ORDERS05",
                    Stream.concat(Stream.of(blocked), open.stream().skip(1)).toArray(Segment[]::new))));
            stations.translateAll();
        }
        RunReport run = compared();
        assertThat(comparing.desk().differences(run.id())).singleElement().satisfies(held -> {
            assertThat(held.kind()).isEqualTo(Difference.Kind.HELD);
            assertThat(held.day()).isEqualTo(LocalDate.parse("2026-03-02"));
            assertThat(held.about()).isEqualTo("order/PRD-100/12345");
            assertThat(held.toldValue()).contains(new BigDecimal("100.00"));
            assertThat(held.words()).contains("DELIVERY_BLOCK");
            assertThat(held.docnum()).endsWith("1");
        });
        assertThat(run.days()).extracting(Reports.DayLine::colour).containsExactly("yellow");
    }

    @Test
    void whatKlaviyoRefusedIsInAnException() {
        comparing.queue(placed(1));
        POSTGRES.jdbc()
                .sql("update outbox set status = 'refused', settled_at = created_at, answer = '400 invalid'")
                .update();
        assertThat(comparing.desk().differences(compared().id()))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.kind()).isEqualTo(Difference.Kind.EXCEPTION);
                    assertThat(refused.words()).contains("400 invalid");
                });
    }

    @Test
    void daysThatAreToComeOrOutOfOrderAreRefused() {
        assertThat(comparing.desk().ask(Optional.of(DAY.plusYears(1)), Optional.of(DAY.plusYears(1)), "test"))
                .isInstanceOf(ReconcileDesk.Answer.Refused.class);
        assertThat(comparing.desk().ask(Optional.of(DAY), Optional.of(DAY.minusDays(1)), "test"))
                .isInstanceOf(ReconcileDesk.Answer.Refused.class);
    }

    @Test
    void daysOfWhichTheLedgerIsNotKeptAreRefusedAndNotCompared() {
        POSTGRES.jdbc()
                .sql("""
                        insert into storage_kept (data, since) values ('COMMANDS', :since)""")
                .param(
                        "since",
                        DAY.minusDays(2)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toOffsetDateTime()
                                .plusHours(1))
                .update();
        try {
            assertThat(comparing.desk().ask(Optional.of(DAY.minusDays(2)), Optional.of(DAY), "test"))
                    .isEqualTo(new ReconcileDesk.Answer.Refused("from " + DAY.minusDays(2)
                            + ": what Klaviyo was told before " + DAY.minusDays(1)
                            + " was removed on schedule (retention.commands); expected a first day from "
                            + DAY.minusDays(1) + " on"));
            assertThat(comparing.desk().ask(Optional.of(DAY.minusDays(1)), Optional.of(DAY), "test"))
                    .isInstanceOf(ReconcileDesk.Answer.Asked.class);
        } finally {
            POSTGRES.jdbc().sql("truncate storage_kept").update();
        }
    }

    @Test
    void theLedgerIsReadByItsIndex() {
        String plan =
                String.join("\n", POSTGRES.jdbc().sql("""
                                explain select count(*) from outbox o
                                where (case when o.kind = 'TrackEvent' then o.account end) = 'main'
                                  and (o.command ->> 'time') collate "C" >= '2026-03-01T00:00:00'
                                  and (o.command ->> 'time') collate "C" < '2026-03-02T00:00:00'""").query(String.class).list());
        assertThat(plan).contains("_event_time").doesNotContain("Seq Scan");
    }
}
