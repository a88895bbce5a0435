package dev.plumbline.server.reconcile;

import dev.plumbline.klaviyo.StoredEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event as Klaviyo has it.
 *
 * @param uniqueId empty when it was told without one
 * @param order the number of its order without leading zeros, as far as its properties say; else empty
 * @param value zero for an event without an amount
 * @param integration what it came by, {@code API} for what was sent over the API
 */
record There(
        String id, String uniqueId, Instant time, BigDecimal value, String currency, String order, String integration) {

    /** Where integrations put the number of an order; the unique id of some is that number. */
    private static final List<String> ORDER_PROPERTIES =
            List.of("OrderId", "Order ID", "order_id", "orderId", "OrderNumber", "order_number", "$event_id");

    static There of(StoredEvent event, String integration) {
        return new There(
                event.id(),
                event.uniqueId().orElse(""),
                event.time(),
                event.value().orElse(BigDecimal.ZERO),
                event.currency().orElse(""),
                ORDER_PROPERTIES.stream()
                        .flatMap(name -> Optional.ofNullable(event.properties().get(name)).stream())
                        .map(There::number)
                        .findFirst()
                        .orElse(""),
                integration);
    }

    private static String number(Object value) {
        return value.toString().strip().replaceFirst("^#", "").replaceFirst("^0+(?=.)", "");
    }
}
