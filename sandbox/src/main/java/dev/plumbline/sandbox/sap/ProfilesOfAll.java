package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Merchant.Address;
import dev.plumbline.sandbox.sap.Merchant.Area;
import dev.plumbline.sandbox.sap.Merchant.Credit;
import dev.plumbline.sandbox.sap.Merchant.Customer;
import dev.plumbline.sandbox.sap.Merchant.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the profiles must say: of each customer, and of each order of somebody who is no customer. */
final class ProfilesOfAll {
    private static final String OWN = "properties.";

    private final Map<String, String> accounts;
    private final Map<String, List<Customer>> byProfile = new LinkedHashMap<>();
    private final Map<String, SortedMap<String, Totals>> totals = new HashMap<>();
    private final Map<String, Customer> guests = new TreeMap<>();
    private final Set<String> shippedGuests = new HashSet<>();

    /** @param accounts the Klaviyo accounts of the sales organisations */
    ProfilesOfAll(List<Customer> customers, List<Story> stories, Map<String, String> accounts) {
        this.accounts = accounts;
        customers.forEach(customer -> byProfile
                .computeIfAbsent(customer.profile(), any -> new ArrayList<>())
                .add(customer));
        stories.forEach(this::add);
    }

    private void add(Story story) {
        Retelling retelling = story.retelling();
        Optional<Customer> known = story.newestOrder().map(SalesOrder::customer);
        if (retelling.events().isEmpty() || known.isEmpty()) {
            return;
        }
        Customer customer = known.get();
        totals.computeIfAbsent(customer.profile(), any -> new TreeMap<>())
                .computeIfAbsent(story.account(), any -> new Totals())
                .add(retelling.totals());
        if (customer.isOneTime()) {
            guests.put(customer.profile(), customer);
            if (story.facts().stream().anyMatch(Fact.Moved.class::isInstance)) {
                shippedGuests.add(customer.profile());
            }
        }
    }

    List<Expected.Profile> expected() {
        List<Expected.Profile> all = new ArrayList<>();
        byProfile.forEach((profile, customers) -> {
            for (String account : accountsOf(profile, customers)) {
                Map<String, String> attributes = ofCustomer(profile, customers);
                Set<String> unsure = addFigures(attributes, totals(profile, account));
                Set<String> others = customers.stream()
                        .map(customer -> Merchant.bare(customer.number()))
                        .filter(number -> !number.equals(profile))
                        .collect(Collectors.toSet());
                all.add(new Expected.Profile(profile, account, attributes, unsure, others, true));
            }
        });
        guests.forEach((profile, customer) -> {
            byAccount(profile).forEach((account, sums) -> {
                Map<String, String> attributes = ofGuest(profile, customer);
                Set<String> unsure = addFigures(attributes, sums);
                all.add(new Expected.Profile(profile, account, attributes, unsure, Set.of(), false));
            });
        });
        return all;
    }

    /** Those of the sales areas and of the orders. */
    private Set<String> accountsOf(String profile, List<Customer> customers) {
        Set<String> all = new TreeSet<>();
        customers.stream()
                .flatMap(customer -> customer.standing().areas().stream())
                .forEach(area -> all.add(Desk.accountOf(area.organization(), accounts)));
        all.addAll(byAccount(profile).keySet());
        return all;
    }

    private SortedMap<String, Totals> byAccount(String profile) {
        return totals.getOrDefault(profile, new TreeMap<>());
    }

    private Totals totals(String profile, String account) {
        return byAccount(profile).getOrDefault(account, new Totals());
    }

    private static Map<String, String> ofCustomer(String profile, List<Customer> customers) {
        Customer customer = customers.stream()
                .filter(one -> Merchant.bare(one.number()).equals(profile))
                .findFirst()
                .orElseThrow();
        Map<String, String> attributes = new HashMap<>();
        attributes.put("external_id", profile);
        attributes.put("email", customer.contact().email());
        if (!customer.contact().phone().isEmpty()) {
            attributes.put("phone_number", customer.contact().phone());
        }
        if (customer.isPerson()) {
            attributes.put("first_name", customer.name().first());
            attributes.put("last_name", customer.name().last());
        } else {
            attributes.put("organization", customer.name().last());
        }
        addAddress(attributes, customer.address());
        attributes.put("locale", customer.address().locale());
        Standing standing = customer.standing();
        attributes.put(OWN + "SAPCustomerNumber", profile);
        attributes.put(OWN + "SAPAccountStatus", accountStatus(standing));
        attributes.put(OWN + "SAPCustomerGroups", list(standing, Area::group));
        attributes.put(OWN + "SAPSalesAreas", list(standing, Area::key));
        attributes.put(
                OWN + "SAPSalesAreaStatus", list(standing, area -> area.key() + ": " + areaStatus(standing, area)));
        attributes.put(OWN + "SAPAccountGroup", "KUNA");
        attributes.put(OWN + "SAPCustomerClass", "01");
        attributes.put(OWN + "SAPCreditStatus", standing.credit() == Credit.BLOCKED ? "blocked" : "ok");
        if (customers.size() > 1) {
            attributes.put(
                    OWN + "SAPCustomerNumbers",
                    list(customers.stream()
                            .map(one -> Merchant.bare(one.number()))
                            .toList()));
        }
        return attributes;
    }

    private static void addAddress(Map<String, String> attributes, Address address) {
        attributes.put("location.address1", address.street());
        attributes.put("location.city", address.city());
        attributes.put("location.zip", address.zip());
        attributes.put("location.country", address.country());
    }

    private static String accountStatus(Standing standing) {
        if (standing.closed()) {
            return "closed";
        }
        boolean everywhere = standing.areas().stream()
                .allMatch(area -> areaStatus(standing, area).equals("blocked"));
        return everywhere ? "blocked" : "active";
    }

    /** What is blocked or closed as a whole is so in every area. */
    private static String areaStatus(Standing standing, Area area) {
        if (standing.closed()) {
            return "closed";
        }
        return standing.block().isEmpty() && area.block().isEmpty() ? "active" : "blocked";
    }

    private static String list(Standing standing, Function<Area, String> what) {
        return list(standing.areas().stream().map(what).distinct().toList());
    }

    /** As JSON. */
    private static String list(List<String> values) {
        return values.stream().sorted().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    /** His address is only known once a delivery has told it. */
    private Map<String, String> ofGuest(String profile, Customer customer) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("external_id", profile);
        addAddress(attributes, customer.address());
        if (shippedGuests.contains(profile)) {
            attributes.put("email", customer.contact().email());
        }
        return attributes;
    }

    /** Returns which of them depend on the order of arrival. */
    private static Set<String> addFigures(Map<String, String> attributes, Totals known) {
        if (!known.isSomething()) {
            return Set.of();
        }
        attributes.put(OWN + "SAPOrders", String.valueOf(known.orders()));
        attributes.put(OWN + "SAPReturns", String.valueOf(known.returns()));
        attributes.put(
                OWN + "SAPReturnRate",
                known.orders() == 0
                        ? "0"
                        : BigDecimal.valueOf(known.returns())
                                .divide(BigDecimal.valueOf(known.orders()), 2, RoundingMode.HALF_UP)
                                .toPlainString());
        known.bySums().forEach((currency, sums) -> {
            attributes.put(
                    OWN + "SAPLifetimeValue" + currency, sums.lifetimeValue().toPlainString());
            attributes.put(OWN + "SAPRefunded" + currency, sums.refunded().toPlainString());
        });
        known.firstOrder().ifPresent(when -> attributes.put(OWN + "SAPFirstOrder", when.toString()));
        known.lastOrder().ifPresent(when -> attributes.put(OWN + "SAPLastOrder", when.toString()));
        known.lastGoodsIssue().ifPresent(when -> attributes.put(OWN + "SAPLastGoodsIssue", when.toString()));
        Set<String> unsure = new HashSet<>();
        if (known.isUnsure()) {
            unsure.addAll(List.of(OWN + "SAPFirstOrder", OWN + "SAPLastOrder", OWN + "SAPLastGoodsIssue"));
        }
        if (known.hasGoodsIssueChanged()) {
            unsure.add(OWN + "SAPLastGoodsIssue");
            attributes.remove(OWN + "SAPLastGoodsIssue");
        }
        return unsure;
    }
}
