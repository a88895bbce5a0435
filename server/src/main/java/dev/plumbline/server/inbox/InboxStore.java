package dev.plumbline.server.inbox;

import dev.plumbline.server.inbox.Arrival.Bytes;
import dev.plumbline.server.inbox.Receipt.Kind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox's SQL: any number of arrivals in a handful of statements, inside the caller's transaction. */
final class InboxStore {
    /** The job of what no job loads. */
    private static final long LIVE = 0;

    private final JdbcClient jdbc;

    InboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One receipt for each arrival, in their order. Rows get rising numbers in this order too: the engine works by it. */
    List<Receipt> insert(List<Arrival> arrivals, Instant now) {
        List<Receipt> receipts = insert(arrivals, LIVE, now);
        makeLive(receipts);
        return receipts;
    }

    /** What was loaded as history and still waits is live once it comes through another door. */
    private void makeLive(List<Receipt> receipts) {
        Long[] repeated = receipts.stream()
                .filter(receipt -> receipt.kind() == Kind.DUPLICATE)
                .map(Receipt::id)
                .toArray(Long[]::new);
        if (repeated.length > 0) {
            jdbc.sql("""
                            update inbox first set backfill_id = null from inbox repeated
                            where repeated.id = any (:ids) and first.id = repeated.duplicate_of
                              and first.status = 'received' and first.backfill_id is not null""").param("ids", repeated).update();
        }
    }

    /**
     * The same of what is loaded after the fact.
     *
     * @param backfill the job that loads it
     */
    List<Receipt> insert(List<Arrival> arrivals, long backfill, Instant now) {
        Map<Bytes, Arrival> firsts = new LinkedHashMap<>();
        arrivals.forEach(arrival -> firsts.putIfAbsent(arrival.digest(), arrival));
        Map<Bytes, Long> fresh = insertFresh(List.copyOf(firsts.values()), backfill, now);
        List<Arrival> repeated = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        Receipt[] receipts = new Receipt[arrivals.size()];
        Map<Bytes, Long> unclaimed = new HashMap<>(fresh);
        for (int n = 0; n < receipts.length; n++) {
            Arrival arrival = arrivals.get(n);
            Long id = unclaimed.remove(arrival.digest());
            if (id == null) {
                repeated.add(arrival);
                places.add(n);
            } else {
                receipts[n] = new Receipt(id, arrival.problem().isPresent() ? Kind.UNREADABLE : Kind.NEW);
            }
        }
        openExceptions(fresh, firsts, now);
        List<Long> ids = insertRepeated(repeated, backfill, now);
        for (int n = 0; n < repeated.size(); n++) {
            receipts[places.get(n)] = new Receipt(ids.get(n), Kind.DUPLICATE);
        }
        return List.of(receipts);
    }

    private Map<Bytes, Long> insertFresh(List<Arrival> arrivals, long backfill, Instant now) {
        Map<Bytes, Long> ids = new HashMap<>();
        jdbc.sql("""
                        with fresh as (
                          insert into inbox (received_at, raw_at, door, source, form, charset, digest, status, backfill_id)
                          select :now, :now, door, source, form, charset, digest, status, nullif(:backfill, 0)
                          from unnest(:doors, :sources, :forms, :charsets, :digests, :statuses)
                            with ordinality as t (door, source, form, charset, digest, status, n)
                          order by n
                          on conflict (digest) where duplicate_of is null do nothing
                          returning id, digest),
                        kept as (
                          insert into inbox_raw (raw_at, inbox_id, raw)
                          select :now, fresh.id, t.raw
                          from fresh join unnest(:digests, :raws) as t (digest, raw) on t.digest = fresh.digest)
                        select id, digest from fresh""")
                .param("now", timestamp(now))
                .param("backfill", backfill)
                .param("doors", texts(arrivals, Arrival::door))
                .param("sources", texts(arrivals, Arrival::source))
                .param("forms", texts(arrivals, Arrival::form))
                .param("charsets", texts(arrivals, Arrival::charset))
                .param("raws", bytes(arrivals, Arrival::content))
                .param("digests", bytes(arrivals, Arrival::digest))
                .param("statuses", texts(arrivals, arrival -> arrival.problem().isPresent() ? "exception" : "received"))
                .query(row -> {
                    ids.put(new Bytes(row.getBytes("digest")), row.getLong("id"));
                });
        return ids;
    }

    /** A repetition needs no second copy of the bytes, but it is counted: what was received is what is accounted for. */
    private List<Long> insertRepeated(List<Arrival> arrivals, long backfill, Instant now) {
        if (arrivals.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        insert into inbox (received_at, door, source, form, charset, digest, status, duplicate_of, backfill_id)
                        select :now, t.door, t.source, t.form, t.charset, t.digest, 'duplicate', first.id, nullif(:backfill, 0)
                        from unnest(:doors, :sources, :forms, :charsets, :digests)
                          with ordinality as t (door, source, form, charset, digest, n)
                        join inbox first on first.digest = t.digest and first.duplicate_of is null
                        order by n
                        returning id""")
                .param("now", timestamp(now))
                .param("backfill", backfill)
                .param("doors", texts(arrivals, Arrival::door))
                .param("sources", texts(arrivals, Arrival::source))
                .param("forms", texts(arrivals, Arrival::form))
                .param("charsets", texts(arrivals, Arrival::charset))
                .param("digests", bytes(arrivals, Arrival::digest))
                .query(Long.class)
                .list();
    }

    private void openExceptions(Map<Bytes, Long> fresh, Map<Bytes, Arrival> arrivals, Instant now) {
        fresh.forEach((digest, id) -> {
            Arrival arrival = arrivals.get(digest);
            if (arrival != null) {
                arrival.problem().ifPresent(problem -> openException(id, problem, now));
            }
        });
    }

    private void openException(long id, String problem, Instant now) {
        jdbc.sql("""
                        insert into exception (inbox_id, kind, reason, opened_at)
                        values (:id, 'UNREADABLE', :reason, :now)""")
                .param("id", id)
                // A text column holds everything but this character, and problems quote what they found.
                .param("reason", problem.replace('\0', '\uFFFD'))
                .param("now", timestamp(now))
                .update();
    }

    private static String[] texts(List<Arrival> arrivals, Function<Arrival, String> column) {
        return arrivals.stream().map(column).toArray(String[]::new);
    }

    private static byte[][] bytes(List<Arrival> arrivals, Function<Arrival, Bytes> column) {
        return arrivals.stream().map(column).map(Bytes::array).toArray(byte[][]::new);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
