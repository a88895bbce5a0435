package dev.plumbline.server.exceptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows open exceptions by their causes, and takes down who looks after a cause, who ignores it until when, and what people say of it. */
public final class CauseDesk {
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_REMARKS = 200;

    /** An index alone answers how many there are; of each cause one exception is read. */
    private static final String CAUSES = """
            with open as (
              select cause, count(*) as n, min(opened_at) as oldest, max(opened_at) as newest, max(id) as last
              from exception where closed_at is null %s group by cause order by n desc, cause limit :limit)
            select o.cause, o.n, o.oldest, o.newest, e.id, e.kind, coalesce(i.message_type, '') as message_type,
              coalesce(i.basic_type, '') as basic_type,
              coalesce(e.aggregate, '') as aggregate, coalesce(e.hold_reason, '') as hold_reason, coalesce(c.kind, '') as command,
              e.segment, e.field, coalesce(e.gate, '') as gate, e.reason,
              exists (select 1 from exception b where b.cause = o.cause and b.closed_at is not null) as came_back,
              coalesce(s.assigned_to, '') as assigned_to, s.ignored_until, coalesce(s.ignored_by, '') as ignored_by,
              coalesce(s.ignored_why, '') as ignored_why
            from open o join exception e on e.id = o.last left join inbox i on i.id = e.inbox_id
              left join outbox c on c.id = e.outbox_id left join cause s on s.id = o.cause
            order by o.n desc, o.cause
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    public CauseDesk(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What came of a decision about a cause. */
    public sealed interface Answer {
        record Noted(String cause) implements Answer {}

        record Incomplete(String reason) implements Answer {}
    }

    /** The causes of open exceptions, those with most of them first; ignored ones too. */
    public List<Cause> open(int limit) {
        return jdbc.sql(CAUSES.formatted(""))
                .param("limit", limit)
                .query(CauseDesk::cause)
                .list();
    }

    /** One cause; empty when no exception of it is open. */
    public Optional<Cause> find(String cause) {
        return jdbc.sql(CAUSES.formatted("and cause = :cause"))
                .param("limit", 1)
                .param("cause", cause)
                .query(CauseDesk::cause)
                .optional();
    }

    private static Cause cause(ResultSet row, int number) throws SQLException {
        return new Cause(
                row.getString("cause"),
                row.getLong("n"),
                row.getTimestamp("oldest").toInstant(),
                row.getTimestamp("newest").toInstant(),
                row.getBoolean("came_back"),
                new Cause.Example(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("message_type"),
                        row.getString("basic_type"),
                        row.getString("aggregate"),
                        row.getString("hold_reason"),
                        row.getString("command"),
                        row.getString("segment"),
                        row.getString("field"),
                        row.getString("gate"),
                        row.getString("reason")),
                new Cause.Care(
                        row.getString("assigned_to"),
                        Optional.ofNullable(row.getTimestamp("ignored_until")).map(Timestamp::toInstant),
                        row.getString("ignored_by"),
                        row.getString("ignored_why")));
    }

    /** What people decided about a cause, whether exceptions of it are open or not. */
    public Cause.Care care(String cause) {
        return jdbc.sql("select assigned_to, ignored_until, ignored_by, ignored_why from cause where id = :cause")
                .param("cause", cause)
                .query((row, n) -> new Cause.Care(
                        row.getString("assigned_to"),
                        Optional.ofNullable(row.getTimestamp("ignored_until")).map(Timestamp::toInstant),
                        row.getString("ignored_by"),
                        row.getString("ignored_why")))
                .optional()
                .orElse(Cause.Care.NOBODY);
    }

    /** Somebody looks after it; an empty name gives it back. */
    public Answer assign(String cause, String to) {
        if (to.length() > LONGEST_TEXT) {
            return new Answer.Incomplete("A name takes up to " + LONGEST_TEXT + " characters");
        }
        jdbc.sql("""
                        insert into cause (id, assigned_to) values (:cause, :to)
                        on conflict (id) do update set assigned_to = excluded.assigned_to""").param("cause", cause).param("to", text(to)).update();
        return new Answer.Noted(cause);
    }

    /** It is no work for anybody until then; its exceptions stay open. */
    public Answer ignore(String cause, Instant until, String by, String why) {
        if (why.isBlank() || by.isBlank()) {
            return new Answer.Incomplete("Say who ignores it and why: whoever sees it again later reads that");
        }
        if (why.length() > LONGEST_TEXT || by.length() > LONGEST_TEXT) {
            return new Answer.Incomplete("A name and a reason take up to " + LONGEST_TEXT + " characters each");
        }
        if (!until.isAfter(clock.instant())) {
            return new Answer.Incomplete("The day until which it is ignored is over; expected a later one");
        }
        jdbc.sql("""
                        insert into cause (id, ignored_until, ignored_by, ignored_why) values (:cause, :until, :by, :why)
                        on conflict (id) do update set ignored_until = excluded.ignored_until, ignored_by = excluded.ignored_by,
                          ignored_why = excluded.ignored_why""")
                .param("cause", cause)
                .param("until", timestamp(until))
                .param("by", text(by))
                .param("why", text(why))
                .update();
        return new Answer.Noted(cause);
    }

    /** It is shown again from now on. */
    public Answer show(String cause) {
        jdbc.sql("update cause set ignored_until = null, ignored_by = '', ignored_why = '' where id = :cause")
                .param("cause", cause)
                .update();
        return new Answer.Noted(cause);
    }

    /** Writes something beside a cause, for colleagues. */
    public Answer remark(String cause, String by, String said) {
        if (said.isBlank() || by.isBlank() || said.length() > LONGEST_TEXT || by.length() > LONGEST_TEXT) {
            return new Answer.Incomplete(
                    "Expected a remark and who makes it, up to " + LONGEST_TEXT + " characters each");
        }
        jdbc.sql("insert into remark (cause, by_whom, text, at) values (:cause, :by, :text, :now)")
                .param("cause", cause)
                .param("by", text(by))
                .param("text", text(said))
                .param("now", timestamp(clock.instant()))
                .update();
        return new Answer.Noted(cause);
    }

    /** What was said of a cause, the oldest first; of many the newest. */
    public List<Cause.Remark> remarks(String cause) {
        return jdbc.sql("select by_whom, text, at from remark where cause = :cause order by id desc limit :most")
                .param("cause", cause)
                .param("most", MOST_REMARKS)
                .query((row, n) -> new Cause.Remark(
                        row.getString("by_whom"),
                        row.getString("text"),
                        row.getTimestamp("at").toInstant()))
                .list()
                .reversed();
    }

    /** PostgreSQL takes every character but this one. */
    private static String text(String said) {
        return said.strip().replace('\0', '\uFFFD');
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
