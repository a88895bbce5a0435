package dev.plumbline.server.backfill;

import static dev.plumbline.server.support.Idocs.xml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.server.backfill.BackfillDesk.Answer;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.Stations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** A job from its plan to its end, and everything that can come between. */
class JobLifeTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final int ORDERS = 1_200;
    private static final String EVENTS = "command ->> 'metric' from outbox where kind = 'TrackEvent' order by id";

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
    private Stations stations;
    private Loading loading;

    @BeforeEach
    void putTogether() {
        stations = new Stations(POSTGRES, clock, Way.over(URI.create("http://localhost:1"), clock));
        loading = new Loading(POSTGRES, stations, ExtractFormats.NONE);
    }

    @AfterEach
    void takeApart() {
        loading.close();
        stations.close();
    }

    private void drop(String name, Idoc... idocs) {
        try {
            Files.write(directory.resolve(name), xml(idocs));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void dropManyOrders() {
        List<Idoc> idocs = new ArrayList<>();
        for (int n = 1; n <= ORDERS; n++) {
            idocs.add(Sap.order(n, "%010d".formatted(10_000 + n), "0000004711"));
        }
        drop("orders.xml", idocs.toArray(Idoc[]::new));
    }

    private Wanted everything() {
        return Loading.everythingIn(directory);
    }

    private Report agreed(Answer answer) {
        return Loading.agreed(answer);
    }

    @Test
    void aPlanCountsAndPutsNothingIntoTheInbox() {
        drop("a.xml", Sap.order(1, "0000012345", "0000004711"), Idocs.idoc(2));
        drop("b.xml", Sap.delivery(3, "0080000001", "0000012345"));
        Report report = loading.planned(everything());
        assertThat(report.plan().rows()).containsEntry("IDoc", 3L);
        assertThat(report.plan().documents()).containsEntry("orders", 1L).containsEntry("deliveries", 1L);
        assertThat(report.plan().events())
                .containsEntry("Placed Order", 1L)
                .containsEntry("Ordered Product", 1L)
                .containsEntry("Fulfilled Order", 1L);
        assertThat(report.plan().pieces()).isEqualTo(3);
        assertThat(stations.count("inbox")).isZero();
    }

    @Test
    void whatIsLoadedIsToldSilentlyHoweverYoungItIs() {
        drop("a.xml", Sap.order(1, "0000012345", "0000004711"), Sap.delivery(2, "0080000001", "0000012345"));
        loading.done(everything());
        assertThat(stations.texts(EVENTS)).containsExactly("Placed Order", "Ordered Product", "Fulfilled Order");
        assertThat(stations.texts("distinct command ->> 'silent' from outbox where kind = 'TrackEvent'"))
                .containsExactly("true");
    }

    @Test
    void whatALiveDocumentSaysOfALoadedOrderIsLive() {
        drop("a.xml", Sap.order(1, "0000012345", "0000004711"));
        loading.done(everything());
        stations.receive(xml(Sap.delivery(2, "0080000001", "0000012345")));
        loading.work();
        assertThat(
                        stations.texts(
                                "(command ->> 'metric') || ' ' || (command ->> 'silent') from outbox where kind = 'TrackEvent' order by id"))
                .endsWith("Fulfilled Order false");
    }

    @Test
    void aLiveMessageGoesBeforeAllThatIsLoaded() {
        dropManyOrders();
        long id = loading.planned(everything()).id();
        loading.desk().start(id);
        loading.step();
        loading.step();
        stations.receive(xml(Sap.order(9_999, "0000099999", "0000004711")));
        loading.work();
        assertThat(
                        stations.texts(
                                "aggregate from inbox_subject s join outbox o using (aggregate) where o.kind = 'TrackEvent' order by o.id limit 1"))
                .containsExactly("order/PRD-100/99999");
    }

    @Test
    void whatWaitsAsHistoryIsLiveOnceItComesThroughADoor() {
        drop("a.xml", Sap.order(1, "0000012345", "0000004711"));
        long id = loading.planned(everything()).id();
        loading.desk().start(id);
        while (stations.count("inbox") == 0) {
            loading.step();
        }
        stations.receive(xml(Sap.order(1, "0000012345", "0000004711")));
        loading.work();
        assertThat(stations.texts("distinct command ->> 'silent' from outbox where kind = 'TrackEvent'"))
                .containsExactly("false");
        assertThat(stations.texts("status from inbox order by id")).containsExactly("applied", "duplicate");
    }

    @Test
    void aPausedJobLoadsNothingUntilItIsResumed() {
        dropManyOrders();
        long id = loading.planned(everything()).id();
        loading.desk().start(id);
        loading.step();
        agreed(loading.desk().pause(id));
        long loaded = loading.report(id).counts().loaded();
        loading.step();
        loading.work();
        assertThat(loading.report(id).state()).isEqualTo("paused");
        assertThat(loading.report(id).counts().loaded()).isEqualTo(loaded).isLessThan(ORDERS);
        agreed(loading.desk().start(id));
        loading.finish(id);
        assertThat(stations.count("inbox where status = 'applied'")).isEqualTo(ORDERS);
    }

    @Test
    void aCancelledJobLoadsNothingMoreAndWhatItHasLoadedIsTold() {
        dropManyOrders();
        long id = loading.planned(everything()).id();
        loading.desk().start(id);
        while (loading.report(id).counts().loaded() == 0) {
            loading.step();
        }
        agreed(loading.desk().cancel(id));
        long loaded = loading.report(id).counts().loaded();
        for (int n = 0; n < 5; n++) {
            loading.step();
            loading.work();
        }
        assertThat(loaded).isLessThan(ORDERS);
        assertThat(stations.count("inbox")).isEqualTo(loaded);
        assertThat(stations.count("outbox where command ->> 'metric' = 'Placed Order' and status = 'queued'"))
                .isEqualTo(loaded);
        assertThat(loading.desk().start(id)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void itLoadsNoFasterThanTheEngineWorks() {
        dropManyOrders();
        long id = loading.planned(everything()).id();
        loading.desk().start(id);
        for (int n = 0; n < 20; n++) {
            loading.step();
        }
        assertThat(stations.count("inbox")).isEqualTo(1_000);
        loading.finish(id);
        assertThat(stations.count("inbox")).isEqualTo(ORDERS);
    }

    @Test
    void itWaitsWhileNothingMayComeInAndGoesOnByItself() {
        dropManyOrders();
        long id = loading.planned(everything()).id();
        loading.desk().start(id);
        loading.step();
        long loaded = loading.report(id).counts().loaded();
        loading.turnstile().refuse("The disk is full");
        for (int n = 0; n < 5; n++) {
            loading.step();
            loading.work();
        }
        assertThat(loading.report(id).counts().loaded()).isEqualTo(loaded).isLessThan(ORDERS);
        assertThat(loading.report(id).state()).isEqualTo("running");
        loading.turnstile().open();
        loading.finish(id);
        assertThat(stations.count("inbox where status = 'applied'")).isEqualTo(ORDERS);
    }

    /** Work that is done and then lost: the process died before the commit, or right after it. */
    private static final class Mortal implements TransactionOperations {
        private final TransactionOperations real = POSTGRES.transaction();
        private final AtomicInteger left;
        private final boolean committed;

        Mortal(int left, boolean committed) {
            this.left = new AtomicInteger(left);
            this.committed = committed;
        }

        @Override
        public <T> T execute(TransactionCallback<T> action) throws TransactionException {
            if (left.decrementAndGet() > 0) {
                return real.execute(action);
            }
            if (committed) {
                real.execute(action);
                throw new TransactionSystemException("killed after the commit");
            }
            return real.execute(status -> {
                action.doInTransaction(status);
                throw new TransactionSystemException("killed before the commit");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCrashInAnyStepRepeatsThatStepAndNothingElse(boolean committed) {
        dropManyOrders();
        long id = agreed(loading.desk().plan(everything(), "anna")).id();
        int steps = 0;
        while (!loading.report(id).state().equals("done")) {
            if (loading.report(id).state().equals("planned")) {
                agreed(loading.desk().start(id));
            }
            loading.restart(new Mortal(1 + steps % 3, committed));
            try {
                for (int n = 0; n < 3; n++) {
                    loading.step();
                }
            } catch (TransactionSystemException killed) {
                loading.restart();
                loading.step();
            }
            loading.work();
            assertThat(++steps).isLessThan(100);
        }
        Report report = loading.report(id);
        assertThat(report.plan().rows()).containsEntry("IDoc", (long) ORDERS);
        assertThat(report.counts().loaded()).isEqualTo(ORDERS);
        assertThat(stations.count("inbox")).isEqualTo(ORDERS);
        assertThat(stations.count("outbox where command ->> 'metric' = 'Placed Order'"))
                .isEqualTo(ORDERS);
    }

    @Test
    void aFileThatChangedSinceThePlanEndsTheJob() {
        drop("a.xml", Sap.order(1, "0000012345", "0000004711"));
        long id = loading.planned(everything()).id();
        drop("a.xml", Sap.order(1, "0000012345", "0000004711"), Sap.order(2, "0000012346", "0000004711"));
        loading.desk().start(id);
        loading.stepUntil(id, "failed");
        assertThat(loading.report(id).trouble()).startsWith("a.xml is not there as it was when the job was planned");
        assertThat(stations.count("inbox")).isZero();
    }

    @Test
    void aDirectoryThatIsNotThereIsRefused() {
        Answer answer = loading.desk().plan(Loading.everythingIn(directory.resolve("nowhere")), "anna");
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused ->
                                assertThat(refused.reason()).contains("expected a directory on the server's machine"));
    }

    @Test
    void aListThatNobodyDeclaredIsRefused() throws IOException {
        Files.writeString(directory.resolve("vbak.csv"), "VBELN;KUNNR\n1;2\n");
        assertThat(loading.desk().plan(everything(), "anna"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("vbak.csv fits the file pattern of no declared extract"));
    }

    @Test
    void aProofOfIdocsLoadsTheOrdersOfOneCustomerWithWhatFollows() {
        drop("a.xml", Sap.order(1, "0000012345", "0000004711"), Sap.order(2, "0000012346", "0000004712"));
        drop("b.xml", Sap.delivery(3, "0080000001", "0000012345"), Sap.delivery(4, "0080000002", "0000012346"));
        Report report = loading.done(Loading.ofCustomer(directory, "4711"));
        assertThat(report.counts().loaded()).isEqualTo(2);
        assertThat(stations.texts("docnum from inbox order by id"))
                .containsExactly("0000000000000001", "0000000000000003");
    }

    @Test
    void whatWasReceivedIsWorkedAgainAndWhatWasToldIsNotToldAgain() {
        stations.receive(xml(Sap.order(1, "0000012345", "0000004711")), "no IDoc".getBytes(StandardCharsets.UTF_8));
        loading.work();
        long told = stations.count("outbox");
        clock.advance(Duration.ofMinutes(5));
        Report report = loading.done(new Wanted(Wanted.INBOX, Optional.empty(), Optional.empty(), ""));
        assertThat(report.counts().loaded()).isEqualTo(2);
        assertThat(stations.count("outbox")).isEqualTo(told);
        assertThat(stations.texts("status from inbox order by id")).containsExactly("unchanged", "exception");
        assertThat(stations.count("exception where closed_at is null")).isEqualTo(1);
    }

    @Test
    void whatWasRemovedOnScheduleIsCountedByThePlanAndLeftAlone() {
        stations.receive(xml(Sap.order(1, "0000012345", "0000004711"), Sap.order(2, "0000012346", "0000004711")));
        loading.work();
        clock.advance(Duration.ofMinutes(5));
        POSTGRES.jdbc().sql("delete from inbox_raw where inbox_id = 2").update();
        Report report = loading.done(new Wanted(Wanted.INBOX, Optional.empty(), Optional.empty(), ""));
        assertThat(report.plan().removed()).isEqualTo(1);
        assertThat(report.plan().pieces()).isEqualTo(1);
        assertThat(report.counts().loaded()).isEqualTo(1);
        assertThat(stations.texts("status from inbox order by id")).containsExactly("unchanged", "applied");
    }

    @Test
    void anotherTimeOfTheInboxIsLeftAlone() {
        stations.receive(xml(Sap.order(1, "0000012345", "0000004711")));
        loading.work();
        clock.advance(Duration.ofDays(1));
        Wanted today =
                new Wanted(Wanted.INBOX, Optional.of(clock.instant().minus(Duration.ofHours(1))), Optional.empty(), "");
        assertThat(loading.done(today).counts().loaded()).isZero();
    }

    @Test
    void aPlanDoesNotWaitForAJobThatLoads() {
        dropManyOrders();
        long first = loading.planned(everything()).id();
        loading.desk().start(first);
        loading.step();
        long second = agreed(loading.desk().plan(everything(), "anna")).id();
        loading.stepUntil(second, "planned");
        assertThat(loading.report(first).state()).isEqualTo("running");
    }
}
