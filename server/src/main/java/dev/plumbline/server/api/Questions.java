package dev.plumbline.server.api;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what became of things. Changes nothing. */
public final class Questions {
    private static final String COMMAND_COLUMNS = """
            select o.id, o.kind, o.command, o.status, o.attempts, o.created_at, o.settled_at, o.answer, i.docnum
            from outbox o join inbox i on i.id = o.inbox_id
            """;
    private static final String EXCEPTION_COLUMNS = """
            select e.id, e.kind, i.docnum, i.message_type, e.reason, e.segment, e.field, e.value, e.opened_at, e.closed_at,
              e.resolution
            from exception e join inbox i on i.id = e.inbox_id
            """;

    private final JdbcClient jdbc;
    private final StoredJson json;

    public Questions(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All IDocs of this number and their repetitions, newest first: with or without its leading zeros. */
    public List<Answers.Idoc> idocs(String docnum) {
        String padded = docnum.length() < 16 && docnum.chars().allMatch(Character::isDigit)
                ? "0".repeat(16 - docnum.length()) + docnum
                : docnum;
        // A repetition is not read again: who sent what stands with the first of its kind.
        return jdbc.sql("""
                        select i.id, i.received_at, i.door, i.source, i.status,
                          case when i.id = f.id then i.reason else 'repeats ' || f.id end as reason,
                          f.docnum, f.system, f.client, f.message_type, f.basic_type
                        from inbox f join inbox i on i.id = f.id or i.duplicate_of = f.id
                        where f.docnum in (:docnum, :padded) order by i.id desc limit 100""")
                .param("docnum", docnum)
                .param("padded", padded)
                .query((row, n) -> idoc(row))
                .list();
    }

    private Answers.Idoc idoc(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Answers.Idoc(
                id,
                row.getString("docnum"),
                row.getString("system"),
                row.getString("client"),
                row.getString("message_type"),
                row.getString("basic_type"),
                instant(row, "received_at"),
                row.getString("door"),
                row.getString("source"),
                row.getString("status"),
                row.getString("reason"),
                jdbc.sql("select aggregate from inbox_subject where inbox_id = :id order by aggregate")
                        .param("id", id)
                        .query(String.class)
                        .list(),
                jdbc.sql(COMMAND_COLUMNS + "where o.inbox_id = :id order by o.id")
                        .param("id", id)
                        .query((command, n) -> command(command))
                        .list(),
                jdbc.sql("""
                                select h.* from hold h join inbox_subject s on s.aggregate = h.aggregate
                                where s.inbox_id = :id order by h.aggregate""").param("id", id).query((hold, n) -> hold(hold)).list(),
                jdbc.sql(EXCEPTION_COLUMNS + "where e.inbox_id = :id order by e.id")
                        .param("id", id)
                        .query((exception, n) -> exception(exception))
                        .list());
    }

    /** The stories of all aggregates of this kind and number, one for each system and client that has one. */
    public List<Answers.Story> stories(String kind, String number) {
        String stripped = number.chars().allMatch(Character::isDigit) ? number.replaceFirst("^0+(?=.)", "") : number;
        return jdbc
                .sql(
                        "select key from aggregate where split_part(key, '/', 1) = :kind and split_part(key, '/', 3) = :number order by key")
                .param("kind", kind)
                .param("number", stripped)
                .query(String.class)
                .list()
                .stream()
                .map(this::story)
                .toList();
    }

    private Answers.Story story(String key) {
        return new Answers.Story(
                key,
                jdbc.sql("""
                                select i.* from inbox_subject s join inbox i on i.id = s.inbox_id
                                where s.aggregate = :key order by i.id""")
                        .param("key", key)
                        .query((row, n) -> new Answers.IdocLine(
                                row.getLong("id"),
                                row.getString("docnum"),
                                row.getString("message_type"),
                                instant(row, "received_at"),
                                row.getString("door"),
                                row.getString("status"),
                                row.getString("reason")))
                        .list(),
                jdbc.sql(COMMAND_COLUMNS + "where o.aggregate = :key order by o.id")
                        .param("key", key)
                        .query((row, n) -> command(row))
                        .list(),
                jdbc.sql("select * from hold where aggregate = :key")
                        .param("key", key)
                        .query((row, n) -> hold(row))
                        .list());
    }

    /** What waits for somebody, newest first. */
    public List<Answers.ExceptionOf> openExceptions(int limit) {
        return jdbc.sql(EXCEPTION_COLUMNS + "where e.closed_at is null order by e.id desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> exception(row))
                .list();
    }

    private Answers.Command command(ResultSet row) throws SQLException {
        Timestamp settled = row.getTimestamp("settled_at");
        return new Answers.Command(
                row.getLong("id"),
                row.getString("kind"),
                inWords(json.read(row.getString("command"), Command.class)),
                row.getString("status"),
                row.getInt("attempts"),
                instant(row, "created_at"),
                settled == null ? "" : settled.toInstant().toString(),
                row.getString("answer"),
                row.getString("docnum"));
    }

    private static String inWords(Command command) {
        return switch (command) {
            case TrackEvent event ->
                event.metric() + " " + event.uniqueId()
                        + event.value()
                                .map(value -> " " + value.amount() + " " + value.currency())
                                .orElse("");
            case UpsertProfile upsert -> "profile " + upsert.profile().externalId();
            case UpsertCatalogItem item -> "item " + item.sku();
            case UpsertCatalogVariant variant -> "variant " + variant.sku();
            case SetStock stock -> "stock of " + stock.sku() + " = " + stock.quantity();
        };
    }

    private static Answers.HoldOf hold(ResultSet row) throws SQLException {
        return new Answers.HoldOf(
                row.getString("aggregate"), row.getString("reason"), row.getString("detail"), instant(row, "since"));
    }

    private static Answers.ExceptionOf exception(ResultSet row) throws SQLException {
        Timestamp closed = row.getTimestamp("closed_at");
        return new Answers.ExceptionOf(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("docnum"),
                row.getString("message_type"),
                row.getString("reason"),
                row.getString("segment"),
                row.getString("field"),
                row.getString("value"),
                instant(row, "opened_at"),
                closed == null ? "" : closed.toInstant().toString(),
                row.getString("resolution"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
