package dev.plumbline.server.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.reconcile.Difference.Kind;
import dev.plumbline.server.reconcile.PeriodDesk.Answer;
import dev.plumbline.server.reconcile.Reports.DayLine;
import dev.plumbline.server.reconcile.Reports.RunReport;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people say about differences and periods, over comparisons against a stand-in. */
class PeriodDeskTest {
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

    private static TrackEvent event(String metric, int order, String amount) {
        return new TrackEvent(
                metric,
                new ProfileKey("main", "4711"),
                "PRD-100-order-" + order + "-" + metric.charAt(0),
                NOON.plusSeconds(order),
                Optional.of(new Money(new BigDecimal(amount), "EUR")),
                Map.of("OrderId", String.valueOf(order)),
                false,
                Optional.of("order/PRD-100/" + order));
    }

    private void agreeing(int... orders) {
        for (int order : orders) {
            comparing.tell(event("Placed Order", order, "10.00"));
        }
    }

    private void lost(int order) {
        klaviyo.faults().add(Fault.always(Fault.Kind.LOST).on("/api/events").atMost(1));
        comparing.tell(event("Placed Order", order, "10.00"));
    }

    private RunReport compared() {
        clock.advance(Comparing.PATIENCE.plusMinutes(2));
        return comparing.desk().run(comparing.compare(DAY, DAY)).orElseThrow();
    }

    private static String colour(RunReport run) {
        return run.days().stream().map(DayLine::colour).findFirst().orElse("");
    }

    private Answer explain(Kind kind, String about, LocalDate until) {
        return comparing
                .periods()
                .explain(new Known.Pattern("main", kind, "", about, DAY, DAY), until, "a test of the shop", "anna");
    }

    private Answer sign() {
        return comparing.periods().sign("main", DAY, DAY, "", "anna");
    }

    @Test
    void aDifferenceThatIsExplainedMakesNoDayRedAndIsShownWithItsReason() {
        agreeing(1);
        lost(2);
        assertThat(colour(compared())).isEqualTo("red");
        explain(Kind.NOT_STORED, "PRD-100-order-2-P", DAY.plusMonths(1));
        assertThat(colour(compared())).isEqualTo("yellow");
        assertThat(comparing.desk().day(DAY))
                .singleElement()
                .satisfies(day -> assertThat(day.differences())
                        .extracting(Reports.DifferenceLine::explained)
                        .containsExactly(Optional.of("anna: a test of the shop")));
    }

    @Test
    void anExplanationOfAnotherClassOrDocumentExplainsNothing() {
        lost(2);
        explain(Kind.DOUBLED, "", DAY.plusMonths(1));
        explain(Kind.NOT_STORED, "order/PRD-100/3", DAY.plusMonths(1));
        assertThat(colour(compared())).isEqualTo("red");
    }

    @Test
    void anExplanationEndsWithItsLastDayAndWhenItIsWithdrawn() {
        lost(2);
        LocalDate today = LocalDate.parse("2026-03-05");
        assertThat(explain(Kind.NOT_STORED, "", today)).isInstanceOf(Answer.Done.class);
        long id = ((Answer.Done) explain(Kind.NOT_STORED, "", today.plusDays(9))).id();
        clock.advance(Duration.ofDays(1));
        assertThat(colour(compared())).isEqualTo("yellow");
        comparing.periods().withdrawExplanation(id, "anna");
        assertThat(colour(compared())).isEqualTo("red");
        assertThat(comparing.periods().known())
                .extracting(Reports.KnownLine::state)
                .containsExactly("withdrawn", "over");
    }

    @Test
    void anExplanationNeedsAReasonAnEndToComeAndAFault() {
        PeriodDesk desk = comparing.periods();
        Known.Pattern lost = new Known.Pattern("main", Kind.NOT_STORED, "", "", DAY, DAY);
        assertThat(desk.explain(lost, DAY.plusMonths(1), " ", "anna")).isInstanceOf(Answer.Refused.class);
        assertThat(desk.explain(lost, DAY, "known", "anna")).isInstanceOf(Answer.Refused.class);
        assertThat(desk.explain(
                        new Known.Pattern("main", Kind.HELD, "", "", DAY, DAY), DAY.plusMonths(1), "known", "anna"))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void whatIsWithinTheToleranceInNumberAndAmountMakesNoDayRed() {
        agreeing(1, 2, 3, 4, 5, 6, 7, 8, 9);
        lost(10);
        long run = compared().id();
        assertThat(colour(comparing.desk(comparing.periods(0.1)).run(run).orElseThrow()))
                .isEqualTo("yellow");
        assertThat(colour(comparing.desk(comparing.periods(0.09)).run(run).orElseThrow()))
                .isEqualTo("red");
    }

    @Test
    void revenueIsGrossLessWhatWasCancelledAndRefundedOnBothSides() {
        comparing.tell(
                event("Placed Order", 1, "100.00"),
                event("Cancelled Order", 1, "30.00"),
                event("Refunded Order", 1, "20.00"));
        lost(2);
        assertThat(compared().revenue()).singleElement().satisfies(line -> {
            assertThat(line.currency()).isEqualTo("EUR");
            assertThat(line.sap().gross()).isEqualByComparingTo("110.00");
            assertThat(line.sap().net()).isEqualByComparingTo("60.00");
            assertThat(line.klaviyo().net()).isEqualByComparingTo("50.00");
            assertThat(line.agrees()).isFalse();
        });
    }

    @Test
    void aPeriodThatAgreesIsSignedOffWithWhatBothSidesSay() {
        agreeing(1, 2);
        compared();
        assertThat(sign()).isInstanceOf(Answer.Done.class);
        assertThat(comparing.periods().signOffs()).singleElement().satisfies(signed -> {
            assertThat(signed.by()).isEqualTo("anna");
            assertThat(signed.changes()).isEmpty();
            assertThat(signed.sums())
                    .singleElement()
                    .satisfies(sum -> assertThat(sum.toldCount()).isEqualTo(2));
        });
        assertThat(comparing.desk().day(DAY))
                .extracting(Reports.DayReport::signedBy)
                .containsExactly(Optional.of("anna"));
    }

    @Test
    void aPeriodWithARedDayIsNotSignedOffUntilItIsExplained() {
        lost(2);
        compared();
        assertThat(sign())
                .isEqualTo(new Answer.Refused(
                        "2026-03-03 of account main is red; repair what can be, explain what cannot"));
        explain(Kind.NOT_STORED, "", DAY.plusMonths(1));
        assertThat(sign()).isInstanceOf(Answer.Done.class);
    }

    @Test
    void aPeriodThatWasNotComparedToItsEndIsNotSignedOff() {
        assertThat(sign())
                .isEqualTo(new Answer.Refused("2026-03-03 of account main was not compared to the end; compare from"
                        + " 2026-03-03 to 2026-03-03 first"));
    }

    @Test
    void aPeriodThatIsNotOverIsNotSignedOff() {
        LocalDate today = LocalDate.parse("2026-03-05");
        assertThat(comparing.periods().sign("main", DAY, today, "", "anna")).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void whatChangesAfterTheSignatureIsShown() {
        agreeing(1);
        compared();
        sign();
        agreeing(2);
        compared();
        assertThat(comparing.periods().signOffs())
                .singleElement()
                .satisfies(signed -> assertThat(signed.changes())
                        .containsExactly(
                                "SAP, Placed Order EUR: signed were 1 (10.00), now there are 2 (20.00)",
                                "Klaviyo, Placed Order EUR: signed were 1 (10.00), now there are 2 (20.00)"));
    }

    @Test
    void aSignedPeriodIsSignedAgainOnlyAfterItWasWithdrawnWithAReason() {
        agreeing(1);
        compared();
        long id = ((Answer.Done) sign()).id();
        assertThat(sign()).isInstanceOf(Answer.Refused.class);
        assertThat(comparing.periods().withdrawSignOff(id, "", "berta")).isInstanceOf(Answer.Refused.class);
        assertThat(comparing.periods().withdrawSignOff(id, "late credit memos", "berta"))
                .isEqualTo(new Answer.Done(id));
        assertThat(sign()).isInstanceOf(Answer.Done.class);
        assertThat(comparing.periods().signOffs())
                .extracting(Reports.SignOffLine::withdrawn)
                .containsExactly("", "withdrawn by berta: late credit memos");
    }
}
