package dev.plumbline.server.settings;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.core.aggregate.Contract.Deadline;
import dev.plumbline.core.aggregate.Contract.ValueBasis;
import dev.plumbline.core.aggregate.Hold.Policy;
import dev.plumbline.core.aggregate.Hold.Reason;
import dev.plumbline.core.aggregate.Schedule;
import dev.plumbline.core.aggregate.Schedule.QuietHours;
import dev.plumbline.core.document.Partners.Role;
import dev.plumbline.core.view.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules of the contracts with Klaviyo. */
final class ContractSettings {
    private static final Pattern STATUS = Pattern.compile("[A-Z0-9]{1,2}");
    private static final Pattern CUSTOMER = Pattern.compile("[A-Za-z0-9]{1,10}");
    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9]{1,4}(/[A-Za-z0-9]{1,4})?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final BigDecimal MOST_PIECES = new BigDecimal("999999999");
    private static final Map<String, Role> ROLES =
            Map.of("sold-to", Role.SOLD_TO, "ship-to", Role.SHIP_TO, "bill-to", Role.BILL_TO, "payer", Role.PAYER);

    private final Values values;

    private ContractSettings(Values values) {
        this.values = values;
    }

    /** @param zone of the quiet hours */
    static Contract read(Values values, Contract.Accounts accounts, ZoneId zone) {
        ContractSettings reading = new ContractSettings(values);
        return new Contract(
                reading.metrics(),
                accounts,
                reading.orders(),
                reading.customers(zone),
                reading.stock(),
                Wording.NOTHING);
    }

    private Contract.Metrics metrics() {
        String placed = metric(Key.METRIC_PLACED);
        return new Contract.Metrics(
                placed,
                metric(Key.METRIC_ORDERED),
                values.given(Key.METRIC_INCREASED).isEmpty() ? placed : metric(Key.METRIC_INCREASED),
                metric(Key.METRIC_FULFILLED),
                metric(Key.METRIC_PARTLY_FULFILLED),
                metric(Key.METRIC_SHIPPED),
                metric(Key.METRIC_DELIVERED),
                metric(Key.METRIC_CANCELLED),
                metric(Key.METRIC_RETURNED),
                metric(Key.METRIC_REFUNDED),
                metric(Key.METRIC_TICKET_OPENED),
                metric(Key.METRIC_TICKET_CLOSED));
    }

    private String metric(Key key) {
        String name = values.value(key);
        if (name.length() > 127) {
            values.fault(key + " has " + name.length() + " characters, Klaviyo allows fewer than 128");
        }
        return name;
    }

    private Contract.OrderRules orders() {
        ValueBasis basis = values.parsed(
                        Key.ORDERS_VALUE,
                        text -> ValueBasis.valueOf(text.toUpperCase(Locale.ROOT)),
                        known -> true,
                        "net or gross")
                .orElse(ValueBasis.NET);
        Set<String> holding = values.words(
                Key.ORDERS_CREDIT_HOLDS, code -> code.matches("[A-Z]"), "a letter that CMGST can have, such as B");
        Map<Reason, Deadline> deadlines = new EnumMap<>(Reason.class);
        deadline(Key.HOLDS_PREDECESSOR_MISSING, true).ifPresent(set -> deadlines.put(Reason.PREDECESSOR_MISSING, set));
        deadline(Key.HOLDS_CUSTOMER_MISSING, true).ifPresent(set -> deadlines.put(Reason.CUSTOMER_MISSING, set));
        deadline(Key.HOLDS_CREDIT_CHECK, false).ifPresent(set -> deadlines.put(Reason.CREDIT_CHECK, set));
        deadline(Key.HOLDS_DELIVERY_BLOCK, false).ifPresent(set -> deadlines.put(Reason.DELIVERY_BLOCK, set));
        deadline(Key.HOLDS_BILLING_BLOCK, false).ifPresent(set -> deadlines.put(Reason.BILLING_BLOCK, set));
        deadline(Key.HOLDS_INCOMPLETE, false).ifPresent(set -> deadlines.put(Reason.INCOMPLETE, set));
        return new Contract.OrderRules(basis, holding, deadlines);
    }

    /**
     * Empty when it waits for ever.
     *
     * @param canBeMadeUp whether there is something missing that could be made up: a block in SAP cannot
     */
    private Optional<Deadline> deadline(Key key, boolean canBeMadeUp) {
        if (values.value(key).equals("wait")) {
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
                        Key.CUSTOMERS_IDENTITY,
                        text -> Optional.ofNullable(ROLES.get(text)),
                        Optional::isPresent,
                        "sold-to, ship-to, bill-to or payer")
                .flatMap(role -> role)
                .orElse(Role.SOLD_TO);
        Set<String> oneTime = values
                .words(
                        Key.CUSTOMERS_ONE_TIME,
                        number -> CUSTOMER.matcher(number).matches(),
                        "a customer number (KUNNR)")
                .stream()
                .map(number -> number.replaceFirst("^0+(?=.)", ""))
                .collect(Collectors.toUnmodifiableSet());
        return new Contract.CustomerRules(
                identity,
                oneTime,
                values.words(
                        Key.CUSTOMERS_PRIORITY,
                        name -> PROPERTY.matcher(name).matches(),
                        "the name of a profile property such as SAPAccountStatus"),
                new Schedule(values.delay(Key.CUSTOMERS_SCHEDULE), quietHours(zone)),
                values.flag(Key.CUSTOMERS_SEVERAL_SYSTEMS));
    }

    private Optional<QuietHours> quietHours(ZoneId zone) {
        return values.parsedIfGiven(
                Key.CUSTOMERS_QUIET_HOURS,
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

    private Contract.StockRules stock() {
        Set<String> places = values.words(
                Key.STOCK_PLACES,
                place -> PLACE.matcher(place).matches(),
                "a plant such as 1000 or a storage location such as 1000/0001");
        BigDecimal safety = values.parsed(
                        Key.STOCK_SAFETY,
                        BigDecimal::new,
                        kept -> kept.signum() >= 0 && kept.compareTo(MOST_PIECES) <= 0,
                        "a number from 0 to 999999999")
                .orElse(BigDecimal.ZERO);
        return new Contract.StockRules(
                catalogUrl(),
                new TreeSet<>(places),
                safety,
                values.delay(Key.STOCK_FLAP_GUARD),
                values.delay(Key.STOCK_SETTLE));
    }

    private Optional<String> catalogUrl() {
        return values.parsedIfGiven(
                Key.CATALOG_URL,
                template -> template,
                template -> template.contains("{sku}"),
                "a URL with {sku} where the article number goes");
    }

    /** The statuses of a material that say that it is not sold any more. */
    static Set<String> discontinued(Values values) {
        return values.words(
                Key.CATALOG_DISCONTINUED_STATUS,
                code -> STATUS.matcher(code).matches(),
                "a material status (MSTAE, MSTAV) such as 99");
    }
}
