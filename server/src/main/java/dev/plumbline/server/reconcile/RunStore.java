package dev.plumbline.server.reconcile;

import dev.plumbline.server.reconcile.Difference.Said;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs with what they compared and found, in the database. */
final class RunStore {
    private static final String RUN = "select * from agreement_run ";

    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a day comes to on both sides. */
    record Sums(Cell cell, Totals told, Totals there) {
        boolean agrees() {
            return told.agreesWith(there);
        }
    }

    /** A day of a metric that is to be explained. */
    record Open(LocalDate day, String metric) {}

    /** A difference as it is kept. */
    record Kept(long id, Difference difference, String docnum) {}

    /** A comparison that somebody asks for, or the schedule. */
    record Wish(String account, LocalDate from, LocalDate to, ZoneId zone, String by, boolean scheduled) {}

    /** Since when all that Klaviyo was told is kept; empty when nothing was ever removed. */
    Optional<Instant> keptSince() {
        return jdbc.sql("select since from storage_kept where data = 'COMMANDS'")
                .query((row, n) -> row.getTimestamp("since").toInstant())
                .optional();
    }

    long add(Wish wish, Instant now) {
        return jdbc.sql("""
                        insert into agreement_run (account, from_day, to_day, zone, by_whom, scheduled, created_at, state, phase)
                        values (:account, :from, :to, :zone, :by, :scheduled, :now, 'waiting', 'SUMS') returning id""")
                .param("account", wish.account())
                .param("from", wish.from())
                .param("to", wish.to())
                .param("zone", wish.zone().getId())
                .param("by", wish.by())
                .param("scheduled", wish.scheduled())
                .param("now", timestamp(now))
                .query(Long.class)
                .single();
    }

    Optional<Run> next(String account) {
        return jdbc.sql(RUN + "where account = :account and state in ('waiting', 'running') order by id limit 1")
                .param("account", account)
                .query(RunStore::run)
                .optional();
    }

    Optional<Run> find(long id) {
        return jdbc.sql(RUN + "where id = :id")
                .param("id", id)
                .query(RunStore::run)
                .optional();
    }

    List<Run> newest(int limit) {
        return jdbc.sql(RUN + "order by id desc limit :limit")
                .param("limit", limit)
                .query(RunStore::run)
                .list();
    }

    /** The newest of each account that has compared a day. */
    List<Run> newestOf(LocalDate day) {
        return jdbc.sql("""
                        select distinct on (account) * from agreement_run
                        where state = 'done' and from_day <= :day and to_day >= :day order by account, id desc""").param("day", day).query(RunStore::run).list();
    }

    Optional<Instant> lastScheduled(String account) {
        return jdbc.sql("select max(created_at) as at from agreement_run where account = :account and scheduled")
                .param("account", account)
                .query((row, n) -> Optional.ofNullable(row.getTimestamp("at")).map(Timestamp::toInstant))
                .single();
    }

    void begin(long id, Instant comparedTo, Duration patience) {
        jdbc.sql("""
                        update agreement_run set state = 'running', compared_to = :to, patience_s = :patience where id = :id""")
                .param("id", id)
                .param("to", timestamp(comparedTo))
                .param("patience", patience.toSeconds())
                .update();
    }

    void count(long id, int requests) {
        jdbc.sql("update agreement_run set requests = requests + :more where id = :id")
                .param("id", id)
                .param("more", requests)
                .update();
    }

    void end(long id, String trouble, Instant now) {
        jdbc.sql("update agreement_run set state = :state, trouble = :trouble, ended_at = :now where id = :id")
                .param("id", id)
                .param("state", trouble.isEmpty() ? "done" : "failed")
                .param("trouble", trouble)
                .param("now", timestamp(now))
                .update();
    }

    /** Writes down what all days come to; then single events are looked at. */
    void sums(long id, List<Sums> sums) {
        jdbc.sql("""
                        insert into agreement_cell (run_id, day, metric, currency, told_count, told_sum, there_count, there_sum, state)
                        select :id, day::date, metric, currency, told_count, told_sum::numeric, there_count, there_sum::numeric, state
                        from unnest(:days, :metrics, :currencies, :toldCounts, :toldSums, :thereCounts, :thereSums, :states)
                          as t (day, metric, currency, told_count, told_sum, there_count, there_sum, state)""")
                .param("id", id)
                .param("days", texts(sums, one -> one.cell().day().toString()))
                .param("metrics", texts(sums, one -> one.cell().metric()))
                .param("currencies", texts(sums, one -> one.cell().currency()))
                .param(
                        "toldCounts",
                        sums.stream().map(one -> one.told().count()).toArray(Long[]::new))
                .param("toldSums", texts(sums, one -> one.told().sum().toPlainString()))
                .param(
                        "thereCounts",
                        sums.stream().map(one -> one.there().count()).toArray(Long[]::new))
                .param("thereSums", texts(sums, one -> one.there().sum().toPlainString()))
                .param("states", texts(sums, one -> one.agrees() ? "agrees" : "differs"))
                .update();
        jdbc.sql("update agreement_run set phase = 'EVENTS' where id = :id")
                .param("id", id)
                .update();
    }

    /** Days that differ and are not explained yet, each metric's together in order. */
    List<Open> open(long id) {
        return jdbc.sql("""
                        select distinct metric, day from agreement_cell where run_id = :id and state = 'differs'
                        order by metric, day""")
                .param("id", id)
                .query((row, n) -> new Open(row.getObject("day", LocalDate.class), row.getString("metric")))
                .list();
    }

    /** All days of a metric that differ, explained or not. */
    List<LocalDate> differing(long id, String metric) {
        return jdbc.sql(
                        "select distinct day from agreement_cell where run_id = :id and metric = :metric and state <> 'agrees'")
                .param("id", id)
                .param("metric", metric)
                .query(LocalDate.class)
                .list();
    }

    void explained(long id, Open day, List<Difference> differences) {
        add(id, differences);
        jdbc.sql("""
                        update agreement_cell set state = 'explained'
                        where run_id = :id and day = :day and metric = :metric and state = 'differs'""")
                .param("id", id)
                .param("day", day.day())
                .param("metric", day.metric())
                .update();
    }

    /** Keeps each with the IDoc that caused its command, else the newest that concerned its order. */
    void add(long id, List<Difference> found) {
        jdbc.sql("""
                        insert into agreement_difference (run_id, day, metric, currency, kind, about, unique_id, outbox_id, docnum,
                          told_at, told_value, there_at, there_value, words)
                        select :id, t.day::date, t.metric, t.currency, t.kind, t.about, t.unique_id, nullif(t.command, 0),
                          coalesce((select i.docnum from outbox o join inbox i on i.id = o.inbox_id where o.id = t.command),
                            (select i.docnum from inbox_subject s join inbox i on i.id = s.inbox_id where s.aggregate = t.about
                             order by s.inbox_id desc limit 1), ''),
                          nullif(t.told_at, '')::timestamptz, nullif(t.told_value, '')::numeric,
                          nullif(t.there_at, '')::timestamptz, nullif(t.there_value, '')::numeric, t.words
                        from unnest(:days, :metrics, :currencies, :kinds, :abouts, :uniqueIds, :commands, :toldAts, :toldValues,
                            :thereAts, :thereValues, :words) with ordinality
                          as t (day, metric, currency, kind, about, unique_id, command, told_at, told_value, there_at, there_value, words, n)
                        order by t.n""")
                .param("id", id)
                .param("days", texts(found, one -> one.cell().day().toString()))
                .param("metrics", texts(found, one -> one.cell().metric()))
                .param("currencies", texts(found, one -> one.cell().currency()))
                .param("kinds", texts(found, one -> one.kind().name()))
                .param("abouts", texts(found, Difference::about))
                .param("uniqueIds", texts(found, Difference::uniqueId))
                .param(
                        "commands",
                        found.stream().map(one -> one.command().orElse(0L)).toArray(Long[]::new))
                .param("toldAts", texts(found, one -> time(one.told())))
                .param("toldValues", texts(found, one -> value(one.told())))
                .param("thereAts", texts(found, one -> time(one.there())))
                .param("thereValues", texts(found, one -> value(one.there())))
                .param("words", texts(found, Difference::words))
                .update();
    }

    List<Sums> cells(long id) {
        return jdbc.sql("select * from agreement_cell where run_id = :id order by day, metric, currency")
                .param("id", id)
                .query(RunStore::sums)
                .list();
    }

    List<Sums> cells(long id, LocalDate day) {
        return jdbc.sql("select * from agreement_cell where run_id = :id and day = :day order by metric, currency")
                .param("id", id)
                .param("day", day)
                .query(RunStore::sums)
                .list();
    }

    List<Kept> differences(long id) {
        return jdbc.sql("select * from agreement_difference where run_id = :id order by day, id")
                .param("id", id)
                .query(RunStore::kept)
                .list();
    }

    List<Kept> differences(long id, LocalDate day) {
        return jdbc.sql("select * from agreement_difference where run_id = :id and day = :day order by id")
                .param("id", id)
                .param("day", day)
                .query(RunStore::kept)
                .list();
    }

    /** How many events of the ledger were compared. */
    long told(long id) {
        return jdbc.sql("select coalesce(sum(told_count), 0) from agreement_cell where run_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /** How many differences of each class there are. */
    Map<Difference.Kind, Long> kinds(long id) {
        Map<Difference.Kind, Long> kinds = new EnumMap<>(Difference.Kind.class);
        jdbc.sql("select kind, count(*) as n from agreement_difference where run_id = :id group by kind")
                .param("id", id)
                .query(row -> {
                    kinds.put(Difference.Kind.valueOf(row.getString("kind")), row.getLong("n"));
                });
        return kinds;
    }

    /**
     * Puts events back into the queue that Klaviyo accepted and does not have, as history. They keep their identity, so one that came
     * after all stays the only one. Returns how many were put back.
     */
    int sendAgain(List<Long> commands, Instant now) {
        return jdbc.sql("""
                        update outbox set status = 'queued', next_at = :now, settled_at = null, stored_at = null, resent_at = :now,
                          look_at = null, verification = 'awaited', urgency = 'BACKFILL',
                          command = jsonb_set(command, '{silent}', 'true'), answer = 'not found in Klaviyo by a comparison: sent again'
                        where id = any (:ids) and kind = 'TrackEvent' and status in ('accepted', 'stored')""")
                .param("ids", commands.toArray(Long[]::new))
                .param("now", timestamp(now))
                .update();
    }

    private static Sums sums(ResultSet row, int number) throws SQLException {
        return new Sums(
                cell(row),
                new Totals(row.getLong("told_count"), row.getBigDecimal("told_sum")),
                new Totals(row.getLong("there_count"), row.getBigDecimal("there_sum")));
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getLong("id"),
                new Difference(
                        Difference.Kind.valueOf(row.getString("kind")),
                        cell(row),
                        row.getString("about"),
                        row.getString("unique_id"),
                        Optional.ofNullable(row.getObject("outbox_id", Long.class)),
                        said(row, "told"),
                        said(row, "there"),
                        row.getString("words")),
                row.getString("docnum"));
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(row.getObject("day", LocalDate.class), row.getString("metric"), row.getString("currency"));
    }

    private static Optional<Said> said(ResultSet row, String side) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(side + "_at");
        @Nullable BigDecimal value = row.getBigDecimal(side + "_value");
        return at == null || value == null ? Optional.empty() : Optional.of(new Said(at.toInstant(), value));
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getString("account"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                ZoneId.of(row.getString("zone")),
                row.getString("by_whom"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("state"),
                Run.Phase.valueOf(row.getString("phase")),
                Optional.ofNullable(row.getTimestamp("compared_to")).map(Timestamp::toInstant),
                Duration.ofSeconds(row.getLong("patience_s")),
                row.getInt("requests"),
                row.getString("trouble"),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }

    private static String time(Optional<Said> side) {
        return side.map(said -> said.time().toString()).orElse("");
    }

    private static String value(Optional<Said> side) {
        return side.map(said -> said.value().toPlainString()).orElse("");
    }

    private static <T> String[] texts(List<T> rows, Function<? super T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
