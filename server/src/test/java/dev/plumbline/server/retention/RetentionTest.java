package dev.plumbline.server.retention;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.delivery;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.order;
import static dev.plumbline.server.support.Sap.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.server.api.Funnel;
import dev.plumbline.server.api.Statement;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.exceptions.Replay;
import dev.plumbline.server.inbox.Receipt;
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

class RetentionTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Duration KEPT = Duration.ofDays(30);
    /** A Wednesday. */
    private static final Instant START = Instant.parse("2026-03-04T08:00:00Z");

    private ManualClock clock;
    private Stations stations;
    private Retention retention;

    @BeforeEach
    void putTogether() {
        POSTGRES.jdbc()
                .sql("select name from storage_part")
                .query(String.class)
                .list()
                .forEach(part -> POSTGRES.jdbc().sql("drop table " + part).update());
        POSTGRES.jdbc().sql("truncate storage_part, storage_kept").update();
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
                new Settings.Retention(kept, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private void settle() {
        Duration pause = retention.step();
        while (pause.isZero()) {
            pause = retention.step();
        }
        assertThat(pause).isEqualTo(Duration.ofHours(1));
    }

    /** So much later that what came at the start is older than is kept. */
    private void letItGrowOld() {
        clock.advance(KEPT.plusDays(7));
        settle();
    }

    private List<String> parts() {
        return stations.texts("name from storage_part order by name");
    }

    private static long raws() {
        return POSTGRES.jdbc()
                .sql("select count(*) from inbox_raw")
                .query(Long.class)
                .single();
    }

    private void receiveAndWork(Idoc... idocs) {
        stations.receive(xml(idocs));
        stations.translateAll();
    }

    @Test
    void partsOfAWeekAreMadeFourWeeksAhead() {
        settle();
        assertThat(parts())
                .containsExactly(
                        "inbox_raw_20260302",
                        "inbox_raw_20260309",
                        "inbox_raw_20260316",
                        "inbox_raw_20260323",
                        "inbox_raw_20260330");
    }

    @Test
    void whatIsKeptForLongIsCutIntoMonthsThatBeginWhereTheWeeksEnd() {
        settle();
        clock.advance(Duration.ofDays(28));
        retention = retention(Optional.empty());
        settle();
        assertThat(stations.texts(
                        "to_char(from_at at time zone 'UTC', 'MM-DD') || ' ' || to_char(to_at at time zone 'UTC', 'MM-DD')"
                                + " from storage_part order by from_at desc limit 2"))
                .containsExactly("04-06 05-01", "03-30 04-06");
    }

    @Test
    void whatCameBeforeItsPartWasThereIsMovedIntoIt() {
        receiveAndWork(order(1, "0000012345", "0000004711"));
        assertThat(stations.count("inbox_raw_other")).isEqualTo(1);
        settle();
        assertThat(stations.count("inbox_raw_other")).isZero();
        assertThat(stations.count("inbox_raw_20260302")).isEqualTo(1);
    }

    @Test
    void aWeekThatIsOlderThanIsKeptIsDropped() {
        settle();
        receiveAndWork(order(1, "0000012345", "0000004711"));
        letItGrowOld();
        assertThat(raws()).isZero();
        assertThat(parts().getFirst()).isEqualTo("inbox_raw_20260309");
        assertThat(stations.texts("since::text from storage_kept where since = '2026-03-09T00:00:00Z'"))
                .hasSize(1);
    }

    @Test
    void aWeekIsKeptUntilAllOfItIsOldEnough() {
        settle();
        receiveAndWork(order(1, "0000012345", "0000004711"));
        clock.advance(KEPT.plusDays(4));
        settle();
        assertThat(raws()).isEqualTo(1);
    }

    @Test
    void whatIsKeptForEverIsNeverDropped() {
        retention = retention(Optional.empty());
        settle();
        receiveAndWork(order(1, "0000012345", "0000004711"));
        clock.advance(Duration.ofDays(4_000));
        settle();
        assertThat(raws()).isEqualTo(1);
    }

    @Test
    void everythingThatWasReceivedIsStillAccountedForAfterwards() {
        settle();
        receiveAndWork(
                order(1, "0000012345", "0000004711"),
                idoc(2, "ORDRSP", "ORDERS05", segment("E1EDK01", "CURCY", "EUR")));
        receiveAndWork(order(1, "0000012345", "0000004711"));
        Map<String, Long> before = stations.funnel().idocs();
        letItGrowOld();
        Funnel after = stations.funnel();
        assertThat(after.received()).isEqualTo(3);
        assertThat(after.idocs()).isEqualTo(before);
    }

    @Test
    void whatWaitsToBeReadIsCarriedOverAndRead() {
        settle();
        stations.receive(xml(order(1, "0000012345", "0000004711")));
        letItGrowOld();
        assertThat(raws()).isEqualTo(1);
        stations.translateAll();
        assertThat(stations.texts("status from inbox")).containsExactly("applied");
    }

    @Test
    void whatCannotGoOnIsCarriedOverAndCanBeReplayed() {
        settle();
        stations.receive("this is no IDoc".getBytes(StandardCharsets.UTF_8));
        letItGrowOld();
        letItGrowOld();
        assertThat(stations.desk().replay(1)).isEqualTo(new Replay.Started(1, 0));
        stations.translateAll();
        assertThat(stations.texts("kind || ' ' || resolution from exception order by id"))
                .containsExactly("UNREADABLE replayed", "UNREADABLE ");
        assertThat(stations.texts("encode(raw, 'escape') from inbox_raw")).containsExactly("this is no IDoc");
    }

    @Test
    void whatIsHeldIsCarriedOver() {
        settle();
        receiveAndWork(delivery(2, "0080000001", "0000012345"), order(3, "0000012346", "0000004711"));
        letItGrowOld();
        assertThat(stations.texts("docnum from inbox join inbox_raw r on r.raw_at = inbox.raw_at and inbox_id = id"))
                .containsExactly("0000000000000002");
    }

    @Test
    void aReplayOfWhatWasRemovedIsRefusedWithWordsAndTheExceptionStaysOpen() {
        settle();
        receiveAndWork(order(1, "0000012345", "0000004711"));
        letItGrowOld();
        stations.jdbc().sql("""
                        insert into exception (inbox_id, kind, reason, aggregate, opened_at)
                        values (1, 'LEFT_OUT', 'no e-mail address', 'order/PRD-100/12345', now())""").update();
        assertThat(stations.desk().replay(1))
                .isEqualTo(new Replay.NotReplayable("Exception 1 is about an IDoc (0000000000000001) received at"
                        + " 2026-03-04T08:00:00Z whose raw bytes were removed on schedule: raw IDocs are kept since"
                        + " 2026-03-09T00:00:00Z (retention.raw); let SAP send the document again"));
        assertThat(stations.funnel().openExceptions()).isEqualTo(1);
        assertThat(stations.texts("status from inbox")).containsExactly("applied");
    }

    @Test
    void theSameDocumentFromSapAgainIsStillARepetition() {
        settle();
        receiveAndWork(order(1, "0000012345", "0000004711"));
        letItGrowOld();
        receiveAndWork(order(1, "0000012345", "0000004711"));
        assertThat(stations.texts("status from inbox order by id")).containsExactly("applied", "duplicate");
    }

    @Test
    void theStatementOfAnOrderTellsWhatFollowedFromWhatWasRemoved() {
        settle();
        receiveAndWork(order(1, "0000012345", "0000004711"));
        letItGrowOld();
        assertThat(stations.statements().ofOrder("12345"))
                .singleElement()
                .satisfies(statement ->
                        assertThat(statement.chapters()).singleElement().satisfies(RetentionTest::tellsThatItIsGone));
    }

    private static void tellsThatItIsGone(Statement.Chapter chapter) {
        assertThat(chapter.at()).isEqualTo(START);
        assertThat(chapter.what()).isEqualTo("ORDRSP 0000000000000001, received at this time");
        assertThat(chapter.remark()).isEqualTo("its raw IDoc was removed on schedule");
        assertThat(chapter.told())
                .extracting(Statement.Told::what)
                .containsExactly("Placed Order 100.00 EUR", "Ordered Product 100.00 EUR");
    }

    @Test
    void whatComesWhileItsPartIsMadeIsTakenInAndStandsInIt() {
        CompletableFuture<List<Receipt>> receipts = new CompletableFuture<>();
        POSTGRES.transaction().executeWithoutResult(status -> {
            new RawParts(POSTGRES.jdbc()).make(START, Optional.of(KEPT));
            receipts.completeAsync(() -> stations.receive(xml(order(1, "0000012345", "0000004711"))));
            awaitAWriter();
        });
        assertThat(receipts.join()).hasSize(1);
        assertThat(stations.count("inbox_raw_20260302")).isEqualTo(1);
    }

    /** Until somebody waits for what this transaction holds. */
    private static void awaitAWriter() {
        while (POSTGRES.jdbc()
                .sql(
                        "select count(*) from pg_locks join pg_database on oid = database where datname = current_database() and not granted")
                .query(Long.class)
                .single()
                .equals(0L)) {
            Thread.onSpinWait();
        }
    }

    private void makePartsAlone() {
        Retention forEver = retention(Optional.empty());
        Duration pause = forEver.step();
        while (pause.isZero()) {
            pause = forEver.step();
        }
    }

    @Test
    void aPartIsNotDroppedUnderOneWhoReadsIt() throws SQLException {
        settle();
        receiveAndWork(order(1, "0000012345", "0000004711"));
        clock.advance(KEPT.plusDays(7));
        makePartsAlone();
        try (Connection reader = POSTGRES.dataSource().getConnection()) {
            reader.setAutoCommit(false);
            try (var statement = reader.createStatement()) {
                statement.execute("select count(*) from inbox_raw");
                assertThat(retention.step()).isEqualTo(Duration.ofMinutes(1));
            }
            reader.rollback();
        }
        assertThat(raws()).isEqualTo(1);
        settle();
        assertThat(raws()).isZero();
    }
}
