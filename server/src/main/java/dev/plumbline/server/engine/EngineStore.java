package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.IdocForm;
import dev.plumbline.idoc.IdocSource;
import dev.plumbline.server.engine.Batch.Fate;
import dev.plumbline.server.engine.Batch.Subject;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.translate.Complaint;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's SQL: everything of a batch in a handful of statements, inside the transaction that the engine opened. */
public final class EngineStore {
    /** Any number that no other part of Plumbline uses. */
    private static final long ENGINE_LOCK = 4_711_001L;

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final Outbox outbox;

    public EngineStore(JdbcClient jdbc, StoredJson json, Outbox outbox) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
    }

    /** Until the transaction ends no other node's engine works; false when one does already. */
    boolean becomeTheOnlyEngine() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", ENGINE_LOCK)
                .query(Boolean.class)
                .single();
    }

    List<WaitingIdoc> waiting(int limit) {
        return jdbc.sql("""
                        select id, form, charset, raw from inbox
                        where status = 'received' order by id limit :limit""")
                .param("limit", limit)
                .query((row, n) -> new WaitingIdoc(
                        row.getLong("id"),
                        IdocSource.of(
                                row.getBytes("raw"),
                                IdocForm.valueOf(row.getString("form")),
                                Charset.forName(row.getString("charset")))))
                .list();
    }

    Map<AggregateKey, Aggregate> load(Set<AggregateKey> keys) {
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

    void save(Batch batch) {
        saveAggregates(batch.changed(), batch.now());
        saveHolds(batch.holds(), batch.now());
        saveSubjects(batch.subjects());
        outbox.append(batch.commands(), batch.now());
        saveFates(batch.fates());
        saveComplaints(batch.fates(), batch.now());
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

    private void saveHolds(Map<AggregateKey, Optional<Hold>> holds, Instant now) {
        Map<AggregateKey, Hold> held = new HashMap<>();
        holds.forEach((key, hold) -> hold.ifPresent(reason -> held.put(key, reason)));
        jdbc.sql("delete from hold where aggregate = any (:released)")
                .param(
                        "released",
                        texts(
                                holds.keySet().stream()
                                        .filter(key -> !held.containsKey(key))
                                        .toList(),
                                AggregateKey::toString))
                .update();
        List<Map.Entry<AggregateKey, Hold>> rows = List.copyOf(held.entrySet());
        jdbc.sql("""
                        insert into hold (aggregate, reason, detail, since)
                        select key, reason, detail, :now from unnest(:keys, :reasons, :details) as t (key, reason, detail)
                        on conflict (aggregate) do update set reason = excluded.reason, detail = excluded.detail,
                          since = case when hold.reason = excluded.reason then hold.since else excluded.since end""")
                .param("keys", texts(rows, row -> row.getKey().toString()))
                .param("reasons", texts(rows, row -> row.getValue().reason().name()))
                .param("details", texts(rows, row -> row.getValue().detail()))
                .param("now", timestamp(now))
                .update();
    }

    private void saveSubjects(Set<Subject> subjects) {
        jdbc.sql("""
                        insert into inbox_subject (aggregate, inbox_id)
                        select * from unnest(:keys, :ids) on conflict do nothing""")
                .param("keys", texts(subjects, subject -> subject.key().toString()))
                .param("ids", subjects.stream().map(Subject::inboxId).toArray(Long[]::new))
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
                .param("statuses", texts(fates, Fate::status))
                .param("reasons", texts(fates, Fate::reason))
                .param("systems", column.apply(ControlRecord::senderPort))
                .param("clients", column.apply(ControlRecord::client))
                .param("docnums", column.apply(ControlRecord::docnum))
                .param("messageTypes", column.apply(ControlRecord::messageType))
                .param("basicTypes", column.apply(ControlRecord::basicType))
                .param("extensions", column.apply(ControlRecord::extension))
                .update();
    }

    private void saveComplaints(List<Fate> fates, Instant now) {
        List<Fate> failed =
                fates.stream().filter(fate -> fate.complaint().isPresent()).toList();
        if (failed.isEmpty()) {
            return;
        }
        Function<Function<Complaint, String>, String[]> column =
                part -> texts(failed, fate -> fate.complaint().map(part).orElse(""));
        jdbc.sql("""
                        insert into exception (inbox_id, kind, reason, segment, field, value, opened_at)
                        select id, kind, reason, segment, field, value, :now
                        from unnest(:ids, :kinds, :reasons, :segments, :fields, :values)
                          as t (id, kind, reason, segment, field, value)""")
                .param("ids", failed.stream().map(Fate::inboxId).toArray(Long[]::new))
                .param("kinds", column.apply(complaint -> complaint.kind().name()))
                .param("reasons", column.apply(Complaint::reason))
                .param("segments", column.apply(Complaint::segment))
                .param("fields", column.apply(Complaint::field))
                .param("values", column.apply(Complaint::value))
                .param("now", timestamp(now))
                .update();
    }

    private static <T> String[] texts(Collection<T> rows, Function<? super T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
