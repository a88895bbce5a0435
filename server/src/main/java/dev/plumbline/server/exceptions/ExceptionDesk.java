package dev.plumbline.server.exceptions;

import dev.plumbline.server.loop.Doorbell;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Opens exceptions, and puts back on its way what was stopped once its cause is mended. */
public final class ExceptionDesk implements RefusalDesk {
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final Doorbell engine;
    private final Doorbell delivery;

    public ExceptionDesk(
            JdbcClient jdbc,
            TransactionOperations transaction,
            InstantSource clock,
            Doorbell engine,
            Doorbell delivery) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.engine = engine;
        this.delivery = delivery;
    }

    @Override
    public void open(List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into exception (inbox_id, outbox_id, kind, reason, segment, field, value, opened_at)
                        select nullif(inbox_id, 0), outbox_id, 'REFUSED_BY_KLAVIYO', reason, segment, field, value, :now
                        from unnest(:inboxIds, :outboxIds, :reasons, :segments, :fields, :values)
                          as t (inbox_id, outbox_id, reason, segment, field, value)""")
                .param("now", timestamp(clock.instant()))
                .param("inboxIds", refusals.stream().map(Refusal::inboxId).toArray(Long[]::new))
                .param("outboxIds", refusals.stream().map(Refusal::outboxId).toArray(Long[]::new))
                .param("reasons", texts(refusals, Refusal::reason))
                .param("segments", texts(refusals, Refusal::segment))
                .param("fields", texts(refusals, Refusal::field))
                .param("values", texts(refusals, Refusal::value))
                .update();
    }

    @Override
    public void closeRenewed(List<Long> accepted) {
        if (accepted.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with renewed as (
                          update outbox old set status = 'superseded', settled_at = :now,
                            answer = old.answer || ' (said anew by command ' || newer.id || ')'
                          from outbox newer
                          where newer.id = any (:accepted)
                            and (case when old.status = 'refused' then old.lane end) = newer.lane
                            and old.kind = newer.kind and old.id < newer.id
                          returning old.id, old.account, old.thread, newer.id as by),
                        closed as (
                          update exception set closed_at = :now, resolution = 'said anew by command ' || renewed.by
                          from renewed where exception.outbox_id = renewed.id and exception.closed_at is null)
                        update outbox parked set status = 'queued', next_at = :now, settled_at = null
                        from renewed
                        where (case when parked.status = 'parked' then parked.thread end) = renewed.thread
                          and parked.account = renewed.account and not exists (
                          select 1 from outbox r
                          where (case when r.status = 'refused' then r.thread end) = parked.thread
                            and r.account = parked.account and r.id < parked.id
                            and r.id not in (select id from renewed))""")
                .param("now", timestamp(clock.instant()))
                .param("accepted", accepted.toArray(Long[]::new))
                .update();
    }

    /**
     * Tries again what an exception stopped: a refused command with those parked behind it, an event that Klaviyo
     * accepted and does not have, an IDoc as a whole, or what was due of an
     * aggregate. An overdue hold cannot be tried again: a person decides about it at the hold desk.
     */
    public Replay replay(long exception) {
        Replay result = Optional.ofNullable(transaction.execute(status -> {
                    Replay replay = replayIn(exception);
                    if (replay instanceof Replay.NotReplayable) {
                        status.setRollbackOnly();
                    }
                    return replay;
                }))
                .orElseGet(() -> notOpen(exception));
        engine.ring();
        delivery.ring();
        return result;
    }

    /** @param aggregate what could not be told when it was due; empty when it was something else that stopped */
    private record Stopped(String kind, long inboxId, Optional<Long> outboxId, String aggregate) {}

    private Replay replayIn(long exception) {
        Optional<Stopped> stopped = jdbc.sql("""
                        update exception set closed_at = :now, resolution = 'replayed'
                        where id = :id and closed_at is null and kind <> 'HOLD_OVERDUE'
                        returning kind, inbox_id, outbox_id, coalesce(aggregate, '') as aggregate""")
                .param("id", exception)
                .param("now", timestamp(clock.instant()))
                .query((row, n) -> new Stopped(
                        row.getString("kind"),
                        row.getLong("inbox_id"),
                        Optional.ofNullable(row.getObject("outbox_id", Long.class)),
                        row.getString("aggregate")))
                .optional();
        return stopped.map(found -> tryAgain(exception, found)).orElseGet(() -> notOpen(exception));
    }

    private Replay tryAgain(long exception, Stopped stopped) {
        if (stopped.outboxId().isPresent()) {
            return new Replay.Started(exception, requeue(stopped.outboxId().get()));
        }
        boolean wasRead = stopped.kind().equals("LEFT_OUT");
        if (!stopped.aggregate().isEmpty() && !wasRead) {
            wake(stopped.aggregate(), stopped.inboxId());
            return new Replay.Started(exception, 0);
        }
        // What was read here stays until this transaction ends: whoever drops a part waits for those who have read one.
        return removed(stopped.inboxId())
                .<Replay>map(words -> new Replay.NotReplayable("Exception " + exception + " is about " + words))
                .orElseGet(() -> {
                    readAgain(stopped.inboxId());
                    return new Replay.Started(exception, 0);
                });
    }

    private void wake(String aggregate, long inboxId) {
        jdbc.sql("""
                        insert into wake (aggregate, at, inbox_id) values (:aggregate, :now, nullif(:inboxId, 0))
                        on conflict (aggregate) do update set at = excluded.at""")
                .param("aggregate", aggregate)
                .param("now", timestamp(clock.instant()))
                .param("inboxId", inboxId)
                .update();
    }

    private int requeue(long outboxId) {
        return jdbc.sql("""
                        update outbox set status = 'queued', next_at = :now, settled_at = null, look_at = null, resent_at = null,
                          verification = case when verification = 'absent' then 'awaited' else verification end
                        where (id = :id and (status = 'refused' or (status = 'accepted' and verification = 'absent')))
                          or (status = 'parked'
                            and (thread, account) = (select thread, account from outbox where id = :id))""")
                .param("id", outboxId)
                .param("now", timestamp(clock.instant()))
                .update();
    }

    /** An IDoc that went on in part is read again too: what was left out may be readable by now. */
    private void readAgain(long inboxId) {
        jdbc.sql("""
                        update inbox set status = 'received', reason = ''
                        where id = :id and status in ('exception', 'applied', 'unchanged', 'superseded')""").param("id", inboxId).update();
    }

    /** Says that the raw IDoc of a row was removed on schedule, if it was. */
    private Optional<String> removed(long inboxId) {
        return jdbc.sql("""
                        select i.docnum, i.received_at, k.since
                        from inbox i left join storage_kept k on k.data = 'RAW'
                        where i.id = :id and i.raw_at is not null
                          and not exists (select 1 from inbox_raw r where r.raw_at = i.raw_at and r.inbox_id = i.id)""")
                .param("id", inboxId)
                .query((row, n) -> {
                    String docnum = row.getString("docnum");
                    @Nullable Timestamp since = row.getTimestamp("since");
                    return "an IDoc" + (docnum.isEmpty() ? "" : " (" + docnum + ")") + " received at "
                            + row.getTimestamp("received_at").toInstant()
                            + " whose raw bytes were removed on schedule"
                            + (since == null ? "" : ": raw IDocs are kept since " + since.toInstant())
                            + " (retention.raw); let SAP send the document again";
                })
                .optional();
    }

    private Replay notOpen(long exception) {
        return jdbc.sql(
                        "select aggregate from exception where id = :id and closed_at is null and kind = 'HOLD_OVERDUE'")
                .param("id", exception)
                .query(String.class)
                .optional()
                .<Replay>map(about -> new Replay.NotReplayable("Exception " + exception + " is about a hold of " + about
                        + ", which no replay ends; release or drop it: ./plumbline holds"))
                .orElseGet(() -> new Replay.NotOpen("There is no open exception " + exception));
    }

    private static String[] texts(List<Refusal> rows, Function<Refusal, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
