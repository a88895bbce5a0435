package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.PostalAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The profile that follows from what is known of a customer. Never consent (invariant I8). */
final class ProfileOfCustomer {
    /** ITU E.164: Klaviyo refuses a whole profile for a number in any other form. */
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    private ProfileOfCustomer() {}

    static UpsertProfile of(Customer customer) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> location = new LinkedHashMap<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("SAPCustomerNumber", customer.key().number());
        customer.address().ifPresent(address -> addCommunication(address, attributes));
        customer.master().ifPresent(master -> {
            addNames(master, attributes);
            addLocation(master.address(), location);
            properties.put("SAPAccountStatus", accountStatus(customer, master));
            putIfKnown(properties, "SAPAccountGroup", master.accountGroup());
            putIfKnown(properties, "SAPCustomerClass", master.customerClass());
        });
        if (!customer.salesAreas().isEmpty()) {
            properties.put(
                    "SAPSalesAreas", customer.salesAreas().keySet().stream().toList());
            properties.put(
                    "SAPCustomerGroups",
                    customer.salesAreas().values().stream()
                            .map(known -> known.area().customerGroup())
                            .filter(group -> !group.isEmpty())
                            .distinct()
                            .sorted()
                            .toList());
        }
        return new UpsertProfile(new ProfileKey(customer.key().number()), attributes, location, properties);
    }

    /** Closed when SAP wants it gone, blocked when a central block is set or every sales area is blocked, else active. */
    private static String accountStatus(Customer customer, CustomerDocument master) {
        boolean everyAreaClosed = !customer.salesAreas().isEmpty()
                && customer.salesAreas().values().stream()
                        .allMatch(known -> known.area().closed());
        boolean everyAreaBlocked = !customer.salesAreas().isEmpty()
                && customer.salesAreas().values().stream()
                        .allMatch(
                                known -> known.area().blocked() || known.area().closed());
        if (master.closed() || everyAreaClosed) {
            return "closed";
        }
        return master.blocked() || everyAreaBlocked ? "blocked" : "active";
    }

    private static void addCommunication(AddressDocument address, Map<String, String> attributes) {
        putIfKnown(attributes, "email", address.email());
        String phone = address.phone().replaceAll("[ ()/.-]", "");
        if (E164.matcher(phone).matches()) {
            attributes.put("phone_number", phone);
        }
    }

    private static void addNames(CustomerDocument master, Map<String, String> attributes) {
        putIfKnown(attributes, "first_name", master.names().first());
        putIfKnown(attributes, "last_name", master.names().last());
        putIfKnown(attributes, "organization", master.names().organization());
        putIfKnown(attributes, "locale", master.language());
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
