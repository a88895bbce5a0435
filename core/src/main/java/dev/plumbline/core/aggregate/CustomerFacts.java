package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.CustomerDocument.Names;
import dev.plumbline.core.document.CustomerDocument.SalesArea;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.PostalAddress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What SAP says of a customer, in Klaviyo's words. Never consent (invariant I8).
 *
 * @param attributes Klaviyo's own attributes
 * @param location the postal address
 * @param properties the custom properties
 */
record CustomerFacts(Map<String, String> attributes, Map<String, String> location, Map<String, Object> properties) {
    private static final String ACTIVE = "active";
    private static final String BLOCKED = "blocked";
    private static final String CLOSED = "closed";

    static CustomerFacts of(Customer customer) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> location = new LinkedHashMap<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("SAPCustomerNumber", customer.key().number());
        putIfKnown(attributes, "email", customer.email());
        putIfKnown(attributes, "phone_number", customer.phone());
        customer.guest().ifPresent(guest -> {
            addPerson(guest.partner(), attributes);
            addLocation(guest.partner().address(), location);
            properties.put("SAPOneTimeCustomer", true);
        });
        customer.master().ifPresent(master -> {
            addNames(master.names(), attributes);
            putIfKnown(attributes, "locale", master.language());
            addLocation(master.address(), location);
            properties.put("SAPAccountStatus", accountStatus(customer, master));
            putIfKnown(properties, "SAPAccountGroup", master.accountGroup());
            putIfKnown(properties, "SAPCustomerClass", master.customerClass());
        });
        addSalesAreas(customer, properties);
        addCredit(customer, properties);
        if (!customer.tickets().isEmpty()) {
            properties.put("SAPOpenTickets", openTickets(customer));
        }
        return new CustomerFacts(attributes, location, properties);
    }

    /** Whether a value of a property says nothing to somebody who knew nothing: an account is active unless told otherwise. */
    static boolean isNormal(Object value) {
        return switch (value) {
            case String text -> text.equals(ACTIVE) || text.equals("ok");
            case Integer number -> number == 0;
            case List<?> list ->
                list.stream().allMatch(entry -> String.valueOf(entry).endsWith(": " + ACTIVE));
            default -> false;
        };
    }

    private static int openTickets(Customer customer) {
        return (int) customer.tickets().values().stream()
                .filter(ticket -> ticket.newest().open())
                .count();
    }

    private static void addSalesAreas(Customer customer, Map<String, Object> properties) {
        if (customer.salesAreas().isEmpty()) {
            return;
        }
        properties.put("SAPSalesAreas", customer.salesAreas().keySet().stream().toList());
        properties.put(
                "SAPSalesAreaStatus",
                customer.salesAreas().values().stream()
                        .map(known -> known.area().key() + ": " + areaStatus(customer.master(), known.area()))
                        .toList());
        properties.put(
                "SAPCustomerGroups",
                customer.salesAreas().values().stream()
                        .map(known -> known.area().customerGroup())
                        .filter(group -> !group.isEmpty())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static String areaStatus(Optional<CustomerDocument> master, SalesArea area) {
        if (area.closed() || master.filter(CustomerDocument::closed).isPresent()) {
            return CLOSED;
        }
        return area.blocked() || master.filter(CustomerDocument::blocked).isPresent() ? BLOCKED : ACTIVE;
    }

    /** Closed when SAP wants it gone, blocked when a central block is set or every sales area is blocked, else active. */
    private static String accountStatus(Customer customer, CustomerDocument master) {
        List<String> areas = customer.salesAreas().values().stream()
                .map(known -> areaStatus(Optional.of(master), known.area()))
                .toList();
        if (master.closed() || (!areas.isEmpty() && areas.stream().allMatch(CLOSED::equals))) {
            return CLOSED;
        }
        boolean everywhere = !areas.isEmpty() && areas.stream().noneMatch(ACTIVE::equals);
        return master.blocked() || everywhere ? BLOCKED : ACTIVE;
    }

    private static void addCredit(Customer customer, Map<String, Object> properties) {
        if (customer.credit().isEmpty()) {
            return;
        }
        boolean blocked = customer.credit().values().stream().anyMatch(CreditDocument::blocked);
        properties.put("SAPCreditStatus", blocked ? BLOCKED : "ok");
        customer.credit().values().stream()
                .flatMap(area -> use(area).stream())
                .max(Integer::compareTo)
                .ifPresent(use -> properties.put("SAPCreditLimitUse", use));
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

    private static void addNames(Names names, Map<String, String> attributes) {
        putIfKnown(attributes, "first_name", names.first());
        putIfKnown(attributes, "last_name", names.last());
        putIfKnown(attributes, "organization", names.organization());
    }

    /** A sales document has one line for a person's name; the last word of it is the last name. */
    private static void addPerson(Partner partner, Map<String, String> attributes) {
        int blank = partner.name().lastIndexOf(' ');
        putIfKnown(attributes, "first_name", blank < 0 ? "" : partner.name().substring(0, blank));
        putIfKnown(attributes, "last_name", partner.name().substring(blank + 1));
    }

    private static void addLocation(PostalAddress address, Map<String, String> location) {
        putIfKnown(location, "address1", address.street());
        putIfKnown(location, "city", address.city());
        putIfKnown(location, "zip", address.postalCode());
        putIfKnown(location, "region", address.region());
        putIfKnown(location, "country", address.country());
    }

    private static void putIfKnown(Map<String, ? super String> map, String name, String value) {
        if (!value.isEmpty()) {
            map.put(name, value);
        }
    }
}
