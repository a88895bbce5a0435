package dev.plumbline.server.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Counts what came of a job. Of a large one that takes a moment, so it is counted once in a while, however often it is asked for. */
final class Progress {
    private static final Duration A_WHILE = Duration.ofSeconds(2);
    /** Counting a job of a million pieces takes seconds; it may have a twentieth of the time. */
    private static final int TIMES_AS_LONG = 20;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Map<Long, Counted> known = new ConcurrentHashMap<>();

    Progress(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param until how long it is new enough */
    private record Counted(Instant until, Job.State state, Map<String, Long> pieces, Map<String, Long> commands) {}

    Report.Counts of(Job job) {
        Instant now = clock.instant();
        Counted counted = known.compute(
                job.id(),
                (id, before) -> before == null || before.state() != job.state() || !now.isBefore(before.until())
                        ? count(job, now)
                        : before);
        Map<String, Long> pieces = counted.pieces();
        Map<String, Long> commands = counted.commands();
        long waiting = pieces.getOrDefault("received", 0L);
        return new Report.Counts(
                job.plan().rows().values().stream().mapToLong(Long::longValue).sum(),
                job.plan().pieces(),
                job.loaded(),
                Math.max(0, job.loaded() - waiting),
                pieces.getOrDefault("exception", 0L),
                commands.values().stream().mapToLong(Long::longValue).sum(),
                commands.getOrDefault("accepted", 0L) + commands.getOrDefault("stored", 0L),
                commands.getOrDefault("queued", 0L),
                commands.getOrDefault("refused", 0L) + commands.getOrDefault("parked", 0L));
    }

    private Counted count(Job job, Instant now) {
        Map<String, Long> pieces = counts(jdbc.sql("""
                        select status as what, count(*) as how_many from inbox where backfill_id = :job group by status""").param("job", job.id()));
        // Rows of the inbox that are worked again had commands before.
        Map<String, Long> commands = job.times()
                .started()
                .map(started -> counts(jdbc.sql("""
                                select o.status as what, count(*) as how_many
                                from outbox o join inbox i on i.id = o.inbox_id
                                where i.backfill_id = :job and o.created_at >= :started group by o.status""")
                        .param("job", job.id())
                        .param("started", OffsetDateTime.ofInstant(started, ZoneOffset.UTC))))
                .orElseGet(HashMap::new);
        Instant end = clock.instant();
        Duration rest = Duration.between(now, end).multipliedBy(TIMES_AS_LONG);
        return new Counted(end.plus(rest.compareTo(A_WHILE) > 0 ? rest : A_WHILE), job.state(), pieces, commands);
    }

    private static Map<String, Long> counts(StatementSpec select) {
        Map<String, Long> counts = new HashMap<>();
        select.query(row -> {
            counts.put(row.getString("what"), row.getLong("how_many"));
        });
        return counts;
    }
}
