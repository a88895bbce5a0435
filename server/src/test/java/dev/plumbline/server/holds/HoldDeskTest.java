package dev.plumbline.server.holds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.Message.Decided;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HoldDeskTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String ORDER = "order/PRD-100/12345";

    private HoldDesk desk;

    @BeforeEach
    void hold() {
        desk = new HoldDesk(POSTGRES.jdbc(), new ManualClock(Instant.parse("2026-03-04T08:00:00Z")), new Doorbell());
        POSTGRES.jdbc().sql("""
                        insert into aggregate (key, state, updated_at)
                        select key, '{}', now() from unnest(array['order/PRD-100/12345', 'order/QAS-200/12345',
                          'customer/PRD-100/4711', 'order/PRD-100/77']) as t (key)""").update();
        POSTGRES.jdbc().sql("""
                        insert into hold (aggregate, reason, detail, waits_for, since, deadline, policy, overdue) values
                          ('order/PRD-100/12345', 'DELIVERY_BLOCK', 'block 01', 'LIFSK', '2026-03-02T08:00:00Z', null, 'WAIT', false),
                          ('order/PRD-100/12345', 'CREDIT_CHECK', 'status B', 'CMGST', '2026-03-01T08:00:00Z', null, 'WAIT', false),
                          ('order/QAS-200/12345', 'PREDECESSOR_MISSING', 'delivery 80001', 'order/QAS-200/12345',
                            '2026-03-03T08:00:00Z', '2026-03-04T07:00:00Z', 'EXCEPTION', true),
                          ('customer/PRD-100/4711', 'CUSTOMER_MISSING', '2 events', 'customer/PRD-100/4711',
                            '2026-03-04T07:55:00Z', '2026-03-04T08:05:00Z', 'SYNTHESISE', false)""").update();
    }

    private static Which all() {
        return new Which("", "", "", 100);
    }

    @Test
    void whatIsOverdueStandsFirstAndThenWhatHasWaitedLongest() {
        assertThat(desk.list(all()))
                .extracting(Held::reason)
                .containsExactly("PREDECESSOR_MISSING", "CREDIT_CHECK", "DELIVERY_BLOCK", "CUSTOMER_MISSING");
    }

    @Test
    void aHoldSaysWhatAPersonMustKnowToDecide() {
        assertThat(desk.list(new Which("PREDECESSOR_MISSING", "", "", 100)))
                .containsExactly(new Held(
                        "order/QAS-200/12345",
                        "PREDECESSOR_MISSING",
                        "delivery 80001",
                        "order/QAS-200/12345",
                        Instant.parse("2026-03-03T08:00:00Z"),
                        Optional.of(Instant.parse("2026-03-04T07:00:00Z")),
                        "EXCEPTION",
                        true));
    }

    @Test
    void holdsAreFoundByWhatTheyAreAbout() {
        assertThat(desk.list(new Which("", "order", "0000012345", 100)))
                .extracting(Held::about)
                .containsExactly("order/QAS-200/12345", ORDER, ORDER);
        assertThat(desk.list(new Which("credit_check", "", "", 100))).hasSize(1);
        assertThat(desk.list(new Which("", "", "", 2))).hasSize(2);
    }

    @Test
    void aDecisionIsTakenDownWithWhoAndWhy() {
        assertThat(desk.decide("order/PRD-100/0000012345", Decided.Kind.RELEASE, " Anna Beck ", "customer was called"))
                .isEqualTo(new Ruling.Noted(1, ORDER, "RELEASE"));
        assertThat(POSTGRES.jdbc()
                        .sql(
                                "select aggregate || ' ' || kind || ' ' || by_whom || ': ' || why from decision where done_at is null")
                        .query(String.class)
                        .list())
                .containsExactly("order/PRD-100/12345 RELEASE Anna Beck: customer was called");
    }

    @Test
    void aDecisionWithoutAReasonOrANameIsNone() {
        assertThat(desk.decide(ORDER, Decided.Kind.DROP, "Anna Beck", "  ")).isInstanceOf(Ruling.Incomplete.class);
        assertThat(desk.decide(ORDER, Decided.Kind.DROP, "", "a test")).isInstanceOf(Ruling.Incomplete.class);
        assertThat(desk.decide(ORDER, Decided.Kind.DROP, "Anna Beck", "x".repeat(1_001)))
                .isInstanceOf(Ruling.Incomplete.class);
        assertThat(decisions()).isZero();
    }

    @Test
    void thereIsNothingToDecideWhereNothingIsHeld() {
        assertThat(desk.decide("order/PRD-100/77", Decided.Kind.DROP, "Anna Beck", "a test"))
                .isEqualTo(new Ruling.NothingHeld("Nothing is held of order/PRD-100/77"));
        assertThat(desk.decide("order/PRD-100/4\0", Decided.Kind.DROP, "Anna Beck", "a test"))
                .isInstanceOf(Ruling.NothingHeld.class);
        assertThat(decisions()).isZero();
    }

    @Test
    void aReasonThatPostgresWouldRefuseIsKeptAsFarAsItCanBe() {
        assertThat(desk.decide(ORDER, Decided.Kind.DROP, "Anna Beck", "a \0 test"))
                .isInstanceOf(Ruling.Noted.class);
    }

    private static long decisions() {
        return POSTGRES.jdbc()
                .sql("select count(*) from decision")
                .query(Long.class)
                .single();
    }
}
