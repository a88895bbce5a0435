package dev.plumbline.server.outbox;

import dev.plumbline.core.command.Command;
import dev.plumbline.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The jobs as a table. */
final class PostgresJobLedger implements JobLedger {
    private final JdbcClient jdbc;
    private final StoredJson json;

    PostgresJobLedger(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public long open(String account, String kind, List<Long> commands, Instant now) {
        long job = jdbc.sql("insert into job (account, kind, sent_at) values (:account, :kind, :now) returning id")
                .param("account", account)
                .param("kind", kind)
                .param("now", timestamp(now))
                .query(Long.class)
                .single();
        int taken = jdbc.sql("""
                        update outbox set job = :job
                        where id = any (:commands) and status = 'queued' and job is null""")
                .param("job", job)
                .param("commands", commands.toArray(Long[]::new))
                .update();
        if (taken != commands.size()) {
            throw new IllegalStateException(commands.size() + " commands were to leave in a job, but only " + taken
                    + " of them were free: is a second server delivering from this database?");
        }
        return job;
    }

    @Override
    public void started(long job, String klaviyoId) {
        jdbc.sql("update job set klaviyo_id = :id where id = :job")
                .param("id", klaviyoId)
                .param("job", job)
                .update();
    }

    @Override
    public void close(long job, String outcome, Instant now) {
        jdbc.sql("update outbox set job = null where job = :job and status = 'queued'")
                .param("job", job)
                .update();
        jdbc.sql("update job set closed_at = :now, outcome = :outcome where id = :job")
                .param("now", timestamp(now))
                .param("outcome", outcome)
                .param("job", job)
                .update();
    }

    @Override
    public List<OpenJob> open(String account) {
        return jdbc.sql("""
                        select id, kind, klaviyo_id, sent_at from job
                        where account = :account and closed_at is null order by id""")
                .param("account", account)
                .query((row, n) -> new OpenJob(
                        row.getLong("id"),
                        row.getString("kind"),
                        Optional.ofNullable(row.getString("klaviyo_id")),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public List<QueuedCommand> commandsOf(long job) {
        return jdbc.sql("""
                        select id, coalesce(inbox_id, 0) as inbox_id, attempts, command, 0 as waits_for from outbox
                        where job = :job and status = 'queued' order by id""")
                .param("job", job)
                .query((row, n) -> queued(row, json))
                .list();
    }

    static QueuedCommand queued(ResultSet row, StoredJson json) throws SQLException {
        return new QueuedCommand(
                row.getLong("id"),
                row.getLong("inbox_id"),
                row.getInt("attempts"),
                json.read(row.getString("command"), Command.class),
                row.getLong("waits_for"));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
