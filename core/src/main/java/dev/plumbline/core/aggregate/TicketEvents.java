package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Customer.Ticket;
import dev.plumbline.core.document.ServiceNotification;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.core.view.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of service notifications that were opened or completed and not told yet. */
final class TicketEvents {
    private final Contract contract;
    private final List<Telling> events = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Judgement judgement = Judgement.NONE;
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
            if (say(Occurrence.Kind.TICKET_OPENED, newest, when, ticket.opened() + 1)) {
                customer = customer.with(newest.number(), new Ticket(newest, ticket.opened() + 1, ticket.closed()));
            }
        } else if (!newest.open() && ticket.closed() < ticket.opened()) {
            if (say(Occurrence.Kind.TICKET_CLOSED, newest, newest.origin().created(), ticket.opened())) {
                customer = customer.with(newest.number(), new Ticket(newest, ticket.opened(), ticket.opened()));
            }
        }
    }

    /** Whether it is told: what is not as the mapping demands waits, without holding anything else, until a later report is. */
    private boolean say(Occurrence.Kind kind, ServiceNotification ticket, Instant when, int time) {
        String metric = kind == Occurrence.Kind.TICKET_OPENED
                ? contract.metrics().ticketOpened()
                : contract.metrics().ticketClosed();
        Wording.Words words = contract.wording().event(new Occurrence.OfTicket(kind, ticket));
        if (words.verdict().isQuarantined()) {
            judgement = judgement.and(Judgement.keptBack(words.verdict()));
            return false;
        }
        judgement = judgement.and(Judgement.ofEvents(words.verdict()));
        notes.addAll(words.troubles());
        events.add(new Telling(
                metric,
                customer.key().system() + "-ticket-" + ticket.number() + (time == 1 ? "" : "-" + time),
                when,
                Optional.empty(),
                words.properties(),
                false));
        return true;
    }

    List<Telling> events() {
        return List.copyOf(events);
    }

    /** Sentences for whoever follows the document. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** How they keep the contracts on data. */
    Judgement judgement() {
        return judgement;
    }

    /** The customer, to whom these were told. */
    Customer told() {
        return customer;
    }
}
