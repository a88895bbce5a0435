package dev.plumbline.server.reconcile;

import dev.plumbline.server.reconcile.RunStore.Sums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people said about differences and periods, as tables. */
final class PeriodStore {
    private static final String SUMS = "sum(told_count) as told_count, sum(told_sum) as told_sum,"
            + " sum(there_count) as there_count, sum(there_sum) as there_sum";

    /** For each day of a period the newest comparison of the account that has ended and looked at it. */
    private static final String NEWEST = """
            with newest as (
              select day::date as day, (
                select max(r.id) from agreement_run r
                where r.account = :account and r.state = 'done' and r.from_day <= day and r.to_day >= day) as run
              from generate_series(:from::date, :to::date, interval '1 day') day)
            """;

    private final JdbcClient jdbc;

    PeriodStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(Known known) {
        return jdbc.sql("""
                        insert into agreement_known (account, kind, metric, about, from_day, to_day, until_day, reason, by_whom, at)
                        values (:account, :kind, :metric, :about, :from, :to, :until, :reason, :by, :at) returning id""")
                .param("account", known.what().account())
                .param("kind", known.what().kind().name())
                .param("metric", known.what().metric())
                .param("about", known.what().about())
                .param("from", known.what().from())
                .param("to", known.what().to())
                .param("until", known.until())
                .param("reason", known.reason())
                .param("by", known.by())
                .param("at", timestamp(known.at()))
                .query(Long.class)
                .single();
    }

    /** All that ever was, the newest first. */
    List<Known> known(int limit) {
        return jdbc.sql("select * from agreement_known order by id desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> known(row))
                .list();
    }

    /** Those that are not withdrawn. */
    List<Known> standing() {
        return jdbc.sql("select * from agreement_known where withdrawn_at is null order by id")
                .query((row, n) -> known(row))
                .list();
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getLong("id"),
                new Known.Pattern(
                        row.getString("account"),
                        Difference.Kind.valueOf(row.getString("kind")),
                        row.getString("metric"),
                        row.getString("about"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)),
                row.getObject("until_day", LocalDate.class),
                row.getString("reason"),
                row.getString("by_whom"),
                row.getTimestamp("at").toInstant(),
                Optional.ofNullable(row.getTimestamp("withdrawn_at")).map(Timestamp::toInstant));
    }

    /** Returns whether it stood until now. */
    boolean withdrawKnown(long id, String by, Instant now) {
        return jdbc.sql("""
                                update agreement_known set withdrawn_at = :now, withdrawn_by = :by
                                where id = :id and withdrawn_at is null""")
                        .param("id", id)
                        .param("by", by)
                        .param("now", timestamp(now))
                        .update()
                == 1;
    }

    /** Days of a period of which nothing was compared to their end. */
    List<LocalDate> notCompared(String account, LocalDate from, LocalDate to) {
        return jdbc.sql(NEWEST + """
                        select newest.day from newest left join agreement_run r on r.id = newest.run
                        where r.id is null
                          or r.compared_to < (newest.day + 1)::timestamp at time zone r.zone
                        order by 1""")
                .param("account", account)
                .param("from", from)
                .param("to", to)
                .query(LocalDate.class)
                .list();
    }

    /** What a period comes to as the newest comparisons saw it, by metric and currency; the day of each is the first. */
    List<Sums> sums(String account, LocalDate from, LocalDate to) {
        return jdbc.sql(NEWEST + "select metric, currency, " + SUMS + """
                         from newest join agreement_cell c on c.run_id = newest.run and c.day = newest.day
                        group by metric, currency order by metric, currency""")
                .param("account", account)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> sums(row, from))
                .list();
    }

    private static Sums sums(ResultSet row, LocalDate day) throws SQLException {
        return new Sums(
                new Cell(day, row.getString("metric"), row.getString("currency")),
                new Totals(row.getLong("told_count"), row.getBigDecimal("told_sum")),
                new Totals(row.getLong("there_count"), row.getBigDecimal("there_sum")));
    }

    long sign(SignOff signed) {
        long id = jdbc.sql("""
                        insert into agreement_signoff (account, from_day, to_day, by_whom, at, note)
                        values (:account, :from, :to, :by, :at, :note) returning id""")
                .param("account", signed.account())
                .param("from", signed.from())
                .param("to", signed.to())
                .param("by", signed.by())
                .param("at", timestamp(signed.at()))
                .param("note", signed.note())
                .query(Long.class)
                .single();
        signed.sums()
                .forEach(sum -> jdbc.sql("""
                                insert into agreement_signed_sum (signoff_id, metric, currency, told_count, told_sum, there_count, there_sum)
                                values (:id, :metric, :currency, :toldCount, :toldSum, :thereCount, :thereSum)""")
                        .param("id", id)
                        .param("metric", sum.cell().metric())
                        .param("currency", sum.cell().currency())
                        .param("toldCount", sum.told().count())
                        .param("toldSum", sum.told().sum())
                        .param("thereCount", sum.there().count())
                        .param("thereSum", sum.there().sum())
                        .update());
        return id;
    }

    /** The newest first, withdrawn ones among them. */
    List<SignOff> signOffs(int limit) {
        return jdbc.sql("select * from agreement_signoff order by id desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> signOff(row))
                .list();
    }

    /** Those that stand and share a day with a period. */
    List<SignOff> signed(String account, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select * from agreement_signoff
                        where account = :account and withdrawn_at is null and from_day <= :to and to_day >= :from order by from_day""")
                .param("account", account)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> signOff(row))
                .list();
    }

    private SignOff signOff(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("from_day", LocalDate.class);
        return new SignOff(
                row.getLong("id"),
                row.getString("account"),
                from,
                row.getObject("to_day", LocalDate.class),
                row.getString("by_whom"),
                row.getTimestamp("at").toInstant(),
                row.getString("note"),
                withdrawal(row),
                jdbc.sql("select * from agreement_signed_sum where signoff_id = :id order by metric, currency")
                        .param("id", row.getLong("id"))
                        .query((sum, n) -> sums(sum, from))
                        .list());
    }

    private static Optional<SignOff.Withdrawal> withdrawal(ResultSet row) throws SQLException {
        String by = row.getString("withdrawn_by");
        String why = row.getString("withdrawn_why");
        return Optional.ofNullable(row.getTimestamp("withdrawn_at"))
                .map(at -> new SignOff.Withdrawal(at.toInstant(), by, why));
    }

    /** Returns whether it stood until now. */
    boolean withdrawSignOff(long id, String by, String why, Instant now) {
        return jdbc.sql("""
                                update agreement_signoff set withdrawn_at = :now, withdrawn_by = :by, withdrawn_why = :why
                                where id = :id and withdrawn_at is null""")
                        .param("id", id)
                        .param("by", by)
                        .param("why", why)
                        .param("now", timestamp(now))
                        .update()
                == 1;
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
