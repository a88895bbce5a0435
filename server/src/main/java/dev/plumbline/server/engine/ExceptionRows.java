package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.server.translate.Complaint;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The exceptions that come of a batch: those it opens, and those that close by themselves. Inside the engine's transaction. */
final class ExceptionRows {
    private final JdbcClient jdbc;

    ExceptionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An exception to open; whatever it is not about is empty.
     *
     * @param inboxId {@link EngineStore#NO_CAUSE} when no IDoc is behind it
     * @param aggregate the key of what it is about
     * @param document the name of the document that something was left out of
     */
    private record Row(
            long inboxId,
            String kind,
            String reason,
            String segment,
            String field,
            String value,
            String aggregate,
            String holdReason,
            String document) {}

    /** After the batch's fates and holds were saved. */
    void save(Batch batch) {
        List<Row> rows = new ArrayList<>();
        batch.fates().forEach(fate -> fate.complaints().forEach(complaint -> rows.add(row(fate, complaint))));
        batch.defects().forEach(defect -> rows.add(row(defect)));
        insert(rows, batch.at());
        closeMended(batch.fates(), batch.at());
        saveOverdue(batch.result().pending(), batch.at());
    }

    private static Row row(Fate fate, Complaint complaint) {
        // What was left out of an IDoc that went on is no failure of it, whatever its translation calls it.
        Complaint.Kind kind = fate.status().isCurrent() ? Complaint.Kind.LEFT_OUT : complaint.kind();
        return new Row(
                fate.inboxId(),
                kind.name(),
                complaint.reason(),
                complaint.segment(),
                complaint.field(),
                complaint.value(),
                fate.content().about().map(AggregateKey::toString).orElse(""),
                "",
                fate.content().documents().stream().findFirst().orElse(""));
    }

    private static Row row(Batch.Defect defect) {
        return new Row(
                defect.cause(),
                Complaint.Kind.DEFECT.name(),
                defect.reason(),
                "",
                "",
                "",
                defect.about().toString(),
                "",
                "");
    }

    private void insert(List<Row> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into exception (inbox_id, kind, reason, segment, field, value, aggregate, hold_reason, document,
                          opened_at)
                        select nullif(inbox_id, 0), kind, reason, segment, field, value, nullif(aggregate, ''),
                          nullif(hold_reason, ''), nullif(document, ''), :now
                        from unnest(:ids, :kinds, :reasons, :segments, :fields, :values, :aggregates, :holdReasons, :documents)
                          with ordinality
                          as t (inbox_id, kind, reason, segment, field, value, aggregate, hold_reason, document, n)
                        order by n""")
                .param("ids", rows.stream().map(Row::inboxId).toArray(Long[]::new))
                .param("kinds", texts(rows, Row::kind))
                .param("reasons", texts(rows, Row::reason))
                .param("segments", texts(rows, Row::segment))
                .param("fields", texts(rows, Row::field))
                .param("values", texts(rows, Row::value))
                .param("aggregates", texts(rows, Row::aggregate))
                .param("holdReasons", texts(rows, Row::holdReason))
                .param("documents", texts(rows, Row::document))
                .param("now", timestamp(now))
                .update();
    }

    private record Report(long inboxId, String document) {}

    /** A later report of a document says all that there is to say of it: what was left out of an earlier one is asked for no more. */
    private void closeMended(List<Fate> fates, Instant now) {
        List<Report> reports = fates.stream()
                .filter(fate -> fate.status().isCurrent() || fate.status() == Fate.Status.IGNORED)
                .flatMap(fate ->
                        fate.content().documents().stream().map(document -> new Report(fate.inboxId(), document)))
                .toList();
        if (reports.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update exception set closed_at = :now, resolution = 'IDoc ' || later.docnum || ' says it anew'
                        from unnest(:ids, :documents) as t (inbox_id, document)
                          join inbox later on later.id = t.inbox_id,
                          inbox earlier
                        where exception.kind = 'LEFT_OUT' and exception.closed_at is null
                          and exception.document = t.document and exception.inbox_id < t.inbox_id
                          and earlier.id = exception.inbox_id and earlier.message_type = later.message_type""")
                .param("ids", reports.stream().map(Report::inboxId).toArray(Long[]::new))
                .param("documents", texts(reports, Report::document))
                .param("now", timestamp(now))
                .update();
    }

    /** An overdue hold whose policy asks a person has one open exception; once it is gone or waits again, none. */
    private void saveOverdue(Map<AggregateKey, Run.Pending> pending, Instant now) {
        jdbc.sql("""
                        update exception set closed_at = :now, resolution = 'it is not held for that any more'
                        where kind = 'HOLD_OVERDUE' and closed_at is null and aggregate = any (:keys) and not exists (
                          select 1 from hold h
                          where h.aggregate = exception.aggregate and h.reason = exception.hold_reason
                            and h.overdue and h.policy = 'EXCEPTION')""")
                .param("keys", texts(List.copyOf(pending.keySet()), AggregateKey::toString))
                .param("now", timestamp(now))
                .update();
        List<Row> overdue =
                pending.entrySet().stream().flatMap(ExceptionRows::overdueOf).toList();
        if (!overdue.isEmpty()) {
            insert(withoutThoseThatAreOpen(overdue), now);
        }
    }

    private static Stream<Row> overdueOf(Map.Entry<AggregateKey, Run.Pending> pending) {
        return pending.getValue().holds().stream()
                .filter(hold -> hold.overdue() && hold.policy() == Hold.Policy.EXCEPTION)
                .map(hold -> overdue(pending.getKey(), hold, pending.getValue().cause()));
    }

    private static Row overdue(AggregateKey key, Hold hold, long cause) {
        String reason = hold.detail() + "; it has waited for " + hold.waitsFor() + " since " + hold.since()
                + ". Have SAP send what is missing, or decide: ./plumbline holds release " + inWords(key)
                + " --reason … (or drop)";
        return new Row(
                cause,
                "HOLD_OVERDUE",
                reason,
                "",
                "",
                "",
                key.toString(),
                hold.reason().name(),
                "");
    }

    /** As people name it to the command. */
    private static String inWords(AggregateKey key) {
        String kind = key.kind() == AggregateKey.Kind.STOCK
                ? "material"
                : key.kind().name().toLowerCase(Locale.ROOT);
        return kind + " " + key.number();
    }

    private List<Row> withoutThoseThatAreOpen(List<Row> rows) {
        List<String> open = jdbc.sql("""
                        select aggregate || ' ' || hold_reason from exception
                        where kind = 'HOLD_OVERDUE' and closed_at is null and aggregate = any (:keys)""")
                .param("keys", texts(rows, Row::aggregate))
                .query(String.class)
                .list();
        Set<String> told = new HashSet<>(open);
        return rows.stream()
                .filter(row -> told.add(row.aggregate() + " " + row.holdReason()))
                .toList();
    }

    private static <T> String[] texts(List<T> rows, Function<? super T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
