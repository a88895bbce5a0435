package dev.plumbline.server.exceptions;

import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.Station;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Tries all exceptions of a cause again: planned by a count, worked in small steps that survive a crash, stopped when a person says so. */
public final class RetryDesk implements Station {
    /** Small enough that a step is over before anybody waits for it. */
    private static final int STEP = 50;

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final String COLUMNS =
            "select id, cause, by_whom, created_at, total, tried, refused, state, ended_at from retry ";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final ExceptionDesk exceptions;
    private final Doorbell bell;

    /** @param bell rung when there is something to do */
    public RetryDesk(
            JdbcClient jdbc,
            TransactionOperations transaction,
            InstantSource clock,
            ExceptionDesk exceptions,
            Doorbell bell) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.exceptions = exceptions;
        this.bell = bell;
    }

    /** How many would be tried: those that are open now. */
    public long plan(String cause) {
        return jdbc.sql("select count(*) from exception where cause = :cause and closed_at is null")
                .param("cause", cause)
                .query(Long.class)
                .single();
    }

    /** Starts; empty when nothing of the cause is open, or a retry of it is under way. */
    public Optional<Retry> start(String cause, String by) {
        Optional<Retry> started = jdbc.sql("""
                        with meant as (select count(*) as n, max(id) as last from exception where cause = :cause and closed_at is null),
                        started as (
                          insert into retry (cause, by_whom, created_at, last_id, total, state)
                          select :cause, :by, :now, last, n, 'running' from meant
                          where n > 0 and not exists (select 1 from retry where cause = :cause and state = 'running')
                          returning *)
                        select id, cause, by_whom, created_at, total, tried, refused, state, ended_at from started""")
                .param("cause", cause)
                .param("by", by.isBlank() ? "unknown" : by.strip().replace('\0', '\uFFFD'))
                .param("now", now())
                .query(RetryDesk::retry)
                .optional();
        bell.ring();
        return started;
    }

    /** Stops what is under way of this cause; what was tried was tried. */
    public void cancel(long id) {
        jdbc.sql("update retry set state = 'cancelled', ended_at = :now where id = :id and state = 'running'")
                .param("id", id)
                .param("now", now())
                .update();
    }

    public Optional<Retry> find(long id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(RetryDesk::retry)
                .optional();
    }

    /** The last one of a cause. */
    public Optional<Retry> lastOf(String cause) {
        return jdbc.sql(COLUMNS + "where cause = :cause order by id desc limit 1")
                .param("cause", cause)
                .query(RetryDesk::retry)
                .optional();
    }

    @Override
    public Duration step() {
        Boolean more = transaction.execute(status -> stepIn());
        return Boolean.TRUE.equals(more) ? Duration.ZERO : PAUSE;
    }

    private record Job(long id, String cause, long doneId, long lastId) {}

    private boolean stepIn() {
        Optional<Job> job = jdbc.sql("""
                        select id, cause, done_id, last_id from retry where state = 'running' order by id limit 1 for update""")
                .query((row, n) -> new Job(
                        row.getLong("id"), row.getString("cause"), row.getLong("done_id"), row.getLong("last_id")))
                .optional();
        job.ifPresent(this::step);
        return job.isPresent();
    }

    private void step(Job job) {
        List<Long> ids = jdbc.sql("""
                        select id from exception where cause = :cause and closed_at is null and id > :done and id <= :last
                        order by id limit :step""")
                .param("cause", job.cause())
                .param("done", job.doneId())
                .param("last", job.lastId())
                .param("step", STEP)
                .query(Long.class)
                .list();
        long tried = ids.stream()
                .filter(id -> exceptions.replay(id) instanceof Replay.Started)
                .count();
        boolean over = ids.size() < STEP;
        jdbc.sql("""
                        update retry set done_id = :done, tried = tried + :tried,
                          refused = case when :over then total - tried - :tried else refused + :refused end,
                          state = case when :over then 'done' else state end, ended_at = case when :over then :now else ended_at end
                        where id = :id""")
                .param("id", job.id())
                .param("done", ids.isEmpty() ? job.lastId() : ids.getLast())
                .param("tried", tried)
                .param("refused", ids.size() - tried)
                .param("over", over)
                .param("now", now())
                .update();
    }

    private static Retry retry(ResultSet row, int number) throws SQLException {
        return new Retry(
                row.getLong("id"),
                row.getString("cause"),
                row.getString("by_whom"),
                row.getTimestamp("created_at").toInstant(),
                row.getLong("total"),
                row.getLong("tried"),
                row.getLong("refused"),
                Retry.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
