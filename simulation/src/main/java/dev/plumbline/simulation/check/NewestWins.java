package dev.plumbline.simulation.check;

import dev.plumbline.sandbox.klaviyo.CatalogRow;
import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import dev.plumbline.simulation.world.Letter;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** I4: what Klaviyo holds in the end is what SAP said last, by SAP's own clock. */
final class NewestWins {
    private static final Comparator<Paper> BY_CREATION = Comparator.comparing(
                    (Paper paper) -> paper.letter().created())
            .thenComparing(paper -> paper.letter().docnum());

    private final Findings findings = new Findings(Check.I4);
    private final Evidence evidence;
    private final Exempt exempt;

    private NewestWins(Evidence evidence) {
        this.evidence = evidence;
        this.exempt = evidence.exempt();
    }

    static List<Finding> check(Evidence evidence) {
        NewestWins check = new NewestWins(evidence);
        check.profiles();
        check.stock();
        check.prices();
        return check.findings.all();
    }

    private <P extends Paper> Map<String, P> newest(Class<P> kind, Function<P, String> number) {
        return evidence.papers(kind)
                .collect(Collectors.toMap(number, paper -> paper, BinaryOperator.maxBy(BY_CREATION), TreeMap::new));
    }

    private void profiles() {
        Map<String, Profile> profiles = evidence.profiles();
        Set<String> sharing = sharing();
        newest(Paper.Customer.class, Paper.Customer::number).forEach((number, customer) -> {
            Profile profile = profiles.get(number);
            if (profile == null) {
                findings.require(
                        sharing.contains(number) || exempt.profiles().contains(number),
                        "Customer " + number + " is known and has no profile");
            } else if (!sharing.contains(number)) {
                is("Customer " + number, "street", street(profile), customer.street(), customer);
                is(
                        "Customer " + number,
                        "account status",
                        property(profile, "SAPAccountStatus"),
                        customer.status(),
                        customer);
            }
        });
        newest(Paper.Address.class, Paper.Address::number).forEach((number, address) -> {
            Profile profile = profiles.get(number);
            if (profile != null
                    && !sharing.contains(number)
                    && !exempt.profiles().contains(number)) {
                is("Customer " + number, "e-mail address", profile.text("email").orElse(""), address.email(), address);
            }
        });
    }

    private void is(String what, String which, String found, String said, Paper by) {
        // What stands in it is personal.
        findings.require(
                found.equals(said),
                what + " does not have the " + which + " that SAP said last, in IDoc "
                        + by.letter().docnum());
    }

    /** Those who share an address, now or before: whose profile is whose depends on who came first. */
    private Set<String> sharing() {
        Map<String, Set<String>> numbers = new HashMap<>();
        evidence.papers(Paper.Address.class)
                .forEach(address -> numbers.computeIfAbsent(address.email(), any -> new HashSet<>())
                        .add(address.number()));
        return numbers.values().stream()
                .filter(group -> group.size() > 1)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private static String street(Profile profile) {
        return Optional.ofNullable(profile.attributes().get("location"))
                .map(location -> location.path("address1").asString(""))
                .orElse("");
    }

    private static String property(Profile profile, String name) {
        return Optional.ofNullable(profile.properties().get(name))
                .map(JsonNode::asString)
                .orElse("");
    }

    private void stock() {
        Map<String, CatalogRow> variants = new HashMap<>();
        evidence.aftermath()
                .klaviyo()
                .variants()
                .forEach(row -> variants.put(row.id().substring(row.id().lastIndexOf(':') + 1), row));
        Set<String> mastered = mastered();
        Map<String, Paper.Count> counts = newest(Paper.Count.class, count -> count.material() + "/" + count.plant());
        Map<String, BigDecimal> sums = new TreeMap<>();
        counts.forEach((place, count) -> sums.merge(count.material(), now(count), BigDecimal::add));
        sums.forEach((material, sum) -> {
            if (mastered.contains(material) && !exempt.articles().contains(material)) {
                BigDecimal sellable = sum.max(BigDecimal.ZERO);
                Optional<BigDecimal> found = Optional.ofNullable(variants.get(material))
                        .map(row -> BigDecimal.valueOf(row.number("inventory_quantity")));
                findings.require(
                        found.filter(quantity -> quantity.compareTo(sellable) == 0)
                                .isPresent(),
                        "Material " + material + " should have " + sellable.toPlainString() + " and has "
                                + found.map(BigDecimal::toPlainString).orElse("no entry"));
            }
        });
    }

    /** The articles whose master data have come. */
    private Set<String> mastered() {
        return evidence.read().stream()
                .filter(letter ->
                        letter.message().idoc().control().messageType().equals("MATMAS"))
                .map(letter -> letter.message().story())
                .collect(Collectors.toSet());
    }

    /** Item and variant each have the price that was said last. */
    private void prices() {
        Set<String> mastered = mastered();
        Snapshot klaviyo = evidence.aftermath().klaviyo();
        newest(Paper.Price.class, Paper.Price::material).forEach((material, price) -> {
            if (mastered.contains(material) && !exempt.articles().contains(material)) {
                long right = Stream.concat(klaviyo.items().stream(), klaviyo.variants().stream())
                        .filter(row -> row.id().endsWith(":" + material))
                        .filter(row -> BigDecimal.valueOf(row.number("price")).compareTo(price.amount()) == 0)
                        .count();
                findings.require(
                        right == 2,
                        "Material " + material + " should cost "
                                + price.amount().toPlainString() + ", and item and variant do not both");
            }
        });
    }

    /** The count and the movements that were made after it, each once. */
    private BigDecimal now(Paper.Count count) {
        Set<String> counted = new HashSet<>();
        return evidence.papers(Paper.Movement.class)
                .filter(movement -> movement.material().equals(count.material())
                        && movement.plant().equals(count.plant())
                        && isMadeAfter(movement.letter(), count.letter()))
                .filter(movement -> counted.add(movement.letter().original()))
                .map(Paper.Movement::change)
                .reduce(count.quantity(), BigDecimal::add);
    }

    /** A movement that was sent again was made when it was sent first. */
    private boolean isMadeAfter(Letter movement, Letter count) {
        return evidence.aftermath().scenario().sent().stream()
                .filter(letter -> letter.docnum().equals(movement.original()))
                .findFirst()
                .orElse(movement)
                .created()
                .isAfter(count.created());
    }
}
