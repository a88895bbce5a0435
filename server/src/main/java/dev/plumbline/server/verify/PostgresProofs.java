package dev.plumbline.server.verify;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.verify.Unproven.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proofs in the outbox's own table, and the lags in a small one of theirs. */
public final class PostgresProofs implements Proofs {
    /** As the index outbox_to_look_for has it: no other look can be meant. */
    static final String UNPROVEN = """
            select o.id, coalesce(o.inbox_id, 0) as inbox_id, o.command, o.settled_at, o.verification,
              o.resent_at is not null as resent
            from outbox o
            where (case when o.status = 'accepted' and o.kind = 'TrackEvent' and o.verification <> 'unsampled' then o.account end)
                = :account
              and o.verification = :stage and coalesce(o.look_at, o.settled_at) <= :until
            order by coalesce(o.look_at, o.settled_at), o.id limit :limit""";

    private static final Duration SLOT = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(31);

    private final JdbcClient jdbc;
    private final StoredJson json;

    public PostgresProofs(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<Unproven> due(String account, Instant acceptedBy, Instant now, int limit) {
        List<Unproven> due = new ArrayList<>(unproven(account, Stage.AWAITED, now, limit));
        due.addAll(unproven(account, Stage.ABSENT, now, limit - due.size()));
        due.addAll(unproven(account, Stage.UNREAD, acceptedBy, limit));
        return due;
    }

    private List<Unproven> unproven(String account, Stage stage, Instant until, int limit) {
        return jdbc.sql(UNPROVEN)
                .param("account", account)
                .param("stage", stage.name().toLowerCase(Locale.ROOT))
                .param("until", timestamp(until))
                .param("limit", limit)
                .query((row, n) -> unproven(row, stage))
                .list();
    }

    private Unproven unproven(ResultSet row, Stage stage) throws SQLException {
        if (json.read(row.getString("command"), Command.class) instanceof TrackEvent event) {
            return new Unproven(
                    row.getLong("id"),
                    row.getLong("inbox_id"),
                    event,
                    row.getTimestamp("settled_at").toInstant(),
                    stage,
                    row.getBoolean("resent"));
        }
        throw new IllegalStateException("command " + row.getLong("id") + " is no event, but its kind says so");
    }

    @Override
    public void leaveOut(String account, List<Unproven> unsampled, Instant now) {
        if (unsampled.isEmpty()) {
            return;
        }
        int left = jdbc.sql("""
                        update outbox set verification = 'unsampled'
                        where id = any (:ids) and status = 'accepted' and verification = 'unread'""").param("ids", ids(unsampled, event -> event)).update();
        count(account, left, left, now);
    }

    private void count(String account, long met, long unsampled, Instant now) {
        jdbc.sql("""
                        insert into verification_slot (account, slot, accepted, unsampled)
                        values (:account, :slot, :met, :unsampled)
                        on conflict (account, slot) do update set accepted = verification_slot.accepted + excluded.accepted,
                          unsampled = verification_slot.unsampled + excluded.unsampled""")
                .param("account", account)
                .param("slot", timestamp(slotOf(now)))
                .param("met", met)
                .param("unsampled", unsampled)
                .update();
    }

    @Override
    public long metSince(String account, Instant since) {
        return jdbc.sql(
                        "select coalesce(sum(accepted), 0) from verification_slot where account = :account and slot >= :since")
                .param("account", account)
                .param("since", timestamp(slotOf(since)))
                .query(Long.class)
                .single();
    }

    @Override
    public void note(String account, List<Finding> findings, Instant now) {
        List<Finding.Stored> stored = of(findings, Finding.Stored.class);
        List<Finding.Resend> resends = of(findings, Finding.Resend.class);
        List<Finding.Missing> missing = of(findings, Finding.Missing.class);
        long met = findings.stream()
                .filter(finding -> finding.about().stage() == Stage.UNREAD)
                .count();
        if (met > 0) {
            count(account, met, 0, now);
        }
        later(of(findings, Finding.Later.class));
        if (!stored.isEmpty()) {
            found(account, stored, now);
            closeFound(stored, now);
        }
        if (!resends.isEmpty()) {
            resend(resends, now);
        }
        if (!missing.isEmpty()) {
            giveUp(missing, now);
        }
    }

    private static <F extends Finding> List<F> of(List<Finding> findings, Class<F> kind) {
        return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void later(List<Finding.Later> later) {
        if (later.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update outbox set look_at = t.look_at,
                          verification = case when verification = 'unread' then 'awaited' else verification end
                        from unnest(:ids, :looks::timestamptz[]) as t (id, look_at)
                        where outbox.id = t.id and outbox.status = 'accepted'""")
                .param("ids", ids(later, Finding.Later::about))
                .param(
                        "looks",
                        later.stream()
                                .map(finding -> finding.nextLook().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Counts the lags of those only that were not stored before, so that none is counted twice. */
    private void found(String account, List<Finding.Stored> stored, Instant now) {
        jdbc.sql("""
                        with found as (
                          update outbox set status = 'stored', stored_at = :now, look_at = null
                          from unnest(:ids, :buckets, :millis) as t (id, bucket, millis)
                          where outbox.id = t.id and outbox.status = 'accepted'
                          returning t.bucket, t.millis, outbox.settled_at),
                        front as (
                          insert into verification_slot (account, slot, front)
                          select :account, :slot, max(settled_at) from found having count(*) > 0
                          on conflict (account, slot) do update set front = greatest(verification_slot.front, excluded.front))
                        insert into verification_lag (account, slot, bucket, n, longest_ms)
                        select :account, :slot, bucket, count(*), max(millis) from found where bucket >= 0 group by bucket
                        on conflict (account, slot, bucket) do update set n = verification_lag.n + excluded.n,
                          longest_ms = greatest(verification_lag.longest_ms, excluded.longest_ms)""")
                .param("account", account)
                .param("slot", timestamp(slotOf(now)))
                .param("now", timestamp(now))
                .param("ids", ids(stored, Finding.Stored::about))
                .param(
                        "buckets",
                        stored.stream()
                                .map(finding ->
                                        finding.lag().map(Lags::bucketOf).orElse(-1))
                                .toArray(Integer[]::new))
                .param(
                        "millis",
                        stored.stream()
                                .map(finding ->
                                        finding.lag().map(Duration::toMillis).orElse(0L))
                                .toArray(Long[]::new))
                .update();
        forgetOld(account, now);
    }

    private void forgetOld(String account, Instant now) {
        jdbc.sql("""
                        with slots as (delete from verification_slot where account = :account and slot < :old)
                        delete from verification_lag where account = :account and slot < :old""")
                .param("account", account)
                .param("old", timestamp(now.minus(KEPT)))
                .update();
    }

    private void closeFound(List<Finding.Stored> stored, Instant now) {
        jdbc.sql("""
                        update exception set closed_at = :now, resolution = 'found in Klaviyo'
                        where outbox_id = any (:ids) and outbox_id is not null and closed_at is null and kind = 'NOT_STORED'""")
                .param("now", timestamp(now))
                .param("ids", ids(stored, Finding.Stored::about))
                .update();
        List<Finding.Stored> other = stored.stream()
                .filter(finding -> finding.otherwise().isPresent())
                .toList();
        open("STORED_OTHERWISE", other, finding -> finding.otherwise().orElse(""), now);
    }

    private void resend(List<Finding.Resend> resends, Instant now) {
        jdbc.sql("""
                        update outbox set status = 'queued', next_at = :now, settled_at = null, resent_at = :now, look_at = null,
                          verification = 'awaited', answer = 'accepted, but not found in Klaviyo: sent again'
                        where id = any (:ids) and status = 'accepted' and resent_at is null""")
                .param("now", timestamp(now))
                .param("ids", ids(resends, Finding.Resend::about))
                .update();
    }

    private void giveUp(List<Finding.Missing> missing, Instant now) {
        open("NOT_STORED", missing, Finding.Missing::reason, now);
        jdbc.sql("""
                        update outbox set verification = 'absent', look_at = t.look_at
                        from unnest(:ids, :looks::timestamptz[]) as t (id, look_at)
                        where outbox.id = t.id and outbox.status = 'accepted'""")
                .param("ids", ids(missing, Finding.Missing::about))
                .param(
                        "looks",
                        missing.stream()
                                .map(finding -> finding.nextLook().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Only about commands that nobody has put back into the queue meanwhile, and once about each. */
    private <F extends Finding> void open(String kind, List<F> findings, Function<F, String> reason, Instant now) {
        if (findings.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into exception (inbox_id, outbox_id, kind, reason, opened_at)
                        select o.inbox_id, o.id, :kind, t.reason, :now
                        from unnest(:ids, :reasons) as t (id, reason) join outbox o on o.id = t.id
                        where o.status in ('accepted', 'stored') and not exists (
                          select 1 from exception e where e.outbox_id = o.id and e.outbox_id is not null
                            and e.closed_at is null and e.kind = :kind)""")
                .param("kind", kind)
                .param("now", timestamp(now))
                .param("ids", ids(findings, Finding::about))
                .param("reasons", findings.stream().map(reason).toArray(String[]::new))
                .update();
    }

    @Override
    public Lags lagsSince(String account, Instant since) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        List<Long> longest = jdbc.sql("""
                        select bucket, sum(n)::bigint as n, max(longest_ms) as longest from verification_lag
                        where account = :account and slot >= :since group by bucket""")
                .param("account", account)
                .param("since", timestamp(slotOf(since)))
                .query((row, n) -> {
                    counts.put(row.getInt("bucket"), row.getLong("n"));
                    return row.getLong("longest");
                })
                .list();
        return new Lags(
                counts,
                Duration.ofMillis(
                        longest.stream().mapToLong(Long::longValue).max().orElse(0)));
    }

    @Override
    public Optional<Instant> front(String account) {
        return jdbc.sql("select max(front) as front from verification_slot where account = :account")
                .param("account", account)
                .query((row, n) -> Optional.ofNullable(row.getTimestamp("front")))
                .single()
                .map(Timestamp::toInstant);
    }

    private static Instant slotOf(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond() / SLOT.toSeconds() * SLOT.toSeconds());
    }

    private static <T> Long[] ids(List<T> rows, Function<? super T, Unproven> about) {
        return rows.stream().map(row -> about.apply(row).id()).toArray(Long[]::new);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
