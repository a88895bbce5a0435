package dev.plumbline.server.holds;

import dev.plumbline.core.aggregate.Message.Decided;
import dev.plumbline.server.loop.Doorbell;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows what is held and takes down what people decide about it. The engine carries that out; what it was is kept for ever. */
public final class HoldDesk {
    private static final int LONGEST_TEXT = 1_000;
    private static final String COLUMNS = """
            select h.aggregate, h.reason, h.detail, h.waits_for, h.since, h.deadline, h.policy, h.overdue from hold h
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Doorbell engine;

    public HoldDesk(JdbcClient jdbc, InstantSource clock, Doorbell engine) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.engine = engine;
    }

    /** What is held: what is overdue first, then what has waited longest. */
    public List<Held> list(Which which) {
        return jdbc.sql(COLUMNS + """
                        where (:reason = '' or h.reason = :reason)
                          and (:kind = '' or split_part(h.aggregate, '/', 1) = :kind)
                          and (:number = '' or split_part(h.aggregate, '/', 3) = :number)
                        order by h.overdue desc, h.since, h.aggregate, h.reason limit :limit""")
                .param("reason", which.reason().toUpperCase(Locale.ROOT))
                .param("kind", which.kind().toLowerCase(Locale.ROOT))
                .param("number", stripped(which.number()))
                .param("limit", which.limit())
                .query(HoldDesk::held)
                .list();
    }

    /** Why an aggregate is held, the longest first. */
    public List<Held> of(String aggregate) {
        return jdbc.sql(COLUMNS + "where h.aggregate = :aggregate order by h.since, h.reason")
                .param("aggregate", aggregate)
                .query(HoldDesk::held)
                .list();
    }

    /** What is held of the aggregates that an IDoc concerned; at most so many. */
    public List<Held> ofIdoc(long inboxId, int limit) {
        return jdbc.sql(COLUMNS + """
                        join inbox_subject s on s.aggregate = h.aggregate where s.inbox_id = :id
                        order by h.aggregate, h.since, h.reason limit :limit""")
                .param("id", inboxId)
                .param("limit", limit)
                .query(HoldDesk::held)
                .list();
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getString("aggregate"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("waits_for"),
                row.getTimestamp("since").toInstant(),
                Optional.ofNullable(row.getTimestamp("deadline")).map(Timestamp::toInstant),
                row.getString("policy"),
                row.getBoolean("overdue"));
    }

    /**
     * Takes down a decision.
     *
     * @param about the aggregate's key; leading zeros of its number do not matter
     * @param by who decides
     * @param why for the record
     */
    public Ruling decide(String about, Decided.Kind kind, String by, String why) {
        if (why.isBlank() || by.isBlank()) {
            return new Ruling.Incomplete("Say who decides and why: \"by\" and \"reason\" must not be empty, since "
                    + "whoever follows the document later reads them");
        }
        if (why.length() > LONGEST_TEXT || by.length() > LONGEST_TEXT) {
            return new Ruling.Incomplete("\"by\" and \"reason\" take up to " + LONGEST_TEXT + " characters each");
        }
        String aggregate = normal(about);
        Optional<Long> decision = insert(aggregate, new Decided(kind, text(by), text(why), clock.instant()));
        decision.ifPresent(number -> engine.ring());
        return decision.<Ruling>map(number -> new Ruling.Noted(number, aggregate, kind.name()))
                .orElseGet(() -> new Ruling.NothingHeld("Nothing is held of " + aggregate));
    }

    private Optional<Long> insert(String aggregate, Decided decided) {
        Instant at = decided.at();
        return jdbc.sql("""
                        insert into decision (aggregate, kind, by_whom, why, at)
                        select :aggregate, :kind, :by, :why, :at
                        where exists (select 1 from hold where aggregate = :aggregate) returning id""")
                .param("aggregate", aggregate)
                .param("kind", decided.kind().name())
                .param("by", decided.by())
                .param("why", decided.why())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /** PostgreSQL takes every character but this one. */
    private static String text(String said) {
        return said.strip().replace('\0', '\uFFFD');
    }

    private static String normal(String about) {
        int number = about.lastIndexOf('/') + 1;
        return text(about.substring(0, number) + stripped(about.substring(number)));
    }

    private static String stripped(String number) {
        return number.chars().allMatch(Character::isDigit) ? number.replaceFirst("^0+(?=.)", "") : number;
    }
}
