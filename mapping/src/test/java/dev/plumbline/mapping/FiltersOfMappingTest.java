package dev.plumbline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.Partners;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.core.document.SystemId;
import dev.plumbline.core.view.CustomerFacts;
import dev.plumbline.core.view.CustomerFacts.Account;
import dev.plumbline.core.view.CustomerFacts.Area;
import dev.plumbline.core.view.CustomerFacts.Person;
import dev.plumbline.core.view.CustomerFacts.Reach;
import dev.plumbline.core.view.Filters.Decision;
import dev.plumbline.core.view.ItemView;
import dev.plumbline.core.view.MaterialView;
import dev.plumbline.core.view.OrderView;
import dev.plumbline.mapping.target.FilterSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@code rules.filters} leaves out. */
class FiltersOfMappingTest {
    private static final String ALL = """
            rules:
              filters:
                test-customers: {customer: "customer.number.startsWith('T')", reason: accounts of IT}
                own-houses: {customer: "customer.salesAreas.exists(a, a.key.startsWith('9000/'))", reason: our own houses}
                internal-orders: {order: "order.salesOrganization == '9000'", reason: between our own houses}
                samples: {order: "items.all(i, i.netValue <= 0)", reason: samples are sent by hand}
                spare-parts: {material: "material.group == '99'", reason: not sold to customers}
            """;

    private static final SystemId PRD = new SystemId("PRD", "100");
    private static final Origin ORIGIN = new Origin(PRD, "1", "ORDRSP", Instant.EPOCH);

    private static Decision order(String yaml, String organization, String value) {
        OrderDocument.Item item = new OrderDocument.Item(
                "10",
                "815",
                "Bolt",
                BigDecimal.ONE,
                new BigDecimal(value),
                BigDecimal.ZERO,
                Optional.empty(),
                "",
                Optional.empty());
        OrderDocument order = new OrderDocument(
                ORIGIN,
                "12345",
                OrderKind.SALES,
                organization,
                Partners.soldTo(Partner.numbered("4711")),
                "EUR",
                new BusinessTime(Instant.EPOCH, false),
                Optional.empty(),
                "",
                List.of(item),
                new TreeMap<>());
        return Layers.good(yaml).filters().order(new OrderView(order, false), List.of(new ItemView(item)));
    }

    private static Decision customer(String yaml, String number, Area... areas) {
        return Layers.good(yaml)
                .filters()
                .customer(new CustomerFacts(
                        PRD,
                        number,
                        false,
                        new Person("", "", ""),
                        new Reach("", "", "", PostalAddress.UNKNOWN),
                        Account.UNKNOWN,
                        List.of(areas),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        new TreeMap<>()));
    }

    private static Optional<String> names(Decision decision) {
        return decision.by().map(filter -> filter.name() + ": " + filter.reason());
    }

    @Test
    void theDefaultMappingLeavesNothingOut() {
        assertThat(Layers.good("").filters().specs()).isEmpty();
        assertThat(order("", "9000", "0")).isEqualTo(Decision.STAYS_IN);
    }

    @Test
    void anOrderIsLeftOutByWhatItSays() {
        assertThat(names(order(ALL, "9000", "7.00"))).contains("internal-orders: between our own houses");
        assertThat(names(order(ALL, "1000", "0.00"))).contains("samples: samples are sent by hand");
        assertThat(names(order(ALL, "1000", "7.00"))).isEmpty();
    }

    @Test
    void aCustomerIsLeftOutByItsNumberOrByItsMasterData() {
        assertThat(names(customer(ALL, "T17"))).contains("test-customers: accounts of IT");
        assertThat(names(customer(ALL, "4711", new Area("9000/10/00", "active", "01"))))
                .contains("own-houses: our own houses");
        assertThat(names(customer(ALL, "4711", new Area("1000/10/00", "active", "01"))))
                .isEmpty();
    }

    @Test
    void aMaterialIsLeftOutByItsMasterDataOnceTheyAreKnown() {
        MaterialDocument master = new MaterialDocument(ORIGIN, "815", "Bolt", "99", false);
        assertThat(names(Layers.good(ALL).filters().material(new MaterialView(PRD, "815", Optional.of(master)))))
                .contains("spare-parts: not sold to customers");
        assertThat(names(Layers.good(ALL).filters().material(new MaterialView(PRD, "815", Optional.empty()))))
                .isEmpty();
    }

    @Test
    void aConditionThatCannotBeWorkedLeavesNothingOutAndSaysSo() {
        Decision decision = customer(
                "rules: {filters: {first-area: {customer: \"customer.salesAreas[0].key == ''\", reason: a trial}}}",
                "4711");
        assertThat(decision.by()).isEmpty();
        assertThat(decision.troubles())
                .singleElement()
                .asString()
                .startsWith("filter first-area cannot be worked and leaves nothing out here: mapping.yaml, line 1");
    }

    @Test
    void anUpperLayerChangesAReasonAndTakesAFilterAway() {
        List<FilterSpec> specs = Sites.good(
                        ALL, "rules: {filters: {samples: ~, spare-parts: {reason: for the workshop alone}}}")
                .filters()
                .specs();
        assertThat(specs)
                .extracting(spec -> spec.name() + ": " + spec.reason())
                .contains("spare-parts: for the workshop alone")
                .hasSize(4);
    }
}
