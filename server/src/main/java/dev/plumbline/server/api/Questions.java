package dev.plumbline.server.api;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.Identity;
import dev.plumbline.core.aggregate.IdentityKeys;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.server.holds.HoldDesk;
import dev.plumbline.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what became of things. Changes nothing. */
public final class Questions {
    /** A repetition is not read again: who sent what stands with the first of its kind. */
    private static final String IDOC_COLUMNS = """
            select i.id, i.received_at, i.door, i.source, i.status,
              case when i.id = f.id then i.reason else 'repeats ' || f.id end as reason,
              f.docnum, f.system, f.client, f.message_type, f.basic_type
            """;

    private static final String COMMAND_COLUMNS = """
            select o.id, o.account, o.kind, o.command, o.status, o.attempts, o.created_at, o.settled_at, o.answer, o.mapping,
              coalesce(i.docnum, '') as docnum
            from outbox o left join inbox i on i.id = o.inbox_id
            """;
    private static final String EXCEPTION_COLUMNS = """
            select e.id, e.kind, coalesce(e.aggregate, '') as aggregate, coalesce(e.hold_reason, '') as hold_reason,
              coalesce(i.docnum, '') as docnum, coalesce(i.message_type, '') as message_type, e.reason, e.segment, e.field,
              e.value, e.opened_at, e.closed_at, e.resolution
            from exception e left join inbox i on i.id = e.inbox_id
            """;
    private static final String NOTE_COLUMNS =
            "select coalesce(n.aggregate, '') as aggregate, n.text, n.at from note n ";
    /** A customer may have any number of IDocs; the newest of them tell its story. */
    private static final int MOST_OF_A_STORY = 500;

    /** Whoever has more numbers with one address is no customer but a placeholder. */
    private static final int MOST_CUSTOMERS = 20;

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final HoldDesk holds;

    public Questions(JdbcClient jdbc, StoredJson json, HoldDesk holds) {
        this.jdbc = jdbc;
        this.json = json;
        this.holds = holds;
    }

    /** All IDocs of this number and their repetitions, newest first: with or without its leading zeros. */
    public List<Answers.Idoc> idocs(String docnum) {
        String padded = docnum.length() < 16 && docnum.chars().allMatch(Character::isDigit)
                ? "0".repeat(16 - docnum.length()) + docnum
                : docnum;
        return jdbc.sql(IDOC_COLUMNS + """
                        from inbox f join inbox i on i.id = f.id or i.duplicate_of = f.id
                        where f.docnum in (:docnum, :padded) order by i.id desc limit 100""")
                .param("docnum", docnum)
                .param("padded", padded)
                .query((row, n) -> idoc(row))
                .list();
    }

    /** The piece of this number in the inbox. */
    public Optional<Answers.Idoc> idoc(long inboxId) {
        return jdbc.sql(IDOC_COLUMNS + """
                        from inbox i join inbox f on f.id = coalesce(i.duplicate_of, i.id) where i.id = :id""")
                .param("id", inboxId)
                .query((row, n) -> idoc(row))
                .optional();
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
                jdbc.sql("select aggregate from inbox_subject where inbox_id = :id order by aggregate limit :most")
                        .param("id", id)
                        .param("most", MOST_OF_A_STORY)
                        .query(String.class)
                        .list(),
                newestOf(
                        COMMAND_COLUMNS + "where o.inbox_id = :about order by o.id desc limit :most",
                        id,
                        this::command),
                holds.ofIdoc(id, MOST_OF_A_STORY).stream()
                        .map(Answers.HoldOf::of)
                        .toList(),
                newestOf(
                        EXCEPTION_COLUMNS + "where e.inbox_id = :about order by e.id desc limit :most",
                        id,
                        Questions::exception),
                newestOf(
                        NOTE_COLUMNS + "where n.inbox_id = :about order by n.id desc limit :most",
                        id,
                        Questions::note));
    }

    /** What {@code RowMapper} is, without the row's number. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** The newest rows about something, oldest first. */
    private <T> List<T> newestOf(String newestFirst, Object about, Reading<T> reading) {
        return jdbc.sql(newestFirst)
                .param("about", about)
                .param("most", MOST_OF_A_STORY)
                .query((row, n) -> reading.of(row))
                .list()
                .reversed();
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

    /** The stories of the customers of this number, or of those who have this e-mail address. */
    public List<Answers.Story> customersOf(String numberOrEmail) {
        if (!numberOrEmail.contains("@")) {
            return stories("customer", numberOrEmail);
        }
        return jdbc
                .sql("""
                        select state from aggregate
                        where split_part(key, '/', 1) = 'identity' and split_part(key, '/', 3) = :digest order by key""")
                .param("digest", IdentityKeys.digest(numberOrEmail.strip().toLowerCase(Locale.ROOT)))
                .query((row, n) -> json.read(row.getString("state"), Aggregate.class))
                .list()
                .stream()
                .flatMap(found ->
                        found instanceof Identity identity ? identity.claims().values().stream() : Stream.empty())
                .map(claim -> claim.customer().toString())
                .distinct()
                .limit(MOST_CUSTOMERS)
                .map(this::story)
                .toList();
    }

    /** The numbers of orders that these customers have, the newest first; at most a hundred. */
    public List<String> ordersOf(List<String> customers) {
        if (customers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select split_part(o.aggregate, '/', 3) as number, max(o.inbox_id) as last
                        from (select inbox_id from inbox_subject where aggregate = any (:customers)
                              order by inbox_id desc limit :idocs) c
                          join inbox_subject o on o.inbox_id = c.inbox_id and o.aggregate like 'order/%'
                        group by 1 order by last desc limit 100""")
                .param("customers", customers.toArray(String[]::new))
                .param("idocs", MOST_OF_A_STORY)
                .query((row, n) -> row.getString("number"))
                .list();
    }

    private Answers.Story story(String key) {
        return new Answers.Story(
                key,
                newestOf("""
                        select i.* from inbox_subject s join inbox i on i.id = s.inbox_id
                        where s.aggregate = :about order by s.inbox_id desc limit :most""", key, Questions::line),
                newestOf(
                        COMMAND_COLUMNS + "where o.aggregate = :about order by o.id desc limit :most",
                        key,
                        this::command),
                holds.of(key).stream().map(Answers.HoldOf::of).toList(),
                newestOf(
                        EXCEPTION_COLUMNS + "where e.aggregate = :about order by e.id desc limit :most",
                        key,
                        Questions::exception),
                newestOf(
                        NOTE_COLUMNS + "where n.aggregate = :about order by n.id desc limit :most",
                        key,
                        Questions::note),
                newestOf(
                        "select * from decision where aggregate = :about order by id desc limit :most",
                        key,
                        Questions::decision),
                leftOut(key),
                nextAt(key));
    }

    private String leftOut(String key) {
        return jdbc.sql("select filter || ': ' || reason from left_out where aggregate = :key")
                .param("key", key)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private String nextAt(String key) {
        return jdbc.sql("select at from wake where aggregate = :key")
                .param("key", key)
                .query((row, n) -> instant(row, "at").toString())
                .optional()
                .orElse("");
    }

    private static Answers.IdocLine line(ResultSet row) throws SQLException {
        return new Answers.IdocLine(
                row.getLong("id"),
                row.getString("docnum"),
                row.getString("message_type"),
                instant(row, "received_at"),
                row.getString("door"),
                row.getString("status"),
                row.getString("reason"));
    }

    /** What waits for somebody, newest first. */
    public List<Answers.ExceptionOf> openExceptions(int limit) {
        return jdbc.sql(EXCEPTION_COLUMNS + "where e.closed_at is null order by e.id desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> exception(row))
                .list();
    }

    /** Open exceptions of a cause, oldest first: those behind a number. */
    public List<Answers.ExceptionOf> openOfCause(String cause, long after, int limit) {
        return jdbc.sql(EXCEPTION_COLUMNS
                        + "where e.cause = :cause and e.closed_at is null and e.id > :after order by e.id limit :limit")
                .param("cause", cause)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> exception(row))
                .list();
    }

    /** An exception with all that is known of it, open or closed. */
    public Optional<Answers.Failure> failure(long exception) {
        return jdbc.sql(
                        "select cause, coalesce(inbox_id, 0) as inbox, coalesce(outbox_id, 0) as outbox from exception where id = :id")
                .param("id", exception)
                .query((row, n) ->
                        failure(exception, row.getString("cause"), row.getLong("inbox"), row.getLong("outbox")))
                .optional();
    }

    private Answers.Failure failure(long exception, String cause, long inbox, long outbox) {
        return new Answers.Failure(
                jdbc.sql(EXCEPTION_COLUMNS + "where e.id = :id")
                        .param("id", exception)
                        .query((row, n) -> exception(row))
                        .single(),
                cause,
                inbox,
                jdbc.sql(
                                "select kind, status, attempts, settled_at, answer, command::text as body, mapping from outbox where id = :id")
                        .param("id", outbox)
                        .query((row, n) -> new Answers.Failure.Request(
                                row.getString("kind"),
                                row.getString("status"),
                                row.getInt("attempts"),
                                textOf(row, "settled_at"),
                                row.getString("body"),
                                row.getString("answer"),
                                row.getString("mapping")))
                        .optional());
    }

    /** What came of a backfill, oldest first. */
    public List<Answers.Command> toldBy(long backfill, int limit) {
        return jdbc.sql(COMMAND_COLUMNS + """
                        join backfill b on b.id = i.backfill_id
                        where b.id = :backfill and o.created_at >= b.started_at order by o.id limit :limit""")
                .param("backfill", backfill)
                .param("limit", limit)
                .query((row, n) -> command(row))
                .list();
    }

    private Answers.Command command(ResultSet row) throws SQLException {
        return new Answers.Command(
                row.getLong("id"),
                row.getString("account"),
                row.getString("kind"),
                inWords(json.read(row.getString("command"), Command.class)),
                row.getString("status"),
                row.getInt("attempts"),
                instant(row, "created_at"),
                textOf(row, "settled_at"),
                row.getString("answer"),
                row.getString("docnum"),
                row.getString("mapping"));
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
            case SetPublished set -> set.sku() + (set.published() ? " published" : " unpublished");
        };
    }

    private static Answers.NoteOf note(ResultSet row) throws SQLException {
        return new Answers.NoteOf(row.getString("aggregate"), row.getString("text"), instant(row, "at"));
    }

    private static Answers.DecisionOf decision(ResultSet row) throws SQLException {
        return new Answers.DecisionOf(
                row.getString("kind"),
                row.getString("by_whom"),
                row.getString("why"),
                instant(row, "at"),
                textOf(row, "done_at"));
    }

    private static Answers.ExceptionOf exception(ResultSet row) throws SQLException {
        return new Answers.ExceptionOf(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("aggregate"),
                row.getString("hold_reason"),
                row.getString("docnum"),
                row.getString("message_type"),
                row.getString("reason"),
                row.getString("segment"),
                row.getString("field"),
                row.getString("value"),
                instant(row, "opened_at"),
                textOf(row, "closed_at"),
                row.getString("resolution"));
    }

    /** A moment that may be missing. */
    private static String textOf(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? "" : at.toInstant().toString();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
