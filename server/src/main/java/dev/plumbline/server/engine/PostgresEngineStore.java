package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.core.aggregate.Message;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.server.outbox.NewCommand;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The engine's SQL: everything of a batch in a handful of statements. */
public final class PostgresEngineStore implements EngineStore {
    /** Any number that no other part of Plumbline uses. */
    private static final long ENGINE_LOCK = 4_711_001L;
    /** The class of SQLSTATEs for, among others, a text too long for an index; Spring takes it for a lost connection. */
    private static final String PROGRAM_LIMIT_EXCEEDED = "54";
    /** The kind of a decision about properties and not about what is held. */
    private static final String UNSET = "UNSET";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final StoredJson json;
    private final Outbox outbox;
    private final ExceptionRows exceptions;
    private final LeftOutRows leftOut;
    private final FindingRows findings;
    private final GateRows gates;
    private final ArrivalRows arrivals;
    private final WaitingRows waiting;

    public PostgresEngineStore(JdbcClient jdbc, TransactionOperations transaction, StoredJson json, Outbox outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.outbox = outbox;
        this.exceptions = new ExceptionRows(jdbc);
        this.leftOut = new LeftOutRows(jdbc, json);
        this.findings = new FindingRows(jdbc);
        this.gates = new GateRows(jdbc);
        this.arrivals = new ArrivalRows(jdbc);
        this.waiting = new WaitingRows(jdbc);
    }

    @Override
    public <T> T transact(Supplier<T> work) {
        T result = transaction.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("The engine's transaction came to nothing");
        }
        return result;
    }

    @Override
    public boolean becomeTheOnlyEngine() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", ENGINE_LOCK)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void attempt(Runnable work) {
        jdbc.sql("savepoint attempt").update();
        try {
            work.run();
        } catch (RuntimeException failed) {
            // A database that is away ends the whole transaction.
            if (!passes(failed)) {
                jdbc.sql("rollback to savepoint attempt").update();
            }
            throw failed;
        }
        jdbc.sql("release savepoint attempt").update();
    }

    @Override
    public boolean passes(RuntimeException failure) {
        return failure instanceof NestedRuntimeException database
                && !(database instanceof DataIntegrityViolationException)
                && !(database.getRootCause() instanceof SQLException sql
                        && String.valueOf(sql.getSQLState()).startsWith(PROGRAM_LIMIT_EXCEEDED));
    }

    @Override
    public List<Undone> undone(int limit) {
        return jdbc.sql("""
                        select d.id, a.state->'key' as key, d.kind, d.names, d.by_whom, d.why, d.at
                        from decision d join aggregate a on a.key = d.aggregate
                        where d.done_at is null order by d.id limit :limit""")
                .param("limit", limit)
                .query((row, n) -> new Undone(
                        row.getLong("id"), json.read(row.getString("key"), AggregateKey.class), ordered(row)))
                .list();
    }

    private static Message.Ordered ordered(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        String by = row.getString("by_whom");
        String why = row.getString("why");
        Instant at = row.getTimestamp("at").toInstant();
        if (kind.equals(UNSET)) {
            String[] names = (String[]) row.getArray("names").getArray();
            return new Message.PropertiesDropped(new TreeSet<>(List.of(names)), by, why, at);
        }
        return new Message.Decided(Message.Decided.Kind.valueOf(kind), by, why, at);
    }

    @Override
    public List<WakeUp> due(Instant now, int limit) {
        return jdbc.sql("""
                        select a.state->'key' as key, coalesce(w.inbox_id, :none) as cause, i.backfill_id is not null as history
                        from wake w join aggregate a on a.key = w.aggregate left join inbox i on i.id = w.inbox_id
                        where w.at <= :now order by w.at, w.aggregate limit :limit""")
                .param("none", NO_CAUSE)
                .param("now", timestamp(now))
                .param("limit", limit)
                .query((row, n) -> new WakeUp(
                        json.read(row.getString("key"), AggregateKey.class),
                        row.getLong("cause"),
                        row.getBoolean("history")))
                .list();
    }

    @Override
    public List<WakeUp> leftOutByAnother(String mapping, int limit) {
        return leftOut.byAnotherMapping(mapping, limit);
    }

    @Override
    public List<WaitingPiece> waiting(int limit) {
        return waiting.first(limit);
    }

    @Override
    public Optional<Instant> nextWakeUp() {
        return jdbc.sql("select at from wake order by at limit 1")
                .query((row, n) -> row.getTimestamp("at").toInstant())
                .optional();
    }

    @Override
    public Map<AggregateKey, Aggregate> load(Set<AggregateKey> keys) {
        Map<String, AggregateKey> byText =
                keys.stream().collect(Collectors.toMap(AggregateKey::toString, Function.identity()));
        Map<AggregateKey, Aggregate> found = new HashMap<>();
        jdbc.sql("select key, state from aggregate where key = any (:keys)")
                .param("keys", byText.keySet().toArray(String[]::new))
                .query(row -> {
                    AggregateKey key = byText.get(row.getString("key"));
                    if (key != null) {
                        found.put(key, json.read(row.getString("state"), Aggregate.class));
                    }
                });
        return found;
    }

    @Override
    public void save(Batch batch) {
        Run.Result result = batch.result();
        saveAggregates(result.aggregates(), batch.at());
        saveFates(batch.fates());
        saveSubjects(result.subjects());
        saveHolds(result.pending());
        saveWakeUps(batch.woken(), result.pending());
        saveDecisions(batch.decided(), batch.at());
        saveNotes(batch);
        outbox.append(
                result.commands().stream()
                        .map(said -> new NewCommand(said.cause(), said.about(), said.command(), said.pressing()))
                        .toList(),
                batch.made().mapping(),
                batch.at());
        exceptions.save(batch);
        leftOut.save(batch);
        findings.save(batch);
        gates.save(batch);
        arrivals.save(batch.fates(), batch.at());
    }

    private void saveAggregates(Map<AggregateKey, Aggregate> changed, Instant now) {
        jdbc.sql("""
                        insert into aggregate (key, state, updated_at)
                        select key, state::jsonb, :now from unnest(:keys, :states) as t (key, state)
                        on conflict (key) do update set state = excluded.state, updated_at = excluded.updated_at""")
                .param("keys", texts(changed.keySet(), AggregateKey::toString))
                .param("states", texts(changed.values(), json::write))
                .param("now", timestamp(now))
                .update();
    }

    private void saveFates(List<Fate> fates) {
        Function<Function<ControlRecord, String>, String[]> column =
                field -> texts(fates, fate -> fate.control().map(field).orElse(""));
        jdbc.sql("""
                        update inbox set status = t.status, reason = t.reason, system = t.system, client = t.client,
                          docnum = t.docnum, message_type = t.message_type, basic_type = t.basic_type,
                          extension = t.extension
                        from unnest(:ids, :statuses, :reasons, :systems, :clients, :docnums, :messageTypes, :basicTypes,
                            :extensions)
                          as t (id, status, reason, system, client, docnum, message_type, basic_type, extension)
                        where inbox.id = t.id""")
                .param("ids", fates.stream().map(Fate::inboxId).toArray(Long[]::new))
                .param("statuses", texts(fates, fate -> fate.status().name().toLowerCase(Locale.ROOT)))
                .param("reasons", texts(fates, Fate::reason))
                .param("systems", column.apply(ControlRecord::senderPort))
                .param("clients", column.apply(ControlRecord::client))
                .param("docnums", column.apply(ControlRecord::docnum))
                .param("messageTypes", column.apply(ControlRecord::messageType))
                .param("basicTypes", column.apply(ControlRecord::basicType))
                .param("extensions", column.apply(ControlRecord::extension))
                .update();
    }

    private void saveSubjects(Set<Run.Caused<AggregateKey>> subjects) {
        List<Run.Caused<AggregateKey>> ofIdocs =
                subjects.stream().filter(subject -> subject.cause() != NO_CAUSE).toList();
        jdbc.sql("""
                        insert into inbox_subject (aggregate, inbox_id)
                        select * from unnest(:keys, :ids) on conflict do nothing""")
                .param("keys", texts(ofIdocs, subject -> subject.what().toString()))
                .param("ids", ofIdocs.stream().map(Run.Caused::cause).toArray(Long[]::new))
                .update();
    }

    /** An aggregate and one of its holds. */
    private record Held(AggregateKey about, Hold hold) {

        static Stream<Held> of(Map.Entry<AggregateKey, Run.Pending> pending) {
            return pending.getValue().holds().stream().map(hold -> new Held(pending.getKey(), hold));
        }
    }

    private void saveHolds(Map<AggregateKey, Run.Pending> pending) {
        jdbc.sql("delete from hold where aggregate = any (:keys)")
                .param("keys", texts(pending.keySet(), AggregateKey::toString))
                .update();
        List<Held> rows = pending.entrySet().stream().flatMap(Held::of).toList();
        if (rows.isEmpty()) {
            return;
        }
        // One row for a reason: what an aggregate holds twice for the same reason is told by the older one.
        jdbc.sql("""
                        insert into hold (aggregate, reason, detail, waits_for, since, deadline, policy, overdue)
                        select distinct on (aggregate, reason) aggregate, reason, detail, waits_for, since::timestamptz,
                          nullif(deadline, '')::timestamptz, policy, overdue
                        from unnest(:keys, :reasons, :details, :waitsFor, :sinces, :deadlines, :policies, :overdue)
                          as t (aggregate, reason, detail, waits_for, since, deadline, policy, overdue)
                        order by aggregate, reason, overdue desc, since::timestamptz""")
                .param("keys", texts(rows, row -> row.about().toString()))
                .param("reasons", texts(rows, row -> row.hold().reason().name()))
                .param("details", texts(rows, row -> row.hold().detail()))
                .param("waitsFor", texts(rows, row -> row.hold().waitsFor()))
                .param("sinces", texts(rows, row -> row.hold().since().toString()))
                .param(
                        "deadlines",
                        texts(
                                rows,
                                row -> row.hold()
                                        .deadline()
                                        .map(Instant::toString)
                                        .orElse("")))
                .param("policies", texts(rows, row -> row.hold().policy().name()))
                .param("overdue", rows.stream().map(row -> row.hold().overdue()).toArray(Boolean[]::new))
                .update();
    }

    /** A person's decision does not take the cause from what an IDoc made due. */
    private void saveWakeUps(List<AggregateKey> woken, Map<AggregateKey, Run.Pending> pending) {
        Map<AggregateKey, Run.Pending> asleep = new LinkedHashMap<>(pending);
        asleep.values().removeIf(wish -> wish.wakeAt().isEmpty());
        List<AggregateKey> awake = Stream.concat(woken.stream(), pending.keySet().stream())
                .distinct()
                .filter(key -> !asleep.containsKey(key))
                .toList();
        jdbc.sql("delete from wake where aggregate = any (:keys)")
                .param("keys", texts(awake, AggregateKey::toString))
                .update();
        jdbc.sql("""
                        insert into wake (aggregate, at, inbox_id)
                        select aggregate, at::timestamptz, nullif(inbox_id, :none)
                        from unnest(:keys, :ats, :causes) as t (aggregate, at, inbox_id)
                        on conflict (aggregate) do update set at = excluded.at,
                          inbox_id = coalesce(excluded.inbox_id, wake.inbox_id)""")
                .param("none", NO_CAUSE)
                .param("keys", texts(asleep.keySet(), AggregateKey::toString))
                .param(
                        "ats",
                        asleep.values().stream()
                                .flatMap(wish -> wish.wakeAt().stream())
                                .map(Instant::toString)
                                .toArray(String[]::new))
                .param(
                        "causes",
                        asleep.values().stream().map(Run.Pending::cause).toArray(Long[]::new))
                .update();
    }

    private void saveDecisions(List<Long> decided, Instant now) {
        if (decided.isEmpty()) {
            return;
        }
        jdbc.sql("update decision set done_at = :now where id = any (:ids)")
                .param("ids", decided.toArray(Long[]::new))
                .param("now", timestamp(now))
                .update();
    }

    private record Note(long inboxId, String aggregate, String text) {}

    /** What was noted of an IDoc stands once, however often it is read. */
    private void saveNotes(Batch batch) {
        List<Note> notes = Stream.concat(
                        batch.fates().stream()
                                .flatMap(fate -> fate.notes().stream().map(text -> new Note(fate.inboxId(), "", text))),
                        batch.result().remarks().stream()
                                .map(remark -> new Note(
                                        remark.cause(),
                                        remark.what().about().toString(),
                                        remark.what().text())))
                .distinct()
                .toList();
        if (notes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into note (inbox_id, aggregate, text, at)
                        select nullif(t.inbox_id, :none), nullif(t.aggregate, ''), t.text, :now
                        from unnest(:ids, :keys, :texts) with ordinality as t (inbox_id, aggregate, text, n)
                        where not exists (
                          select 1 from note old
                          where old.inbox_id = t.inbox_id and coalesce(old.aggregate, '') = t.aggregate and old.text = t.text)
                        order by t.n""")
                .param("none", NO_CAUSE)
                .param("ids", notes.stream().map(Note::inboxId).toArray(Long[]::new))
                .param("keys", texts(notes, Note::aggregate))
                .param("texts", texts(notes, Note::text))
                .param("now", timestamp(batch.at()))
                .update();
    }

    private static <T> String[] texts(Collection<T> rows, Function<? super T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
