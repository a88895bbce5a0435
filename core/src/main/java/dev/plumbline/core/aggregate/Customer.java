package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.AddressDocument.Source;
import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.CustomerDocument.SalesArea;
import dev.plumbline.core.document.CustomerInput;
import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.ServiceNotification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One customer number, or the person behind one order of a one-time customer: what SAP says of it, what its orders come to, and what
 * each Klaviyo account was told. The parts arrive in messages of their own and in any order; each part's newest report wins.
 *
 * @param master the newest master data
 * @param salesAreas by key; an area that a message leaves out is not deleted, so each has an origin of its own
 * @param contacts what is known of each way to reach it, by source
 * @param credit by control area
 * @param tickets its service notifications, by number
 * @param guest who it is when it is a one-time customer
 * @param views by account
 * @param asking the orders that wait for it, by their keys
 * @param waiting events that wait for the customer itself, or for a ruling
 * @param holding what holds those
 */
public record Customer(
        AggregateKey key,
        Optional<CustomerDocument> master,
        SortedMap<String, KnownArea> salesAreas,
        SortedMap<Source, Contact> contacts,
        SortedMap<String, CreditDocument> credit,
        SortedMap<String, Ticket> tickets,
        Optional<GuestOrder> guest,
        SortedMap<String, AccountView> views,
        SortedMap<String, AggregateKey> asking,
        List<Waiting> waiting,
        Holding holding)
        implements Aggregate {

    public Customer {
        salesAreas = Immutable.sorted(salesAreas);
        contacts = Immutable.sorted(contacts);
        credit = Immutable.sorted(credit);
        tickets = Immutable.sorted(tickets);
        views = Immutable.sorted(views);
        asking = Immutable.sorted(asking);
        waiting = List.copyOf(waiting);
    }

    /** A sales area and the message that said so last. */
    public record KnownArea(SalesArea area, Origin origin) {}

    /**
     * The newest address and the newest number that a source gave; silence deletes neither.
     *
     * @param email the newest report with an e-mail address
     * @param phone the newest report with a telephone number
     */
    public record Contact(Optional<AddressDocument> email, Optional<AddressDocument> phone) {
        static final Contact NONE = new Contact(Optional.empty(), Optional.empty());
    }

    /**
     * A service notification and what was told of it.
     *
     * @param opened how often it was told as opened
     * @param closed how often it was told as closed
     */
    public record Ticket(ServiceNotification newest, int opened, int closed) {}

    /**
     * An event that waits.
     *
     * @param order the key of the order that it belongs to
     */
    public record Waiting(String account, String order, Telling event) {}

    /** A customer of whom nothing is known. */
    static Customer unknown(AggregateKey key) {
        return of(key, Optional.empty());
    }

    /** All that is known of a one-time customer before its order is told. */
    static Customer of(AggregateKey key, GuestOrder guest) {
        return of(key, Optional.of(guest));
    }

    private static Customer of(AggregateKey key, Optional<GuestOrder> guest) {
        return new Customer(
                key,
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                guest,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                Holding.NONE);
    }

    /** Whether master data, an address, or an order of a one-time customer says who it is. */
    boolean isKnown() {
        return master.isPresent() || !contacts.isEmpty() || guest.isPresent();
    }

    /** Whether Klaviyo has its profile, or events that are its own. */
    boolean isTold() {
        return views.values().stream().anyMatch(AccountView::isTold)
                || waiting.stream().anyMatch(event -> !event.order().isEmpty());
    }

    @Override
    public Optional<LeftOut> leftOut() {
        return holding.leftOut();
    }

    /** The address that marketing writes to: master data's before that of a sales document. */
    String email() {
        return contacts.values().stream()
                .flatMap(contact -> contact.email().stream())
                .map(AddressDocument::email)
                .findFirst()
                .or(() -> guest.map(order -> order.partner().email()))
                .orElse("");
    }

    /** The number to call, likewise; TELF1 where nothing else is known. */
    String phone() {
        return Stream.of(
                        contacts.values().stream()
                                .flatMap(contact -> contact.phone().stream())
                                .map(AddressDocument::phone),
                        master.map(CustomerDocument::phone).stream(),
                        guest.map(order -> order.partner().phone()).stream())
                .flatMap(phones -> phones)
                .filter(phone -> !phone.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The identities and customers that it may write to. */
    Set<AggregateKey> correspondents() {
        Set<AggregateKey> keys = new HashSet<>();
        views.forEach((account, view) -> {
            if (!email().isEmpty()) {
                keys.add(IdentityKeys.of(account, email()));
            }
            view.owner(key).ifPresent(ruling -> keys.add(ruling.owner()));
        });
        return keys;
    }

    Step on(Message message, Contract contract, Instant now) {
        Remembered remembered = message instanceof Message.PropertiesDropped dropped
                ? new Remembered(unsetting(dropped, contract), Reception.APPLIED)
                : remember(message);
        return new CustomerStep(remembered.customer(), contract, now).taken(message, remembered.reception());
    }

    /** What the mapping names again by now stays. */
    private Customer unsetting(Message.PropertiesDropped dropped, Contract contract) {
        Set<String> names = new HashSet<>(dropped.names());
        names.removeIf(contract.wording()::isNamed);
        SortedMap<String, AccountView> all = new TreeMap<>();
        views.forEach((account, view) -> all.put(account, view.unsetting(names)));
        return new Customer(key, master, salesAreas, contacts, credit, tickets, guest, all, asking, waiting, holding);
    }

    private record Remembered(Customer customer, Reception reception) {}

    private Remembered remember(Message message) {
        return switch (message) {
            case Message.Reported reported -> {
                if (reported.document() instanceof CustomerInput input) {
                    Customer after = remember(input);
                    yield new Remembered(after, receptionOf(input, after));
                }
                throw Mirror.misrouted(key, message);
            }
            case Message.CustomerAsked asked ->
                new Remembered(
                        withAsking(Immutable.with(asking, asked.order().toString(), asked.order())), Reception.APPLIED);
            case Message.AskingWithdrawn withdrawn ->
                new Remembered(
                        withAsking(Immutable.without(asking, withdrawn.order().toString())), Reception.APPLIED);
            case Message.CustomerReady other -> throw Mirror.misrouted(key, other);
            case Message.CustomerLeftOut other -> throw Mirror.misrouted(key, other);
            case Message.OrderNews news -> new Remembered(remember(news), Reception.APPLIED);
            case Message.AddressRuled ruled -> new Remembered(remember(ruled), Reception.APPLIED);
            case Message.FiguresShared shared ->
                new Remembered(
                        withView(shared.account(), view(shared.account()).sharing(shared.from(), shared.figures())),
                        Reception.APPLIED);
            case Message.WokenUp woken -> new Remembered(this, Reception.UNCHANGED);
            case Message.Decided decision -> new Remembered(with(holding.decided(decision)), Reception.APPLIED);
            case Message.PropertiesDropped other -> throw Mirror.misrouted(key, other);
            case Message.GoodsReturned other -> throw Mirror.misrouted(key, other);
            case Message.AddressClaimed other -> throw Mirror.misrouted(key, other);
            case Message.AddressGivenUp other -> throw Mirror.misrouted(key, other);
        };
    }

    private Customer remember(CustomerInput input) {
        return switch (input) {
            case CustomerDocument report -> remember(report);
            case AddressDocument report -> with(report.source(), remember(report));
            case CreditDocument report ->
                new Customer(
                        key,
                        master,
                        salesAreas,
                        contacts,
                        isStale(credit.get(report.controlArea()), report)
                                ? credit
                                : Immutable.with(credit, report.controlArea(), report),
                        tickets,
                        guest,
                        views,
                        asking,
                        waiting,
                        holding);
            case ServiceNotification report -> {
                Ticket known = tickets.getOrDefault(report.number(), new Ticket(report, 0, 0));
                boolean stale = known.newest().origin().isNewerThan(report.origin());
                yield with(report.number(), stale ? known : new Ticket(report, known.opened(), known.closed()));
            }
        };
    }

    private static boolean isStale(@Nullable CustomerInput known, CustomerInput report) {
        return known != null && known.origin().isNewerThan(report.origin());
    }

    private Customer remember(CustomerDocument report) {
        SortedMap<String, KnownArea> areas = new TreeMap<>(salesAreas);
        for (SalesArea area : report.salesAreas()) {
            areas.merge(
                    area.key(),
                    new KnownArea(area, report.origin()),
                    (known, news) -> known.origin().isNewerThan(news.origin()) ? known : news);
        }
        Optional<CustomerDocument> newest =
                master.filter(known -> isStale(known, report)).or(() -> Optional.of(report));
        return new Customer(key, newest, areas, contacts, credit, tickets, guest, views, asking, waiting, holding);
    }

    private Contact remember(AddressDocument report) {
        Contact known = contacts.getOrDefault(report.source(), Contact.NONE);
        return new Contact(
                newest(known.email(), report, !report.email().isEmpty()),
                newest(known.phone(), report, !report.phone().isEmpty()));
    }

    private static Optional<AddressDocument> newest(
            Optional<AddressDocument> known, AddressDocument report, boolean says) {
        return says && known.filter(earlier -> isStale(earlier, report)).isEmpty() ? Optional.of(report) : known;
    }

    private Customer remember(Message.OrderNews news) {
        List<Waiting> more = new ArrayList<>(waiting);
        news.events()
                .forEach(event ->
                        more.add(new Waiting(news.account(), news.order().toString(), event)));
        return new Customer(
                key,
                master,
                salesAreas,
                contacts,
                credit,
                tickets,
                news.guest().or(() -> guest),
                Immutable.with(views, news.account(), view(news.account()).plus(news.change())),
                asking,
                more,
                holding);
    }

    private Customer remember(Message.AddressRuled ruled) {
        AccountView view = view(ruled.account());
        // A ruling about an address that it does not claim any more is of no interest.
        return view.claim().equals(ruled.address())
                ? withView(
                        ruled.account(),
                        view.ruled(new AccountView.Ruling(ruled.owner(), ruled.ownerExternalId(), ruled.sharers())))
                : this;
    }

    private Reception receptionOf(CustomerInput input, Customer after) {
        Optional<Origin> known = switch (input) {
            case CustomerDocument report -> master.map(CustomerDocument::origin);
            case AddressDocument report ->
                Stream.of(contacts.getOrDefault(report.source(), Contact.NONE))
                        .flatMap(contact -> Stream.concat(contact.email().stream(), contact.phone().stream()))
                        .map(AddressDocument::origin)
                        .reduce((one, other) -> one.isNewerThan(other) ? one : other);
            case CreditDocument report ->
                Optional.ofNullable(credit.get(report.controlArea())).map(CreditDocument::origin);
            case ServiceNotification report ->
                Optional.ofNullable(tickets.get(report.number()))
                        .map(ticket -> ticket.newest().origin());
        };
        if (known.filter(origin -> origin.isNewerThan(input.origin())).isPresent()) {
            return Reception.SUPERSEDED;
        }
        return sameContent(after) ? Reception.UNCHANGED : Reception.APPLIED;
    }

    /** Whether another memory would be told in the same way. */
    private boolean sameContent(Customer after) {
        return isKnown() == after.isKnown()
                && tickets.keySet().equals(after.tickets.keySet())
                && tickets.values().stream()
                        .map(ticket -> ticket.newest().open())
                        .toList()
                        .equals(after.tickets.values().stream()
                                .map(ticket -> ticket.newest().open())
                                .toList())
                && CustomerFacing.facts(this).equals(CustomerFacing.facts(after));
    }

    AccountView view(String account) {
        return views.getOrDefault(account, AccountView.NEW);
    }

    private Customer with(Source source, Contact contact) {
        return new Customer(
                key,
                master,
                salesAreas,
                Immutable.with(contacts, source, contact),
                credit,
                tickets,
                guest,
                views,
                asking,
                waiting,
                holding);
    }

    Customer with(String number, Ticket ticket) {
        return new Customer(
                key,
                master,
                salesAreas,
                contacts,
                credit,
                Immutable.with(tickets, number, ticket),
                guest,
                views,
                asking,
                waiting,
                holding);
    }

    Customer withView(String account, AccountView view) {
        return new Customer(
                key,
                master,
                salesAreas,
                contacts,
                credit,
                tickets,
                guest,
                Immutable.with(views, account, view),
                asking,
                waiting,
                holding);
    }

    Customer with(Holding other) {
        return new Customer(key, master, salesAreas, contacts, credit, tickets, guest, views, asking, waiting, other);
    }

    Customer withAsking(SortedMap<String, AggregateKey> orders) {
        return new Customer(key, master, salesAreas, contacts, credit, tickets, guest, views, orders, waiting, holding);
    }

    Customer withWaiting(List<Waiting> left) {
        return new Customer(key, master, salesAreas, contacts, credit, tickets, guest, views, asking, left, holding);
    }
}
