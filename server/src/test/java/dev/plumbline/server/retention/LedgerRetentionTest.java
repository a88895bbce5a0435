package dev.plumbline.server.retention;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.exceptions.Replay;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Klaviyo was told, what could not go on and who did what: kept in parts of numbers. */
class LedgerRetentionTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Duration KEPT = Duration.ofDays(400);
    private static final Instant START = Instant.parse("2026-03-04T08:00:00Z");
    private static final String EVENTS = "id::text from outbox where kind = 'TrackEvent' order by id";

    private ManualClock clock;
    private Stations stations;
    private Retention retention;

    @BeforeEach
    void putTogether() {
        for (Ledger ledger : Ledger.values()) {
            POSTGRES.jdbc()
                    .sql(
                            "select relname from pg_class join pg_inherits on inhrelid = oid where inhparent = :table::regclass")
                    .param("table", ledger.table())
                    .query(String.class)
                    .list()
                    .forEach(part -> POSTGRES.jdbc().sql("drop table " + part).update());
            new Strides(POSTGRES.jdbc(), ledger).make(0);
        }
        POSTGRES.jdbc().sql("truncate storage_stride, storage_kept").update();
        clock = new ManualClock(START);
        stations = new Stations(POSTGRES, clock, Way.over(URI.create("http://localhost:1"), clock));
        retention = retention(Optional.of(KEPT));
    }

    @AfterEach
    void takeApart() {
        stations.close();
    }

    private Retention retention(Optional<Duration> kept) {
        return new Retention(
                POSTGRES.jdbc(),
                POSTGRES.transaction(),
                clock,
                new Settings.Retention(Optional.of(Duration.ofDays(30)), kept, kept, kept));
    }

    private void settle() {
        Duration pause = retention.step();
        while (pause.isZero()) {
            pause = retention.step();
        }
        assertThat(pause).isEqualTo(Duration.ofHours(1));
    }

    private void receiveAndWork(int order) {
        stations.receive(xml(order(order, "000001234" + order, "0000004711")));
        stations.translateAll();
    }

    private void klaviyoHasAll() {
        stations.jdbc()
                .sql("update outbox set status = 'stored', stored_at = now()")
                .update();
    }

    private List<String> parts(String table) {
        return stations.texts("relname from pg_class join pg_inherits on inhrelid = oid where inhparent = '" + table
                + "'::regclass order by 1");
    }

    @Test
    void aMonthThatBeginsGivesTheFirstNumberOfTheNextPart() {
        settle();
        receiveAndWork(1);
        clock.advanceTo(Instant.parse("2026-04-01T00:00:00Z"));
        settle();
        receiveAndWork(2);
        assertThat(stations.texts(EVENTS)).contains("2", "1000000001");
        assertThat(stations.texts("distinct tableoid::regclass::text from outbox order by 1"))
                .containsExactly("outbox_0", "outbox_1");
    }

    @Test
    void twoPartsAreThereAheadOfTheOneThatIsWrittenTo() {
        settle();
        assertThat(parts("outbox")).containsExactly("outbox_0", "outbox_1", "outbox_2");
        assertThat(parts("exception")).hasSize(3);
        assertThat(parts("audit")).hasSize(3);
    }

    @Test
    void whatIsKeptForEverBeginsAPartEachYear() {
        retention = retention(Optional.empty());
        settle();
        clock.advanceTo(Instant.parse("2026-12-31T23:59:59Z"));
        settle();
        assertThat(stations.texts("stride::text from storage_stride where data = 'COMMANDS' order by stride"))
                .containsExactly("0");
        clock.advanceTo(Instant.parse("2027-01-01T00:00:00Z"));
        settle();
        assertThat(stations.texts("stride::text from storage_stride where data = 'COMMANDS' order by stride"))
                .containsExactly("0", "1");
    }

    @Test
    void whoeverHasANumberOfTheOldPartWritesIntoItWhenTheNextHasBegun() {
        settle();
        Strides strides = new Strides(POSTGRES.jdbc(), Ledger.COMMANDS);
        POSTGRES.transaction().executeWithoutResult(status -> {
            receiveAndWork(1);
            CompletableFuture.runAsync(() -> strides.turn(strides.current().orElseThrow(), clock.instant()))
                    .join();
        });
        assertThat(stations.texts("distinct tableoid::regclass::text from outbox"))
                .containsExactly("outbox_0");
    }

    @Test
    void numbersNeverGoBackWhenATurnIsRepeatedAfterACrash() {
        settle();
        Strides strides = new Strides(POSTGRES.jdbc(), Ledger.COMMANDS);
        Strides.Stride first = strides.current().orElseThrow();
        POSTGRES.transaction().executeWithoutResult(status -> {
            strides.turn(first, clock.instant());
            status.setRollbackOnly();
        });
        receiveAndWork(1);
        clock.advanceTo(Instant.parse("2026-04-01T00:00:00Z"));
        settle();
        receiveAndWork(2);
        assertThat(stations.texts("min(id)::text from outbox")).containsExactly("1000000000");
    }

    /** So much later that what came at the start is older than is kept. */
    private void letItGrowOld() {
        clock.advanceTo(Instant.parse("2026-04-01T00:00:00Z"));
        settle();
        clock.advance(KEPT);
        settle();
    }

    @Test
    void whatKlaviyoHasIsDroppedWithItsPartAndStillCounted() {
        settle();
        receiveAndWork(1);
        klaviyoHasAll();
        Map<String, Long> before = stations.funnel().commands();
        letItGrowOld();
        assertThat(stations.count("outbox")).isZero();
        assertThat(parts("outbox")).doesNotContain("outbox_0");
        assertThat(stations.funnel().commands()).isEqualTo(before);
        assertThat(stations.texts(
                        "since::text from storage_kept where data = 'COMMANDS' and since = '2026-04-01T00:00:00Z'"))
                .hasSize(1);
    }

    @Test
    void aMonthIsKeptUntilAllOfItIsOldEnough() {
        settle();
        receiveAndWork(1);
        klaviyoHasAll();
        clock.advanceTo(Instant.parse("2026-04-01T00:00:00Z"));
        settle();
        clock.advance(KEPT.minusSeconds(1));
        settle();
        assertThat(stations.count("outbox")).isPositive();
    }

    @Test
    void whatWaitsForKlaviyoStaysUnderItsNumberAndGoesWhenItIsDone() {
        settle();
        receiveAndWork(1);
        stations.jdbc()
                .sql("update outbox set status = 'stored', stored_at = now() where id <> 2")
                .update();
        letItGrowOld();
        assertThat(stations.texts("id || ' ' || status from outbox")).containsExactly("2 queued");
        klaviyoHasAll();
        settle();
        assertThat(stations.count("outbox")).isZero();
        assertThat(parts("outbox")).doesNotContain("outbox_0");
    }

    @Test
    void anAcceptedEventThatIsNotReadBackYetStays() {
        settle();
        receiveAndWork(1);
        stations.jdbc()
                .sql("update outbox set status = 'accepted', settled_at = now(), verification = 'awaited'")
                .update();
        long events = stations.texts(EVENTS).size();
        letItGrowOld();
        assertThat(stations.count("outbox")).isEqualTo(events).isPositive();
    }

    @Test
    void anOpenExceptionStaysAndCanBeReplayedAndAClosedOneGoes() {
        settle();
        stations.receive("this is no IDoc".getBytes(StandardCharsets.UTF_8));
        stations.receive("this neither".getBytes(StandardCharsets.UTF_8));
        stations.translateAll();
        stations.jdbc()
                .sql("update exception set closed_at = now() where id = 1")
                .update();
        letItGrowOld();
        assertThat(stations.texts("id::text from exception")).containsExactly("2");
        assertThat(stations.desk().replay(2)).isEqualTo(new Replay.Started(2, 0));
        stations.translateAll();
        assertThat(stations.funnel().openExceptions()).isEqualTo(1);
    }

    @Test
    void theAuditGoesByPartsAlthoughNoRowOfItCanBeDeleted() {
        settle();
        stations.jdbc().sql("""
                        insert into audit (at, who, role, action, object) values (now(), 'anna', 'admin', 'hold.release', 'order/PRD-100/1')""").update();
        letItGrowOld();
        assertThat(stations.count("audit")).isZero();
    }

    @Test
    void aPartIsNotDroppedUnderOneWhoReadsIt() throws SQLException {
        settle();
        receiveAndWork(1);
        klaviyoHasAll();
        clock.advanceTo(Instant.parse("2026-04-01T00:00:00Z"));
        settle();
        clock.advance(KEPT);
        try (Connection reader = POSTGRES.dataSource().getConnection()) {
            reader.setAutoCommit(false);
            try (var statement = reader.createStatement()) {
                statement.execute("select count(*) from outbox");
                Duration pause = retention.step();
                while (pause.isZero()) {
                    pause = retention.step();
                }
                assertThat(pause).isEqualTo(Duration.ofMinutes(1));
            }
            reader.rollback();
        }
        assertThat(stations.count("outbox")).isPositive();
        settle();
        assertThat(stations.count("outbox")).isZero();
    }
}
