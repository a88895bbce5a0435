package dev.plumbline.server.inbox;

import static dev.plumbline.server.support.Idocs.idoc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.plumbline.idoc.IdocSource;
import dev.plumbline.idoc.IdocSplitter;
import dev.plumbline.server.inbox.Receipt.Kind;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Postgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

class InboxTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final Doorbell engine = new Doorbell();
    private final List<Inbox> started = new ArrayList<>();

    /** Counts the commits, and lets none begin while the gate is shut. */
    private static final class Gate implements TransactionOperations {
        private final TransactionOperations behind;
        private final CountDownLatch open;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final AtomicInteger transactions = new AtomicInteger();

        Gate(TransactionOperations behind, CountDownLatch open) {
            this.behind = behind;
            this.open = open;
        }

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            reached.countDown();
            try {
                open.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            transactions.incrementAndGet();
            return behind.execute((TransactionStatus status) -> action.doInTransaction(status));
        }
    }

    @AfterEach
    void stopWhatWasStarted() {
        started.forEach(Inbox::stop);
    }

    private Inbox inbox(JdbcClient jdbc, TransactionOperations transaction) {
        Inbox inbox = new Inbox(
                new InboxStore(jdbc), transaction, InstantSource.fixed(NOW), engine, new Turnstile(), receipts -> {});
        started.add(inbox);
        inbox.start();
        return inbox;
    }

    private Inbox inbox() {
        return inbox(POSTGRES.jdbc(), POSTGRES.transaction());
    }

    private static List<Arrival> arrivals(byte[] file) {
        List<Arrival> arrivals = new ArrayList<>();
        IdocSplitter splitter = new IdocSplitter(new ByteArrayInputStream(file));
        try {
            for (Optional<IdocSource> next = splitter.next(); next.isPresent(); next = splitter.next()) {
                arrivals.add(Arrival.of("http", "10.0.0.7 #" + next.get().ordinal(), next.get()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return arrivals;
    }

    private static Arrival arrival(int number) {
        return arrivals(Idocs.xml(idoc(number))).getFirst();
    }

    private static long count(String sql) {
        return POSTGRES.jdbc().sql(sql).query(Long.class).single();
    }

    @Test
    void anArrivalIsOnDiskAsItCameWhenAppendReturns() {
        Arrival arrival = arrival(1);
        Receipt receipt = inbox().append(List.of(arrival)).getFirst();
        assertThat(receipt.kind()).isEqualTo(Kind.NEW);
        var row = POSTGRES.jdbc()
                .sql(
                        "select * from inbox join inbox_raw on inbox_raw.raw_at = inbox.raw_at and inbox_id = id where id = :id")
                .param("id", receipt.id())
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("status", "received")
                .containsEntry("door", "http")
                .containsEntry("source", "10.0.0.7 #1")
                .containsEntry("form", "XML")
                .containsEntry("charset", "UTF-8")
                .containsEntry("raw", arrival.content().array());
    }

    @Test
    void anArrivalCarriesTheTimeOfTheClock() {
        inbox().append(List.of(arrival(1)));
        assertThat(POSTGRES.jdbc()
                        .sql("select received_at from inbox")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(NOW);
    }

    @Test
    void theEngineIsWokenByAnArrival() {
        Inbox inbox = inbox();
        inbox.append(List.of(arrival(1)));
        assertThat(Executors.newVirtualThreadPerTaskExecutor().submit(ring(engine)))
                .succeedsWithin(Duration.ofSeconds(5));
    }

    private static Callable<Boolean> ring(Doorbell bell) {
        return () -> {
            bell.await(Duration.ofMinutes(1));
            return true;
        };
    }

    @Test
    void nothingIsTakenInOfNothing() {
        assertThat(inbox().append(List.of())).isEmpty();
        assertThat(count("select count(*) from inbox")).isZero();
    }

    @Test
    void theSameBytesAgainAreACountedDuplicateWithoutASecondCopy() {
        Inbox inbox = inbox();
        Receipt first = inbox.append(List.of(arrival(1))).getFirst();
        Receipt again = inbox.append(List.of(arrival(1))).getFirst();
        assertThat(again.kind()).isEqualTo(Kind.DUPLICATE);
        var row = POSTGRES.jdbc()
                .sql("select * from inbox where id = :id")
                .param("id", again.id())
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("status", "duplicate")
                .containsEntry("duplicate_of", first.id())
                .containsEntry("raw_at", null);
        assertThat(count("select count(*) from inbox_raw")).isEqualTo(1);
    }

    @Test
    void theSameIdocInAnotherEnvelopeIsADuplicate() {
        Inbox inbox = inbox();
        inbox.append(arrivals(Idocs.xml(idoc(1))));
        List<Receipt> together = inbox.append(arrivals(Idocs.xml(idoc(2), idoc(1))));
        assertThat(together).extracting(Receipt::kind).containsExactly(Kind.NEW, Kind.DUPLICATE);
    }

    @Test
    void theSameIdocTwiceInOneCallIsOneNewAndOneDuplicate() {
        List<Receipt> receipts = inbox().append(List.of(arrival(1), arrival(2), arrival(1)));
        assertThat(receipts).extracting(Receipt::kind).containsExactly(Kind.NEW, Kind.NEW, Kind.DUPLICATE);
        assertThat(count("select count(*) from inbox_raw")).isEqualTo(2);
        assertThat(count("select duplicate_of from inbox where status = 'duplicate'"))
                .isEqualTo(receipts.getFirst().id());
    }

    @Test
    void manyArrivalsOfOneCallAreNumberedInTheirOrder() {
        List<Arrival> arrivals = IntStream.range(0, 1_200)
                .mapToObj(number -> arrival(number % 1_000))
                .toList();
        List<Receipt> receipts = inbox().append(arrivals);
        assertThat(receipts.subList(0, 1_000))
                .allMatch(receipt -> receipt.kind() == Kind.NEW)
                .extracting(Receipt::id)
                .isSorted();
        assertThat(receipts.subList(1_000, 1_200))
                .allMatch(receipt -> receipt.kind() == Kind.DUPLICATE)
                .extracting(Receipt::id)
                .isSorted();
    }

    @Test
    void aReceiptNamesTheRowOfItsOwnArrival() {
        List<Receipt> receipts = inbox().append(List.of(arrival(7), arrival(8), arrival(7), arrival(9)));
        List<byte[]> digests = receipts.stream()
                .map(receipt -> POSTGRES.jdbc()
                        .sql("select digest from inbox where id = :id")
                        .param("id", receipt.id())
                        .query(byte[].class)
                        .single())
                .toList();
        assertThat(digests)
                .containsExactly(
                        arrival(7).digest().array(),
                        arrival(8).digest().array(),
                        arrival(7).digest().array(),
                        arrival(9).digest().array());
    }

    @Test
    void anUnreadablePieceIsKeptWithAnOpenException() {
        Arrival arrival = arrivals("Guten Tag".getBytes(StandardCharsets.UTF_8)).getFirst();
        Receipt receipt = inbox().append(List.of(arrival)).getFirst();
        assertThat(receipt.kind()).isEqualTo(Kind.UNREADABLE);
        var row = POSTGRES.jdbc().sql("""
                        select inbox.status, inbox_raw.raw, exception.kind, exception.reason, exception.closed_at
                        from inbox join exception on exception.inbox_id = inbox.id
                          join inbox_raw on inbox_raw.inbox_id = inbox.id""").query().singleRow();
        assertThat(row)
                .containsEntry("status", "exception")
                .containsEntry("raw", "Guten Tag".getBytes(StandardCharsets.UTF_8))
                .containsEntry("kind", "UNREADABLE")
                .containsEntry("closed_at", null);
        assertThat((String) row.get("reason")).contains("it starts with 'Guten Tag'");
    }

    @Test
    void theSameUnreadablePieceAgainOpensNoSecondException() {
        Inbox inbox = inbox();
        Arrival arrival = arrivals("Guten Tag".getBytes(StandardCharsets.UTF_8)).getFirst();
        inbox.append(List.of(arrival));
        assertThat(inbox.append(List.of(arrival))).extracting(Receipt::kind).containsExactly(Kind.DUPLICATE);
        assertThat(count("select count(*) from exception")).isEqualTo(1);
    }

    @Test
    void twoHundredWritersAtOnceLoseNothingAndShareCommits() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Gate gate = new Gate(POSTGRES.transaction(), open);
        Inbox inbox = inbox(POSTGRES.jdbc(), gate);
        List<Future<List<Receipt>>> calls = new ArrayList<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 1; n <= 200; n++) {
                int number = n;
                calls.add(writers.submit(() -> inbox.append(List.of(arrival(number)))));
            }
            open.countDown();
        }
        List<Long> ids = new ArrayList<>();
        for (Future<List<Receipt>> call : calls) {
            ids.add(call.get().getFirst().id());
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(200);
        assertThat(count("select count(*) from inbox where status = 'received'"))
                .isEqualTo(200);
        assertThat(gate.transactions.get()).isLessThan(100);
    }

    @Test
    void writersOfTheSameIdocAtOnceGetOneNewAndTheOthersDuplicates() throws Exception {
        Inbox inbox = inbox();
        List<Future<List<Receipt>>> calls = new ArrayList<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 50; n++) {
                calls.add(writers.submit(() -> inbox.append(List.of(arrival(1)))));
            }
        }
        List<Kind> kinds = new ArrayList<>();
        for (Future<List<Receipt>> call : calls) {
            kinds.add(call.get().getFirst().kind());
        }
        assertThat(kinds).containsOnlyOnce(Kind.NEW).hasSize(50);
        assertThat(count("select count(*) from inbox")).isEqualTo(50);
    }

    @Test
    void aPieceWithACharacterThatNoTextColumnHoldsIsKept() {
        byte[] binary = {'P', 'K', 0, 3, 0};
        Receipt receipt = inbox().append(arrivals(binary)).getFirst();
        assertThat(receipt.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(POSTGRES.jdbc()
                        .sql("select raw from inbox_raw")
                        .query(byte[].class)
                        .single())
                .isEqualTo(binary);
    }

    @Test
    void anArrivalThatNoRowCanHoldDoesNotTakeItsNeighboursWithIt() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Gate gate = new Gate(POSTGRES.transaction(), open);
        Inbox inbox = inbox(POSTGRES.jdbc(), gate);
        Arrival good = arrival(1);
        Arrival bad = new Arrival(
                "http", "\0", "XML", "UTF-8", good.content(), arrival(2).digest(), Optional.empty());
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            // The first is held at the gate, so that the others become one group.
            writers.submit(() -> inbox.append(List.of(arrival(3))));
            await(() -> gate.reached.getCount() == 0);
            Future<List<Receipt>> refused = writers.submit(() -> inbox.append(List.of(bad)));
            Future<List<Receipt>> taken = writers.submit(() -> inbox.append(List.of(good)));
            await(() -> inbox.waiting() == 2);
            open.countDown();
            assertThat(taken.get(20, TimeUnit.SECONDS))
                    .extracting(Receipt::kind)
                    .containsExactly(Kind.NEW);
            assertThat(refused).failsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void theInboxOutlivesAnUnexpectedFailure() {
        AtomicInteger calls = new AtomicInteger();
        TransactionOperations failsOnce = new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                if (calls.getAndIncrement() == 0) {
                    throw new IllegalStateException("a driver's mistake");
                }
                return POSTGRES.transaction().execute(action);
            }
        };
        Inbox inbox = inbox(POSTGRES.jdbc(), failsOnce);
        assertThatThrownBy(() -> inbox.append(List.of(arrival(1)))).isInstanceOf(StorageUnavailableException.class);
        assertThat(inbox.append(List.of(arrival(1)))).extracting(Receipt::kind).containsExactly(Kind.NEW);
    }

    @Test
    void aStoppedInboxRefusesAtOnceAndLeavesTheCallersThreadAlone() {
        Inbox inbox = inbox();
        inbox.stop();
        assertThatThrownBy(() -> inbox.append(List.of(arrival(1))))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessage("The server is stopping");
        // An interrupted thread could not even write its answer: the channel would close under it.
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void theInboxOpensBeforeTheWebServerAndClosesAfterIt() {
        assertThat(inbox().getPhase()).isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
    }

    @Test
    void withTheStorageAwayNothingIsTakenIn() {
        HikariDataSource closed = POSTGRES.open();
        closed.close();
        Inbox inbox = inbox(JdbcClient.create(closed), new TransactionTemplate(new JdbcTransactionManager(closed)));
        List<Arrival> arrivals = List.of(arrival(1), arrival(2));
        assertThatThrownBy(() -> inbox.append(arrivals)).isInstanceOf(StorageUnavailableException.class);
        assertThat(count("select count(*) from inbox")).isZero();
    }

    @Test
    void aCommitThatFailsHalfWayLeavesNothing() {
        TransactionOperations pullsThePlug = new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return POSTGRES.transaction().execute(status -> {
                    action.doInTransaction(status);
                    throw new DataAccessResourceFailureException("the plug was pulled");
                });
            }
        };
        Inbox inbox = inbox(POSTGRES.jdbc(), pullsThePlug);
        List<Arrival> arrivals = List.of(arrival(1), arrival(2));
        assertThatThrownBy(() -> inbox.append(arrivals)).isInstanceOf(StorageUnavailableException.class);
        assertThat(count("select count(*) from inbox")).isZero();
    }

    @Test
    void whatWasRefusedIsTakenInWhenTheStorageIsBack() {
        Inbox inbox = inbox();
        POSTGRES.goAway();
        try {
            assertThatThrownBy(() -> inbox.append(List.of(arrival(1)))).isInstanceOf(StorageUnavailableException.class);
        } finally {
            POSTGRES.comeBack();
        }
        assertThat(appendUntilTaken(inbox, arrival(1)))
                .extracting(Receipt::kind)
                .containsExactly(Kind.NEW);
    }

    /** As SAP does it: each connection that died with the database may cost one try. */
    private static List<Receipt> appendUntilTaken(Inbox inbox, Arrival arrival) {
        for (int n = 0; n < 20; n++) {
            try {
                return inbox.append(List.of(arrival));
            } catch (StorageUnavailableException notYet) {
                // The next connection may be a living one.
            }
        }
        return List.of();
    }

    @Test
    void theQueueIsBounded() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        Gate gate = new Gate(POSTGRES.transaction(), open);
        Inbox inbox = inbox(POSTGRES.jdbc(), gate);
        Arrival arrival = arrival(1);
        List<Thread> callers = IntStream.range(0, 700)
                .mapToObj(n -> Thread.ofVirtual().unstarted(() -> inbox.append(List.of(arrival))))
                .toList();
        // The first one's commit is held up, so that nothing more leaves the queue.
        callers.getFirst().start();
        gate.reached.await();
        callers.stream().skip(1).forEach(Thread::start);
        await(() -> inbox.waiting() == 512);
        assertThat(callers).allMatch(Thread::isAlive);
        open.countDown();
        for (Thread caller : callers) {
            assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(count("select count(*) from inbox")).isEqualTo(700);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int n = 0; !condition.getAsBoolean(); n++) {
            assertThat(n).as("looks until it came true").isLessThan(1_000);
            Thread.sleep(10);
        }
    }
}
