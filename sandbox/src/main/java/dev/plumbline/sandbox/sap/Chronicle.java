package dev.plumbline.sandbox.sap;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Writes down the events of one order, each later than the one before. */
final class Chronicle {
    private final List<Expected.Event> events;
    private final String account;
    private String customer = "";
    private String currency = "";
    private Instant last = Instant.MIN;

    /** @param events where they are added to */
    Chronicle(List<Expected.Event> events, String account) {
        this.events = events;
        this.account = account;
    }

    /** Whose order it is, in which currency. */
    void about(SalesOrder order) {
        customer = order.customer().profile();
        currency = order.currency();
    }

    void tell(String metric, String uniqueId, BigDecimal value, Instant when) {
        last = when.isAfter(last) ? when : last.plusSeconds(1);
        events.add(new Expected.Event(metric, uniqueId, customer, value, currency, last, account));
    }
}
