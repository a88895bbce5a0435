package dev.plumbline.server.backfill;

import dev.plumbline.server.backfill.Job.Pace;
import dev.plumbline.server.backfill.Job.State;
import dev.plumbline.server.backfill.Job.Times;
import dev.plumbline.server.backfill.Position.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The jobs as a table. All methods work inside the caller's transaction. */
final class JobStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(Wanted wanted, String by, Instant now) {
        Position start = Position.startOf(Phase.STAGE);
        return jdbc.sql("""
                        insert into backfill (source, from_at, to_at, customer, by_whom, created_at, state, phase, part, row_no,
                          after_key, read_rows, loaded, plan, resumed_done)
                        values (:source, :from::timestamptz, :to::timestamptz, :customer, :by, :now, 'planning', :phase, 0, 0, '', 0, 0,
                          :plan::jsonb, 0)
                        returning id""")
                .param("source", wanted.source())
                .param("from", timestamp(wanted.from()))
                .param("to", timestamp(wanted.to()))
                .param("customer", wanted.customer())
                .param("by", by)
                .param("now", timestamp(now))
                .param("phase", start.phase().name())
                .param("plan", JSON.writeValueAsString(Forecast.NOTHING))
                .query(Long.class)
                .single();
    }

    void insertFiles(long job, List<BackfillFile> files) {
        jdbc.sql("""
                        insert into backfill_file (backfill_id, part, name, size, modified)
                        select :job, part, name, size, modified::timestamptz
                        from unnest(:parts, :names, :sizes, :times) as t (part, name, size, modified)""")
                .param("job", job)
                .param("parts", files.stream().map(BackfillFile::part).toArray(Integer[]::new))
                .param("names", texts(files, BackfillFile::name))
                .param("sizes", files.stream().map(BackfillFile::size).toArray(Long[]::new))
                .param("times", texts(files, file -> file.modified().toString()))
                .update();
    }

    List<BackfillFile> files(long job) {
        return jdbc.sql("select part, name, size, modified from backfill_file where backfill_id = :job order by part")
                .param("job", job)
                .query((row, n) -> new BackfillFile(
                        row.getInt("part"),
                        row.getString("name"),
                        row.getLong("size"),
                        row.getTimestamp("modified").toInstant()))
                .list();
    }

    /** The job whose turn it is: a plan does not wait behind the loading of another job. Nobody else changes it until the transaction ends. */
    Optional<Job> active() {
        return jdbc.sql("""
                        select * from backfill where state in ('planning', 'running')
                        order by state = 'running', id limit 1 for update""").query((row, n) -> job(row)).optional();
    }

    Optional<Job> locked(long id) {
        return jdbc.sql("select * from backfill where id = :id for update")
                .param("id", id)
                .query((row, n) -> job(row))
                .optional();
    }

    Optional<Job> job(long id) {
        return jdbc.sql("select * from backfill where id = :id")
                .param("id", id)
                .query((row, n) -> job(row))
                .optional();
    }

    /** The newest first. */
    List<Job> jobs(int limit) {
        return jdbc.sql("select * from backfill order by id desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> job(row))
                .list();
    }

    void save(Job job) {
        jdbc.sql("""
                        update backfill set state = :state, trouble = :trouble, phase = :phase, part = :part, row_no = :row,
                          after_key = :after, read_rows = :read, loaded = :loaded, plan = :plan::jsonb,
                          started_at = :started::timestamptz, resumed_at = :resumed::timestamptz, resumed_done = :done,
                          ended_at = :ended::timestamptz
                        where id = :id""")
                .param("id", job.id())
                .param("state", job.state().name().toLowerCase(Locale.ROOT))
                .param("trouble", job.trouble())
                .param("phase", job.position().phase().name())
                .param("part", job.position().part())
                .param("row", job.position().row())
                .param("after", job.position().after())
                .param(
                        "read",
                        job.plan().rows().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .param("loaded", job.loaded())
                .param("plan", JSON.writeValueAsString(job.plan()))
                .param("started", timestamp(job.times().started()))
                .param("resumed", timestamp(job.pace().map(Pace::since)))
                .param("done", job.pace().map(Pace::done).orElse(0L))
                .param("ended", timestamp(job.times().ended()))
                .update();
    }

    private static Job job(ResultSet row) throws SQLException {
        Optional<Instant> resumed = instant(row, "resumed_at");
        long done = row.getLong("resumed_done");
        return new Job(
                row.getLong("id"),
                new Wanted(
                        row.getString("source"),
                        instant(row, "from_at"),
                        instant(row, "to_at"),
                        row.getString("customer")),
                row.getString("by_whom"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("trouble"),
                new Position(
                        Phase.valueOf(row.getString("phase")),
                        row.getInt("part"),
                        row.getLong("row_no"),
                        row.getString("after_key")),
                row.getLong("loaded"),
                JSON.readValue(row.getString("plan"), Forecast.class),
                resumed.map(since -> new Pace(since, done)),
                new Times(
                        row.getTimestamp("created_at").toInstant(),
                        instant(row, "started_at"),
                        instant(row, "ended_at")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static String[] texts(List<BackfillFile> files, Function<BackfillFile, String> column) {
        return files.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime timestamp(Optional<Instant> instant) {
        return instant.map(JobStore::timestamp).orElse(null);
    }
}
