package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.Partners.Role;
import dev.plumbline.core.document.PriceDocument;
import dev.plumbline.core.view.Filters;
import dev.plumbline.core.view.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The settings of the contracts with Klaviyo.
 *
 * @param metrics what the events are called
 * @param accounts which Klaviyo account hears of what
 * @param orders how orders are told
 * @param customers how customers are told
 * @param stock how stock is told
 * @param wording what attributes and properties are called and made of
 * @param filters what is left out
 */
public record Contract(
        Metrics metrics,
        Accounts accounts,
        OrderRules orders,
        CustomerRules customers,
        StockRules stock,
        Wording wording,
        Filters filters) {

    /** Klaviyo's usual names, one account, and the rules that suit most; without a wording, which a mapping gives. */
    public static Contract standard() {
        return new Contract(
                Metrics.STANDARD,
                Accounts.ONE,
                OrderRules.STANDARD,
                CustomerRules.STANDARD,
                StockRules.STANDARD,
                Wording.NOTHING,
                Filters.NONE);
    }

    public Contract with(OrderRules other) {
        return new Contract(metrics, accounts, other, customers, stock, wording, filters);
    }

    public Contract with(CustomerRules other) {
        return new Contract(metrics, accounts, orders, other, stock, wording, filters);
    }

    public Contract with(StockRules other) {
        return new Contract(metrics, accounts, orders, customers, other, wording, filters);
    }

    public Contract with(Accounts other) {
        return new Contract(metrics, other, orders, customers, stock, wording, filters);
    }

    public Contract with(Wording other) {
        return new Contract(metrics, accounts, orders, customers, stock, other, filters);
    }

    public Contract with(Filters other) {
        return new Contract(metrics, accounts, orders, customers, stock, wording, other);
    }

    /**
     * The names of the metrics, each shorter than 128 characters.
     *
     * @param placed an order was placed; also says what it gained later, silently, unless {@code increased} has a name of its own
     * @param ordered an item of a placed order
     * @param increased an order gained quantity, value or an item after it was placed
     * @param fulfilled a goods issue covers an order, or the last of several does
     * @param partlyFulfilled a goods issue covers a part
     * @param shipped a shipment has started
     * @param delivered the customer confirmed the receipt
     * @param cancelled an order or a part of it was cancelled
     * @param returned goods came back
     * @param refunded money was credited
     * @param ticketOpened a service notification was opened
     * @param ticketClosed it was completed
     */
    public record Metrics(
            String placed,
            String ordered,
            String increased,
            String fulfilled,
            String partlyFulfilled,
            String shipped,
            String delivered,
            String cancelled,
            String returned,
            String refunded,
            String ticketOpened,
            String ticketClosed) {
        public static final Metrics STANDARD = new Metrics(
                "Placed Order",
                "Ordered Product",
                "Placed Order",
                "Fulfilled Order",
                "Fulfilled Partial Order",
                "Shipped Order",
                "Delivered Order",
                "Cancelled Order",
                "Returned Order",
                "Refunded Order",
                "Support Ticket Opened",
                "Support Ticket Closed");
    }

    /**
     * Which Klaviyo account hears of what.
     *
     * @param standard the account of whatever is not routed elsewhere
     * @param bySalesOrganization the accounts of single sales organisations (VKORG)
     * @param byPlant the accounts of single plants (WERKS), for stock
     */
    public record Accounts(
            String standard, SortedMap<String, String> bySalesOrganization, SortedMap<String, String> byPlant) {
        public static final Accounts ONE = new Accounts("main", new TreeMap<>(), new TreeMap<>());

        public Accounts {
            bySalesOrganization = Immutable.sorted(bySalesOrganization);
            byPlant = Immutable.sorted(byPlant);
        }

        public String ofSalesOrganization(String organization) {
            return bySalesOrganization.getOrDefault(organization, standard);
        }

        String ofPlant(String plant) {
            return byPlant.getOrDefault(plant, standard);
        }

        /** All of them, each once. */
        public SortedSet<String> all() {
            SortedSet<String> names = new TreeSet<>(bySalesOrganization.values());
            names.addAll(byPlant.values());
            names.add(standard);
            return names;
        }
    }

    /** How an item's value is told. */
    public enum ValueBasis {
        /** Without tax. */
        NET,
        /** With the tax that the document gives. */
        GROSS
    }

    /**
     * How orders are told.
     *
     * @param basis whether values include tax
     * @param creditHolds the values of CMGST that hold an order
     * @param deadlines how long each sort of hold waits and what happens then; a sort that is not in it waits for ever
     */
    public record OrderRules(ValueBasis basis, Set<String> creditHolds, Map<Hold.Reason, Deadline> deadlines) {
        public static final OrderRules STANDARD = new OrderRules(
                ValueBasis.NET,
                Set.of("B", "C"),
                Map.of(
                        Hold.Reason.PREDECESSOR_MISSING,
                        new Deadline(Duration.ofDays(2), Hold.Policy.EXCEPTION),
                        Hold.Reason.CUSTOMER_MISSING,
                        new Deadline(Duration.ofMinutes(10), Hold.Policy.SYNTHESISE)));

        public OrderRules {
            creditHolds = Set.copyOf(creditHolds);
            deadlines = Map.copyOf(deadlines);
        }

        Optional<Deadline> deadline(Hold.Reason reason) {
            return Optional.ofNullable(deadlines.get(reason));
        }

        public OrderRules with(ValueBasis other) {
            return new OrderRules(other, creditHolds, deadlines);
        }

        /** The same rules with another deadline for a sort of hold. */
        public OrderRules with(Hold.Reason reason, Deadline deadline) {
            Map<Hold.Reason, Deadline> all = new HashMap<>(deadlines);
            all.put(reason, deadline);
            return new OrderRules(basis, creditHolds, all);
        }
    }

    /** How long a hold waits, and what happens then. */
    public record Deadline(Duration after, Hold.Policy then) {}

    /**
     * How customers are told.
     *
     * @param identity which partner of an order is the person that marketing speaks to
     * @param oneTime customer numbers that stand for many (account groups CPD), without leading zeros
     * @param priority profile properties whose change is told at once; all others wait for the schedule
     * @param schedule when the others are told
     * @param numbersOfSeveralSystems whether external ids carry system and client, because several systems use the same numbers
     */
    public record CustomerRules(
            Role identity,
            Set<String> oneTime,
            Set<String> priority,
            Schedule schedule,
            boolean numbersOfSeveralSystems) {
        public static final CustomerRules STANDARD = new CustomerRules(
                Role.SOLD_TO,
                Set.of(),
                Set.of("SAPAccountStatus", "SAPSalesAreaStatus", "SAPCreditStatus", "SAPOpenTickets"),
                Schedule.every(Duration.ofMinutes(15)),
                false);

        public CustomerRules {
            oneTime = Set.copyOf(oneTime);
            priority = Set.copyOf(priority);
        }

        public CustomerRules with(Schedule other) {
            return new CustomerRules(identity, oneTime, priority, other, numbersOfSeveralSystems);
        }

        public CustomerRules withOneTime(Set<String> numbers) {
            return new CustomerRules(identity, numbers, priority, schedule, numbersOfSeveralSystems);
        }

        public CustomerRules with(Role role) {
            return new CustomerRules(role, oneTime, priority, schedule, numbersOfSeveralSystems);
        }
    }

    /**
     * How stock is told.
     *
     * @param catalogUrl where an article can be bought, with {@code {sku}} in it; empty when the catalog is kept by somebody else and
     *     only its stock is ours
     * @param places the plants ({@code 1000}) and storage locations ({@code 1000/0001}) whose stock is for sale; none means all
     * @param safetyStock what is kept back of every article
     * @param flapGuard how long a rise from zero must last before it is told; zero tells it at once
     * @param settle how long changes of one article are gathered into one update; zero tells each at once
     * @param prices which prices the catalog shows
     */
    public record StockRules(
            Optional<String> catalogUrl,
            SortedSet<String> places,
            BigDecimal safetyStock,
            Duration flapGuard,
            Duration settle,
            PriceRules prices) {
        public static final StockRules STANDARD = new StockRules(
                Optional.empty(),
                new TreeSet<>(),
                BigDecimal.ZERO,
                Duration.ofMinutes(5),
                Duration.ofSeconds(5),
                PriceRules.STANDARD);

        public StockRules {
            places = Immutable.sorted(places);
        }

        public StockRules withCatalogUrl(String template) {
            return new StockRules(Optional.of(template), places, safetyStock, flapGuard, settle, prices);
        }

        public StockRules withPlaces(Set<String> others) {
            return new StockRules(catalogUrl, Immutable.sorted(others), safetyStock, flapGuard, settle, prices);
        }

        public StockRules withSafetyStock(BigDecimal kept) {
            return new StockRules(catalogUrl, places, kept, flapGuard, settle, prices);
        }

        public StockRules withDelays(Duration guard, Duration gathering) {
            return new StockRules(catalogUrl, places, safetyStock, guard, gathering, prices);
        }

        public StockRules with(PriceRules others) {
            return new StockRules(catalogUrl, places, safetyStock, flapGuard, settle, others);
        }
    }

    /**
     * Which of SAP's prices a catalog shows. Without a type or an area it shows none.
     *
     * @param types condition types (KSCHL), the one that counts first in front
     * @param areas sales organisation and distribution channel, such as {@code 1000/10}, each with the currency of its prices; one at most
     *     for each account
     */
    public record PriceRules(List<String> types, SortedMap<String, String> areas) {
        public static final PriceRules STANDARD = new PriceRules(List.of("VKP0", "PR00"), new TreeMap<>());

        public PriceRules {
            types = List.copyOf(types);
            areas = Immutable.sorted(areas);
        }

        /** Whether any prices are shown. */
        public boolean isSet() {
            return !types.isEmpty() && !areas.isEmpty();
        }

        /** The areas in which a record holds: one without organisation or channel holds in all of them. */
        public Set<String> areasOf(PriceDocument.Condition condition) {
            return areas.keySet().stream()
                    .filter(area -> isIn(condition, area))
                    .collect(Collectors.toUnmodifiableSet());
        }

        private static boolean isIn(PriceDocument.Condition condition, String area) {
            String organization = organizationOf(area);
            return (condition.organization().isEmpty()
                            || condition.organization().equals(organization))
                    && (condition.channel().isEmpty() || area.equals(organization + "/" + condition.channel()));
        }

        /** The sales organisation of an area. */
        public static String organizationOf(String area) {
            return area.substring(0, Math.max(0, area.indexOf('/')));
        }

        Optional<String> areaOf(String account, Accounts accounts) {
            return areas.keySet().stream()
                    .filter(area ->
                            accounts.ofSalesOrganization(organizationOf(area)).equals(account))
                    .findFirst();
        }
    }
}
