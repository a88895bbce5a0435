package dev.plumbline.server.verify;

import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.server.verify.Unproven.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Accepted events without a ledger. */
final class Unprovens {
    static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");

    private Unprovens() {}

    static TrackEvent event(String metric, int number, Instant time) {
        return new TrackEvent(
                metric,
                new ProfileKey("main", "4711"),
                "PRD-100-order-" + number,
                time,
                Optional.of(new Money(new BigDecimal("119.90"), "EUR")),
                Map.of("OrderId", String.valueOf(number)),
                false,
                Optional.of("order/PRD-100/" + number));
    }

    /** One that happened at a moment, and was accepted {@link #NOW}. */
    static Unproven of(String metric, int number, Instant time) {
        return new Unproven(number, 1, event(metric, number, time), NOW, Stage.UNREAD, false);
    }

    static Unproven acceptedAt(Instant time) {
        return new Unproven(1, 1, event("Placed Order", 1, time), time, Stage.AWAITED, false);
    }

    static Unproven as(Unproven one, Stage stage, boolean resent) {
        return new Unproven(one.id(), one.inboxId(), one.event(), one.acceptedAt(), stage, resent);
    }
}
