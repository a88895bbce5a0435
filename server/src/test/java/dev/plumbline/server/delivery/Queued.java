package dev.plumbline.server.delivery;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.server.outbox.NewCommand;
import dev.plumbline.server.outbox.PostgresOutbox;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands in the outbox without an engine that made them. */
final class Queued {
    static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");

    private static final String AGGREGATE = "order/PRD-100/1";

    private Queued() {}

    /** Queues commands that all came of one IDoc. */
    static void queue(Postgres postgres, ManualClock clock, Command... commands) {
        postgres.jdbc().sql("""
                        insert into inbox (received_at, door, form, charset, digest, status)
                        values ('2026-03-04T08:00:00Z', 'http', 'XML', 'UTF-8', 'x', 'applied')
                        on conflict do nothing""").update();
        postgres.jdbc()
                .sql("insert into aggregate values (:key, '{}', '2026-03-04T08:00:00Z') on conflict do nothing")
                .param("key", AGGREGATE)
                .update();
        new PostgresOutbox(postgres.jdbc(), new StoredJson(), Way.LIVE_WINDOW)
                .append(
                        Stream.of(commands)
                                .map(command -> new NewCommand(1, AGGREGATE, command, false))
                                .toList(),
                        "",
                        clock.instant());
    }

    static ProfileKey key(int customer) {
        return new ProfileKey("main", String.valueOf(customer));
    }

    static TrackEvent event(String metric, int customer, int order) {
        return event(metric, customer, order, NOW);
    }

    static TrackEvent event(String metric, int customer, int order, Instant time) {
        return new TrackEvent(
                metric,
                key(customer),
                "PRD-100-order-" + order,
                time,
                Optional.of(new Money(new BigDecimal("119.90"), "EUR")),
                Map.of("OrderId", String.valueOf(order)),
                false,
                Optional.of("order/PRD-100/" + order));
    }

    static UpsertProfile profile(int customer, String email) {
        return new UpsertProfile(key(customer), Map.of("email", email), Map.of(), Map.of());
    }

    static UpsertProfile profile(int customer, String email, String phone) {
        return new UpsertProfile(
                key(customer),
                Map.of("email", email, "phone_number", phone, "first_name", "Anna"),
                Map.of("city", "Kiel"),
                Map.of("SAPCustomerNumber", String.valueOf(customer)));
    }
}
