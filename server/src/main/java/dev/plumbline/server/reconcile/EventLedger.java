package dev.plumbline.server.reconcile;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.Order;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.server.reconcile.Difference.Kind;
import dev.plumbline.server.reconcile.Difference.Said;
import dev.plumbline.server.store.StoredJson;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What SAP's documents come to: the events of the outbox by their own time, and the orders that are held. Reads; changes nothing. */
final class EventLedger {
    /** As the index outbox_event_time has it. A bound without its Z stands before every fraction of its second. */
    private static final String EVENTS_OF_A_TIME = """
            from outbox o
            where (case when o.kind = 'TrackEvent' then o.account end) = :account
              and (o.command ->> 'time') collate "C" >= :from and (o.command ->> 'time') collate "C" < :before
              and o.status <> 'superseded'""";

    private static final int MOST_HELD = 10_000;

    private final JdbcClient jdbc;
    private final StoredJson json;

    EventLedger(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What each day of each metric and currency comes to. */
    Map<Cell, Totals> totals(String account, Instant from, Instant before, ZoneId zone) {
        Map<Cell, Totals> totals = new HashMap<>();
        jdbc.sql("""
                        select ((o.command ->> 'time')::timestamptz at time zone :zone)::date as day, o.command ->> 'metric' as metric,
                          coalesce(o.command -> 'value' ->> 'currency', '') as currency, count(*) as n,
                          coalesce(sum((o.command -> 'value' ->> 'amount')::numeric), 0) as amount
                        """ + EVENTS_OF_A_TIME + " group by 1, 2, 3")
                .param("zone", zone.getId())
                .param("account", account)
                .param("from", bound(from))
                .param("before", bound(before))
                .query(row -> {
                    Cell cell = new Cell(
                            row.getObject("day", LocalDate.class), row.getString("metric"), row.getString("currency"));
                    totals.put(cell, new Totals(row.getLong("n"), row.getBigDecimal("amount")));
                });
        return totals;
    }

    /** The events of a metric. */
    List<Told> events(String account, String metric, Instant from, Instant before) {
        return jdbc.sql("""
                        select o.id, o.aggregate, o.command ->> 'uniqueId' as unique_id, o.command ->> 'time' as time,
                          coalesce(o.command -> 'value' ->> 'currency', '') as currency,
                          coalesce((o.command -> 'value' ->> 'amount')::numeric, 0) as amount, o.status, o.settled_at, o.answer
                        """ + EVENTS_OF_A_TIME + " and o.command ->> 'metric' = :metric order by o.id")
                .param("account", account)
                .param("metric", metric)
                .param("from", bound(from))
                .param("before", bound(before))
                .query((row, n) -> told(row))
                .list();
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getLong("id"),
                row.getString("aggregate"),
                row.getString("unique_id"),
                Instant.parse(row.getString("time")),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                state(row));
    }

    private static Told.State state(ResultSet row) throws SQLException {
        return switch (row.getString("status")) {
            case "queued" -> new Told.State.Waiting();
            case "refused" -> new Told.State.Stopped("Klaviyo refused it: " + row.getString("answer"));
            case "parked" -> new Told.State.Stopped("");
            default -> new Told.State.Accepted(row.getTimestamp("settled_at").toInstant());
        };
    }

    /** Orders of these days of which nothing is told because they are held, each once. */
    List<Difference> held(Accounts account, String metric, Run run) {
        return jdbc
                .sql("""
                        select h.aggregate, string_agg(h.reason || ' since ' || h.since::date || ': ' || h.detail, '; ' order by h.since) as words,
                          a.state::text as state
                        from hold h join aggregate a on a.key = h.aggregate
                        where h.aggregate like 'order/%' and not exists (
                          select from outbox o where o.aggregate = h.aggregate and o.kind = 'TrackEvent')
                        group by h.aggregate, a.state order by h.aggregate limit :limit""")
                .param("limit", MOST_HELD)
                .query((row, n) -> held(
                        row.getString("aggregate"), row.getString("state"), row.getString("words"), metric, run.zone()))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .filter(held -> account.hears(held.organization()))
                .map(HeldOrder::difference)
                .filter(held -> !held.cell().day().isBefore(run.from())
                        && !held.cell().day().isAfter(run.to()))
                .toList();
    }

    /** Which sales organisations an account hears of. */
    @FunctionalInterface
    interface Accounts {
        boolean hears(String organization);
    }

    private record HeldOrder(String organization, Difference difference) {}

    private Optional<HeldOrder> held(String about, String state, String words, String metric, ZoneId zone) {
        return json.read(state, Aggregate.class) instanceof Order order
                ? order.document().map(document -> held(about, document, words, metric, zone))
                : Optional.empty();
    }

    private static HeldOrder held(String about, OrderDocument order, String words, String metric, ZoneId zone) {
        Instant placed = order.placedAt().at();
        BigDecimal net =
                order.items().stream().map(OrderDocument.Item::netValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new HeldOrder(
                order.salesOrganization(),
                new Difference(
                        Kind.HELD,
                        new Cell(DayComparison.dayOf(placed, zone), metric, order.currency()),
                        about,
                        "",
                        Optional.empty(),
                        Optional.of(new Said(placed, net)),
                        Optional.empty(),
                        words + "; its value is net"));
    }

    private static String bound(Instant time) {
        return time.toString().replace("Z", "");
    }
}
