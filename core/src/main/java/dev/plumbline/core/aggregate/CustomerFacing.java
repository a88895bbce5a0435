package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.CustomerDocument.Names;
import dev.plumbline.core.document.CustomerDocument.SalesArea;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.core.view.CustomerFacts;
import dev.plumbline.core.view.CustomerFacts.Account;
import dev.plumbline.core.view.CustomerFacts.Area;
import dev.plumbline.core.view.CustomerFacts.Credit;
import dev.plumbline.core.view.CustomerFacts.CreditArea;
import dev.plumbline.core.view.CustomerFacts.Person;
import dev.plumbline.core.view.CustomerFacts.Reach;
import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.FiguresView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Customers as they may be told: what the documents in their memory come to. */
final class CustomerFacing {
    private static final String ACTIVE = "active";
    private static final String BLOCKED = "blocked";
    private static final String CLOSED = "closed";

    private CustomerFacing() {}

    /** As an account is told of it; {@code owner} is the number whose profile it shares, empty when the profile is its own. */
    static CustomerView in(String account, Customer customer, String owner) {
        AccountView view = customer.view(account);
        return new CustomerView(facts(customer), figures(view.total()), numbers(customer, view), owner);
    }

    /** What SAP says of it. */
    static CustomerFacts facts(Customer customer) {
        List<Area> areas = customer.salesAreas().values().stream()
                .map(known -> new Area(
                        known.area().key(),
                        areaStatus(customer.master(), known.area()),
                        known.area().customerGroup()))
                .toList();
        return new CustomerFacts(
                customer.key().system(),
                customer.key().number(),
                customer.guest().isPresent(),
                person(customer),
                new Reach(
                        customer.email(),
                        customer.phone(),
                        customer.master().map(CustomerDocument::language).orElse(""),
                        address(customer)),
                customer.master()
                        .map(master -> new Account(
                                accountStatus(areas, master), master.accountGroup(), master.customerClass()))
                        .orElse(Account.UNKNOWN),
                areas,
                areas.stream()
                        .map(Area::group)
                        .filter(group -> !group.isEmpty())
                        .distinct()
                        .sorted()
                        .toList(),
                credit(customer),
                customer.tickets().values().stream()
                        .map(Customer.Ticket::newest)
                        .map(ticket -> new CustomerFacts.Ticket(
                                ticket.number(), ticket.type(), ticket.text(), ticket.priority(), ticket.open()))
                        .toList(),
                customer.master().map(CustomerDocument::extra).orElseGet(TreeMap::new));
    }

    private static String areaStatus(Optional<CustomerDocument> master, SalesArea area) {
        if (area.closed() || master.filter(CustomerDocument::closed).isPresent()) {
            return CLOSED;
        }
        return area.blocked() || master.filter(CustomerDocument::blocked).isPresent() ? BLOCKED : ACTIVE;
    }

    /** Closed when SAP wants it gone, blocked when a central block is set or every sales area is blocked, else active. */
    private static String accountStatus(List<Area> areas, CustomerDocument master) {
        if (master.closed()
                || (!areas.isEmpty()
                        && areas.stream().allMatch(area -> area.status().equals(CLOSED)))) {
            return CLOSED;
        }
        boolean everywhere = !areas.isEmpty()
                && areas.stream().noneMatch(area -> area.status().equals(ACTIVE));
        return master.blocked() || everywhere ? BLOCKED : ACTIVE;
    }

    /** What master data say comes before what an order of a one-time customer says. */
    private static Person person(Customer customer) {
        Person ofOrder = customer.guest().map(guest -> nameOf(guest.partner())).orElseGet(() -> new Person("", "", ""));
        return customer.master()
                .map(CustomerDocument::names)
                .map(names -> over(ofOrder, names))
                .orElse(ofOrder);
    }

    private static Person over(Person below, Names names) {
        return new Person(
                first(names.first(), below.first()),
                first(names.last(), below.last()),
                first(names.organization(), below.organization()));
    }

    /** A sales document has one line for a person's name; the last word of it is the last name. */
    private static Person nameOf(Partner partner) {
        int blank = partner.name().lastIndexOf(' ');
        return new Person(
                blank < 0 ? "" : partner.name().substring(0, blank),
                partner.name().substring(blank + 1),
                "");
    }

    private static PostalAddress address(Customer customer) {
        PostalAddress ofOrder =
                customer.guest().map(guest -> guest.partner().address()).orElse(PostalAddress.UNKNOWN);
        return customer.master()
                .map(CustomerDocument::address)
                .map(master -> new PostalAddress(
                        first(master.street(), ofOrder.street()),
                        first(master.city(), ofOrder.city()),
                        first(master.postalCode(), ofOrder.postalCode()),
                        first(master.region(), ofOrder.region()),
                        first(master.country(), ofOrder.country())))
                .orElse(ofOrder);
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static Optional<Credit> credit(Customer customer) {
        if (customer.credit().isEmpty()) {
            return Optional.empty();
        }
        boolean blocked = customer.credit().values().stream().anyMatch(CreditDocument::blocked);
        return Optional.of(new Credit(
                blocked ? BLOCKED : "ok",
                customer.credit().values().stream()
                        .flatMap(area -> use(area).stream())
                        .max(Integer::compareTo),
                customer.credit().values().stream()
                        .map(area -> new CreditArea(
                                area.controlArea(),
                                area.currency(),
                                area.limit(),
                                area.exposure(),
                                area.blocked(),
                                area.riskCategory()))
                        .toList()));
    }

    /** In percent of the limit, without decimals. */
    private static Optional<Integer> use(CreditDocument area) {
        return area.limit()
                .filter(limit -> limit.signum() > 0)
                .flatMap(limit -> area.exposure()
                        .map(exposure -> exposure.multiply(BigDecimal.valueOf(100))
                                .divide(limit, 0, RoundingMode.HALF_UP)
                                .intValue()));
    }

    private static List<String> numbers(Customer customer, AccountView view) {
        return view.ruling()
                .filter(ruling -> !ruling.sharers().isEmpty())
                .map(ruling -> {
                    List<String> numbers = new ArrayList<>(ruling.sharers().values());
                    numbers.add(customer.key().number());
                    return numbers.stream().sorted().toList();
                })
                .orElseGet(List::of);
    }

    private static Optional<FiguresView> figures(Figures figures) {
        if (figures.isNothing()) {
            return Optional.empty();
        }
        SortedMap<String, BigDecimal> lifetimeValue = new TreeMap<>();
        SortedMap<String, BigDecimal> refunded = new TreeMap<>();
        figures.sums().forEach((currency, sums) -> {
            lifetimeValue.put(currency, sums.net(currency).amount());
            refunded.put(currency, sums.refundedMoney(currency).amount());
        });
        return Optional.of(new FiguresView(
                figures.orders(),
                figures.returns(),
                rate(figures),
                new FiguresView.Dates(figures.firstOrder(), figures.lastOrder(), figures.lastGoodsIssue()),
                lifetimeValue,
                refunded));
    }

    /** Of no orders it is zero: left out, Klaviyo would keep the rate from before they were all cancelled. */
    private static BigDecimal rate(Figures figures) {
        if (figures.orders() == 0) {
            return BigDecimal.ZERO;
        }
        return Numbers.canonical(BigDecimal.valueOf(figures.returns())
                .divide(BigDecimal.valueOf(figures.orders()), 2, RoundingMode.HALF_UP));
    }
}
