package dev.plumbline.server.preflight;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** About whom something is open. The troubled are few where the members are many, so it begins with them. */
final class Troubles {
    private final JdbcClient jdbc;
    private final int most;

    /** @param most profiles; more are no list for a person */
    Troubles(JdbcClient jdbc, int most) {
        this.jdbc = jdbc;
        this.most = most;
    }

    /**
     * What was found.
     *
     * @param byProfile by the profiles' external ids
     * @param isComplete whether these are all
     */
    record Found(SortedMap<String, Set<Trouble>> byProfile, boolean isComplete) {}

    Found of(String account) {
        String lanes = account + "/profile:";
        SortedMap<String, Set<Trouble>> found = new TreeMap<>();
        boolean isComplete = Stream.of(Trouble.values())
                .map(trouble -> add(found, trouble, lanes))
                .reduce(true, Boolean::logicalAnd);
        return new Found(found, isComplete);
    }

    private boolean add(SortedMap<String, Set<Trouble>> found, Trouble trouble, String lanes) {
        List<String> in = switch (trouble) {
            case UNDELIVERED -> queued(lanes);
            case EXCEPTION ->
                Stream.concat(refused(lanes).stream(), ofAggregates("""
                    select distinct aggregate from exception
                    where closed_at is null and outbox_id is null and aggregate is not null""", lanes).stream())
                        .toList();
            case HELD -> ofAggregates("select distinct aggregate from hold", lanes);
        };
        in.stream()
                .limit(most)
                .forEach(lane -> found.computeIfAbsent(
                                lane.substring(lanes.length()), profile -> EnumSet.noneOf(Trouble.class))
                        .add(trouble));
        return in.size() <= most;
    }

    /** From lane to lane by the queue's index: a backlog of millions costs a look for each lane. */
    private List<String> queued(String lanes) {
        return jdbc.sql("""
                        with recursive next as (
                          (select case when status = 'queued' then lane end as lane from outbox
                           where (case when status = 'queued' then lane end) is not null
                           order by (case when status = 'queued' then lane end) limit 1)
                          union all
                          select (select case when status = 'queued' then lane end from outbox
                            where (case when status = 'queued' then lane end) > next.lane
                            order by (case when status = 'queued' then lane end) limit 1)
                          from next where next.lane is not null)
                        select lane from next where starts_with(lane, :lanes) limit :most""")
                .param("lanes", lanes)
                .param("most", most + 1)
                .query(String.class)
                .list();
    }

    private List<String> refused(String lanes) {
        return jdbc.sql("""
                        select distinct o.lane from exception e join outbox o on o.id = e.outbox_id
                        where e.closed_at is null and starts_with(o.lane, :lanes) limit :most""")
                .param("lanes", lanes)
                .param("most", most + 1)
                .query(String.class)
                .list();
    }

    /**
     * The profiles of customers, and of orders by their sold-to party: what was told of a customer stands in its profile's lane. One of whom
     * nothing was told is in no segment.
     */
    private List<String> ofAggregates(String aggregates, String lanes) {
        return jdbc.sql("""
                        with about as (%s),
                        customer as (
                          select aggregate as key from about where aggregate like 'customer/%%'
                          union
                          select 'customer/' || split_part(a.key, '/', 2) || '/' || customer.number
                          from about join aggregate a on a.key = about.aggregate,
                            lateral (select a.state #>> '{document,partners,soldTo,customer}' as sold_to) party,
                            lateral (values (party.sold_to), (party.sold_to || '-' || split_part(a.key, '/', 3))) customer (number)
                          where about.aggregate like 'order/%%' and party.sold_to <> '')
                        select distinct told.lane from customer,
                          lateral (select lane from outbox
                            where aggregate = customer.key and starts_with(lane, :lanes) order by id desc limit 1) told
                        limit :most""".formatted(aggregates))
                .param("lanes", lanes)
                .param("most", most + 1)
                .query(String.class)
                .list();
    }

    /** Open exceptions that nobody can assign to a customer. */
    long unreadable() {
        return jdbc.sql("""
                        select count(*) from (
                          select from exception where closed_at is null and outbox_id is null and aggregate is null limit 10000) few""").query(Long.class).single();
    }

    /** How long the oldest waits that SAP has sent and Klaviyo has not accepted. */
    Duration behind(String account, Instant now) {
        return Stream.of(
                        oldest(
                                "select received_at from inbox where status = 'received' and backfill_id is null order by id limit 1"),
                        jdbc.sql("""
                                        select created_at from outbox where status = 'queued' and account = :account
                                        order by id limit 1""")
                                .param("account", account)
                                .query(OffsetDateTime.class)
                                .optional())
                .flatMap(Optional::stream)
                .map(since -> Duration.between(since.toInstant(), now))
                .filter(Duration::isPositive)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Optional<OffsetDateTime> oldest(String select) {
        return jdbc.sql(select).query(OffsetDateTime.class).optional();
    }
}
