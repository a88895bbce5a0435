package dev.plumbline.mapping.rule;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.core.aggregate.Contract.Deadline;
import dev.plumbline.core.aggregate.Contract.ValueBasis;
import dev.plumbline.core.aggregate.Hold.Policy;
import dev.plumbline.core.aggregate.Hold.Reason;
import dev.plumbline.core.aggregate.Schedule;
import dev.plumbline.core.aggregate.Schedule.QuietHours;
import dev.plumbline.core.document.Partners.Role;
import dev.plumbline.core.view.Filters;
import dev.plumbline.core.view.Wording;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Node;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the section {@code rules} of a mapping. */
public final class RulesReader {
    /** It stands in lanes and at the console. */
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private static final Pattern ORGANISATION = Pattern.compile("[A-Za-z0-9]{1,4}");
    private static final Pattern CUSTOMER = Pattern.compile("[A-Za-z0-9]{1,10}");
    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9]{1,4}(/[A-Za-z0-9]{1,4})?");
    private static final Pattern SALES_AREA = Pattern.compile("[A-Za-z0-9]{1,4}/[A-Za-z0-9]{1,2}");
    private static final Pattern CONDITION_TYPE = Pattern.compile("[A-Z0-9]{1,4}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final BigDecimal MOST_PIECES = new BigDecimal("999999999");
    private static final int LONGEST_METRIC = 127;
    private static final Map<String, Role> ROLES =
            Map.of("sold-to", Role.SOLD_TO, "ship-to", Role.SHIP_TO, "bill-to", Role.BILL_TO, "payer", Role.PAYER);

    private final RuleValues values;

    private final ToldProperties told;

    private RulesReader(RuleValues values, ToldProperties told) {
        this.values = values;
        this.told = told;
    }

    /**
     * Reads the whole section.
     *
     * @param path the section's own name, for the faults
     * @param told the profile properties that rules may name
     */
    public static Rules read(Node.Mapping section, String path, ToldProperties told, Faults faults) {
        RuleValues values = new RuleValues(section, path, faults);
        values.requireKnown();
        RulesReader reading = new RulesReader(values, told);
        ZoneId zone = values.parsed(RuleKey.TIME_ZONE, ZoneId::of, known -> true, "a zone such as Europe/Berlin or UTC")
                .orElse(ZoneId.of("UTC"));
        Contract.Accounts accounts = reading.accounts();
        return new Rules(
                zone,
                new Contract(
                        reading.metrics(),
                        accounts,
                        reading.orders(),
                        reading.customers(zone),
                        reading.stock(accounts),
                        Wording.NOTHING,
                        Filters.NONE));
    }

    private Contract.Metrics metrics() {
        String placed = metric(RuleKey.METRIC_PLACED);
        return new Contract.Metrics(
                placed,
                metric(RuleKey.METRIC_ORDERED),
                values.text(RuleKey.METRIC_INCREASED).isEmpty() ? placed : metric(RuleKey.METRIC_INCREASED),
                metric(RuleKey.METRIC_FULFILLED),
                metric(RuleKey.METRIC_PARTLY_FULFILLED),
                metric(RuleKey.METRIC_SHIPPED),
                metric(RuleKey.METRIC_DELIVERED),
                metric(RuleKey.METRIC_CANCELLED),
                metric(RuleKey.METRIC_RETURNED),
                metric(RuleKey.METRIC_REFUNDED),
                metric(RuleKey.METRIC_TICKET_OPENED),
                metric(RuleKey.METRIC_TICKET_CLOSED));
    }

    private String metric(RuleKey key) {
        return values.parsed(
                        key,
                        name -> name,
                        name -> name.length() <= LONGEST_METRIC,
                        "a name that Klaviyo takes: it has fewer than 128 characters")
                .orElse("");
    }

    private Contract.Accounts accounts() {
        String standard = values.parsed(
                        RuleKey.ACCOUNTS_STANDARD, name -> name, RulesReader::isAccount, "a name such as main or eu-1")
                .orElse(Contract.Accounts.ONE.standard());
        return new Contract.Accounts(
                standard,
                routes(RuleKey.ACCOUNTS_SALES_ORGANISATIONS, "a sales organisation (VKORG) of up to four characters"),
                routes(RuleKey.ACCOUNTS_PLANTS, "a plant (WERKS) of up to four characters"));
    }

    private static boolean isAccount(String name) {
        return ACCOUNT.matcher(name).matches();
    }

    private SortedMap<String, String> routes(RuleKey key, String expected) {
        SortedMap<String, String> routes = new TreeMap<>();
        values.table(key).forEach((number, account) -> {
            if (!ORGANISATION.matcher(number).matches()) {
                values.fault(account, key, "'" + number + "' is not " + expected);
            } else if (!isAccount(account.text())) {
                values.fault(
                        account, key, "'" + account.text() + "' is not the name of an account such as main or eu-1");
            } else {
                routes.put(number, account.text());
            }
        });
        return routes;
    }

    private Contract.OrderRules orders() {
        ValueBasis basis = values.parsed(
                        RuleKey.ORDERS_VALUE,
                        text -> ValueBasis.valueOf(text.toUpperCase(Locale.ROOT)),
                        known -> true,
                        "net or gross")
                .orElse(ValueBasis.NET);
        Set<String> holding = values.words(
                RuleKey.ORDERS_CREDIT_HOLDS, code -> code.matches("[A-Z]"), "a letter that CMGST can have, such as B");
        Map<Reason, Deadline> deadlines = new EnumMap<>(Reason.class);
        deadline(RuleKey.HOLDS_PREDECESSOR_MISSING, true)
                .ifPresent(set -> deadlines.put(Reason.PREDECESSOR_MISSING, set));
        deadline(RuleKey.HOLDS_CUSTOMER_MISSING, true).ifPresent(set -> deadlines.put(Reason.CUSTOMER_MISSING, set));
        deadline(RuleKey.HOLDS_CREDIT_CHECK, false).ifPresent(set -> deadlines.put(Reason.CREDIT_CHECK, set));
        deadline(RuleKey.HOLDS_DELIVERY_BLOCK, false).ifPresent(set -> deadlines.put(Reason.DELIVERY_BLOCK, set));
        deadline(RuleKey.HOLDS_BILLING_BLOCK, false).ifPresent(set -> deadlines.put(Reason.BILLING_BLOCK, set));
        deadline(RuleKey.HOLDS_INCOMPLETE, false).ifPresent(set -> deadlines.put(Reason.INCOMPLETE, set));
        deadline(RuleKey.HOLDS_QUALITY_GATE, false).ifPresent(set -> deadlines.put(Reason.QUALITY_GATE, set));
        return new Contract.OrderRules(basis, holding, deadlines);
    }

    /**
     * Empty when it waits for ever.
     *
     * @param canBeMadeUp whether there is something missing that could be made up: a block in SAP cannot
     */
    private Optional<Deadline> deadline(RuleKey key, boolean canBeMadeUp) {
        if (values.text(key).equals("wait")) {
            return Optional.empty();
        }
        return values.parsed(
                key,
                text -> {
                    String[] parts = BLANKS.split(text, 2);
                    return new Deadline(
                            Duration.parse(parts[0]),
                            Policy.valueOf(parts.length < 2 ? "" : parts[1].toUpperCase(Locale.ROOT)));
                },
                deadline -> !deadline.after().isNegative()
                        && (deadline.then() == Policy.EXCEPTION
                                || (canBeMadeUp && deadline.then() == Policy.SYNTHESISE)),
                "wait, or a duration and what follows, such as PT48H exception"
                        + (canBeMadeUp ? " or PT10M synthesise" : ""));
    }

    private Contract.CustomerRules customers(ZoneId zone) {
        Role identity = values.parsed(
                        RuleKey.CUSTOMERS_IDENTITY,
                        text -> Optional.ofNullable(ROLES.get(text)),
                        Optional::isPresent,
                        "sold-to, ship-to, bill-to or payer")
                .flatMap(role -> role)
                .orElse(Role.SOLD_TO);
        Set<String> oneTime = values
                .words(
                        RuleKey.CUSTOMERS_ONE_TIME,
                        number -> CUSTOMER.matcher(number).matches(),
                        "a customer number (KUNNR)")
                .stream()
                .map(number -> number.replaceFirst("^0+(?=.)", ""))
                .collect(Collectors.toUnmodifiableSet());
        return new Contract.CustomerRules(
                identity,
                oneTime,
                values.words(
                        RuleKey.CUSTOMERS_PRIORITY,
                        told::has,
                        name -> "the name of a profile property that targets.profile.properties tells"
                                + told.hint(name)),
                new Schedule(delay(RuleKey.CUSTOMERS_SCHEDULE), quietHours(zone)),
                values.parsed(
                                RuleKey.CUSTOMERS_SEVERAL_SYSTEMS,
                                text -> text,
                                text -> Set.of("true", "false").contains(text),
                                "true or false")
                        .filter("true"::equals)
                        .isPresent());
    }

    /** Zero is one, too. */
    private Duration delay(RuleKey key) {
        return values.parsed(
                        key, Duration::parse, length -> !length.isNegative(), "a duration such as PT15M, PT5S or PT0S")
                .orElse(Duration.ZERO);
    }

    private Optional<QuietHours> quietHours(ZoneId zone) {
        return values.parsed(
                RuleKey.CUSTOMERS_QUIET_HOURS,
                text -> {
                    String[] ends = text.split("-", 2);
                    return new QuietHours(
                            LocalTime.parse(ends[0].strip()),
                            LocalTime.parse(ends.length < 2 ? "" : ends[1].strip()),
                            zone);
                },
                hours -> !hours.from().equals(hours.until()),
                "two different times of day such as 22:00-06:00");
    }

    private Contract.StockRules stock(Contract.Accounts accounts) {
        Set<String> places = values.words(
                RuleKey.STOCK_PLACES,
                place -> PLACE.matcher(place).matches(),
                "a plant such as 1000 or a storage location such as 1000/0001");
        BigDecimal safety = values.parsed(
                        RuleKey.STOCK_SAFETY,
                        BigDecimal::new,
                        kept -> kept.signum() >= 0 && kept.compareTo(MOST_PIECES) <= 0,
                        "a number from 0 to 999999999")
                .orElse(BigDecimal.ZERO);
        Optional<String> catalogUrl = values.parsed(
                RuleKey.CATALOG_URL,
                template -> template,
                template -> template.contains("{sku}"),
                "a URL with {sku} where the article number goes");
        return new Contract.StockRules(
                catalogUrl,
                new TreeSet<>(places),
                safety,
                delay(RuleKey.STOCK_FLAP_GUARD),
                delay(RuleKey.STOCK_SETTLE),
                prices(accounts));
    }

    private Contract.PriceRules prices(Contract.Accounts accounts) {
        Set<String> types = values.words(
                RuleKey.CATALOG_PRICE_TYPES,
                type -> CONDITION_TYPE.matcher(type).matches(),
                "a condition type (KSCHL) of up to four characters such as PR00");
        SortedMap<String, String> areas = new TreeMap<>();
        Map<String, String> byAccount = new HashMap<>();
        values.table(RuleKey.CATALOG_PRICES).forEach((area, currency) -> {
            String account = accounts.ofSalesOrganization(Contract.PriceRules.organizationOf(area));
            String fault = faultOf(area, currency.text(), byAccount.getOrDefault(account, ""));
            if (!fault.isEmpty()) {
                values.fault(currency, RuleKey.CATALOG_PRICES, fault);
            } else if (types.isEmpty()) {
                values.fault(
                        currency,
                        RuleKey.CATALOG_PRICES,
                        "prices need condition types; name them in rules.catalog.price-types");
            } else if (values.text(RuleKey.CATALOG_URL).isEmpty()) {
                values.fault(
                        currency,
                        RuleKey.CATALOG_PRICES,
                        "prices go with catalog entries of one's own; say in rules.catalog.url where they are bought");
            } else {
                byAccount.put(account, area);
                areas.put(area, currency.text());
            }
        });
        return new Contract.PriceRules(List.copyOf(types), areas);
    }

    private static String faultOf(String area, String currency, String other) {
        if (!SALES_AREA.matcher(area).matches()) {
            return "'" + area + "' is not a sales organisation and distribution channel (VKORG/VTWEG) such as 1000/10";
        }
        if (!CURRENCY.matcher(currency).matches()) {
            return "'" + currency + "' is not a currency such as EUR";
        }
        return other.isEmpty()
                ? ""
                : "the account of '" + area + "' shows the prices of '" + other
                        + "' already, and a catalog has one price";
    }
}
