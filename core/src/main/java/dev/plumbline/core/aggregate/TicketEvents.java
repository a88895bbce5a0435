package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Customer.Ticket;
import dev.plumbline.core.document.ServiceNotification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of service notifications that were opened or completed and not told yet. */
final class TicketEvents {
    private final Contract contract;
    private final List<Telling> events = new ArrayList<>();
    private Customer customer;

    TicketEvents(Customer customer, Contract contract) {
        this.contract = contract;
        this.customer = customer;
        customer.tickets().values().forEach(this::tell);
    }

    /** One that was completed before it was first seen was not worth a word. */
    private void tell(Ticket ticket) {
        ServiceNotification newest = ticket.newest();
        if (newest.open() && ticket.opened() == ticket.closed()) {
            // One that is opened again was opened when SAP says so, not when it was opened first.
            Instant when = ticket.opened() == 0
                    ? newest.openedAt().at()
                    : newest.origin().created();
            say(contract.metrics().ticketOpened(), newest, when, ticket.opened() + 1);
            customer = customer.with(newest.number(), new Ticket(newest, ticket.opened() + 1, ticket.closed()));
        } else if (!newest.open() && ticket.closed() < ticket.opened()) {
            say(contract.metrics().ticketClosed(), newest, newest.origin().created(), ticket.opened());
            customer = customer.with(newest.number(), new Ticket(newest, ticket.opened(), ticket.opened()));
        }
    }

    private void say(String metric, ServiceNotification ticket, Instant when, int time) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("SAPNotification", ticket.number());
        properties.put("Type", ticket.type());
        if (!ticket.text().isEmpty()) {
            properties.put("Subject", ticket.text());
        }
        if (!ticket.priority().isEmpty()) {
            properties.put("Priority", ticket.priority());
        }
        properties.put("SAPSystem", ticket.origin().system().toString());
        events.add(new Telling(
                metric,
                customer.key().system() + "-ticket-" + ticket.number() + (time == 1 ? "" : "-" + time),
                when,
                Optional.empty(),
                properties,
                false));
    }

    List<Telling> events() {
        return List.copyOf(events);
    }

    /** The customer, to whom these were told. */
    Customer told() {
        return customer;
    }
}
