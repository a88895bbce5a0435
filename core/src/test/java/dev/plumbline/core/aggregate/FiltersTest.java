package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.IMPATIENT;
import static dev.plumbline.core.aggregate.Given.PATIENT;
import static dev.plumbline.core.aggregate.Given.address;
import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.blocked;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.master;
import static dev.plumbline.core.aggregate.Given.of;
import static dev.plumbline.core.aggregate.Given.order;
import static dev.plumbline.core.aggregate.Given.posted;
import static dev.plumbline.core.aggregate.Given.rejected;
import static dev.plumbline.core.aggregate.Given.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.CustomerDocument.SalesArea;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.core.document.ServiceNotification;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.view.CustomerFacts;
import dev.plumbline.core.view.Filters;
import dev.plumbline.core.view.ItemView;
import dev.plumbline.core.view.MaterialView;
import dev.plumbline.core.view.OrderView;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a site leaves out, and what becomes of it. */
class FiltersTest {
    private static final SalesArea TEST_AREA = new SalesArea("9000/10/00", "T", false, false);

    private static Contract internal(Contract contract) {
        return contract.with(PlainFilters.none()
                .orders(order -> order.document().purchaseOrder().equals("internal")));
    }

    private static Contract testCustomers(Contract contract) {
        return contract.with(PlainFilters.none()
                .customers(customer -> !customer.salesAreas().isEmpty()
                        && customer.salesAreas().stream()
                                .allMatch(area -> area.key().startsWith("9000"))));
    }

    private static Contract number(Contract contract, String number) {
        return contract.with(
                PlainFilters.none().customers(customer -> customer.number().equals(number)));
    }

    private static OrderDocument internal(OrderDocument order) {
        return new OrderDocument(
                order.origin(),
                order.number(),
                order.kind(),
                order.salesOrganization(),
                order.partners(),
                order.currency(),
                order.placedAt(),
                order.block(),
                "internal",
                order.items(),
                order.extra());
    }

    private static OrderDocument one(int minute) {
        return order(at(minute), item(10, "1", "10.00"));
    }

    @Test
    void anOrderThatIsLeftOutSaysNothingAndAsksNobody() {
        World world = new World(internal(PATIENT)).tell(internal(one(0)), posted(at(1), "80001", shipped(10, "1")));
        assertThat(world.commands()).isEmpty();
        assertThat(world.holds()).isEmpty();
        assertThat(world.wakeAt()).isEmpty();
        assertThat(world.leftOut()).isEqualTo(Map.of("ORDER 12345", "internal"));
    }

    @Test
    void aBlockOfAnOrderThatIsLeftOutHoldsNothing() {
        World world = new World(internal(IMPATIENT)).tell(internal(blocked(at(0), item(10, "1", "10.00"))));
        assertThat(world.holds()).isEmpty();
    }

    @Test
    void whatWaitedForAnOrderThatIsLeftOutWaitsNoLonger() {
        World world = World.impatient().under(internal(IMPATIENT)).tell(posted(at(1), "80001", shipped(10, "1")));
        assertThat(world.reasons()).containsExactly(Hold.Reason.PREDECESSOR_MISSING);
        world.tell(internal(one(0)));
        assertThat(world.holds()).isEmpty();
        assertThat(world.commands()).isEmpty();
    }

    @Test
    void anOrderThatTurnsOutToBeLeftOutDoesNotWaitForItsCustomer() {
        World world = new World(internal(PATIENT)).tell(one(0));
        assertThat(world.reasons()).containsExactly(Hold.Reason.CUSTOMER_MISSING);
        world.tell(internal(one(1)));
        assertThat(world.holds()).isEmpty();
        world.pass(Duration.ofDays(3)).tell(master(at(5), "4711")).pass(Duration.ofDays(1));
        assertThat(world.events()).isEmpty();
    }

    @Test
    void aLaterDocumentLetsAnOrderThroughWithAllThatIsKnownOfIt() {
        World world =
                new World(internal(IMPATIENT)).tell(internal(one(0)), posted(at(1), "80001", shipped(10, "1")), one(2));
        assertThat(world.lines())
                .containsExactlyElementsOf(World.impatient()
                        .tell(one(2), posted(at(1), "80001", shipped(10, "1")))
                        .lines());
        assertThat(world.leftOut()).isEmpty();
    }

    @Test
    void anotherMappingLetsAnOrderThrough() {
        World world = new World(internal(IMPATIENT)).tell(internal(one(0)));
        world.under(IMPATIENT).wakeAll();
        assertThat(world.lines()).hasSize(2);
        assertThat(world.leftOut()).isEmpty();
    }

    @Test
    void anOrderThatWasToldGoesOnToBeToldWhichIsNotedOnce() {
        World world = new World(internal(IMPATIENT)).tell(one(0));
        world.tell(internal(one(1)), internal(order(at(2), rejected(10, "1", "10.00"))));
        assertThat(world.lines()).anyMatch(line -> line.startsWith("Cancelled Order"));
        assertThat(world.leftOut()).isEmpty();
        assertThat(world.notes())
                .containsExactly("Order 12345 would be left out by filter internal: nobody buys there; Klaviyo was told"
                        + " of it before, so it goes on to be told");
    }

    @Test
    void aCustomerThatIsLeftOutHasNoProfileAndItsOrdersSayNothing() {
        World world = new World(testCustomers(IMPATIENT))
                .tell(master(at(0), "4711", TEST_AREA), one(1), posted(at(2), "80001", shipped(10, "1")));
        assertThat(world.commands()).isEmpty();
        assertThat(world.holds()).isEmpty();
        assertThat(world.leftOut())
                .isEqualTo(Map.of("ORDER 12345", "test-customers", "CUSTOMER 4711", "test-customers"));
    }

    @Test
    void itsNumberAloneIsEnoughWhereTheFilterAsksForNoMore() {
        World world = new World(number(PATIENT, "4711")).tell(one(1)).pass(Duration.ofDays(3));
        assertThat(world.commands()).isEmpty();
        assertThat(world.leftOut()).hasSize(2);
    }

    @Test
    void anOrderThatWaitedForACustomerIsLeftOutWithIt() {
        World world = new World(testCustomers(PATIENT)).tell(one(1));
        assertThat(world.reasons()).containsExactly(Hold.Reason.CUSTOMER_MISSING);
        world.tell(master(at(0), "4711", TEST_AREA)).pass(Duration.ofDays(3));
        assertThat(world.commands()).isEmpty();
        assertThat(world.holds()).isEmpty();
        assertThat(world.leftOut()).containsKey("ORDER 12345");
    }

    @Test
    void anOrderOfACustomerThatIsLeftOutStaysSoWhateverArrivesOfIt() {
        World world = new World(testCustomers(IMPATIENT))
                .tell(master(at(0), "4711", TEST_AREA), one(1), blocked(at(2), item(10, "2", "20.00")));
        assertThat(world.holds()).isEmpty();
        assertThat(world.leftOut()).containsKey("ORDER 12345");
    }

    @Test
    void aCustomerThatIsLetThroughIsToldWithItsOrders() {
        World world = new World(testCustomers(IMPATIENT)).tell(master(at(0), "4711", TEST_AREA), one(1));
        world.tell(master(at(5), "4711", new SalesArea("1000/10/00", "01", false, false)));
        assertThat(world.profile("4711").properties()).containsEntry("SAPOrders", 1);
        assertThat(world.lines()).hasSize(2);
        assertThat(world.leftOut()).isEmpty();
    }

    @Test
    void aMappingThatLetsAnUnknownCustomerThroughLetsItsOrdersWaitForIt() {
        World world = new World(number(PATIENT, "4711")).tell(one(1));
        world.under(PATIENT).wakeAll();
        assertThat(world.leftOut()).isEmpty();
        assertThat(world.reasons()).containsExactly(Hold.Reason.CUSTOMER_MISSING);
        world.tell(master(at(0), "4711"));
        assertThat(world.lines()).hasSize(2);
    }

    @Test
    void aCustomerThatWasToldGoesOnToBeToldWithNewOrdersWhichIsNotedOnce() {
        World world = new World(IMPATIENT).tell(master(at(0), "4711"), one(1));
        world.under(number(IMPATIENT, "4711"));
        world.tell(
                master(at(3), "4711", true),
                order(at(4), "12346", one(4).kind(), one(4).block(), item(10, "1", "5.00")));
        assertThat(world.profile("4711").properties()).containsEntry("SAPOrders", 2);
        assertThat(world.notes())
                .containsExactly("Customer 4711 would be left out by filter test-customers: nobody buys there; Klaviyo"
                        + " was told of it before, so it goes on to be told");
    }

    @Test
    void aCustomerThatIsLeftOutClaimsNoAddress() {
        World world = new World(number(IMPATIENT, "4711"))
                .tell(
                        address(at(0), "4711", "anna@kunde-mail.de"),
                        address(at(1), "4712", "anna@kunde-mail.de"),
                        of(Partner.numbered("4712"), one(2)));
        assertThat(world.profiles())
                .allMatch(profile -> profile.profile().externalId().equals("4712"));
        assertThat(world.profile("4712").properties()).doesNotContainKey("SAPCustomerNumbers");
    }

    @Test
    void anAddressThatWasClaimedIsGivenUpByACustomerThatIsLeftOutBeforeItWasTold() {
        World world = new World(PATIENT)
                .tell(address(at(0), "4711", "anna@kunde-mail.de"), address(at(1), "4712", "anna@kunde-mail.de"));
        world.under(number(PATIENT, "4711")).wakeAll().pass(Duration.ofDays(1));
        assertThat(world.profiles().stream().map(UpsertProfile::profile).distinct())
                .extracting(profile -> profile.externalId())
                .containsExactly("4712");
        assertThat(world.profile("4712").attributes()).containsEntry("email", "anna@kunde-mail.de");
    }

    @Test
    void aTicketOfACustomerThatIsLeftOutIsToldOnceTheCustomerIsLetThrough() {
        ServiceNotification ticket = new ServiceNotification(
                at(1), "300", "4711", "Q1", "Bolt", "2", new BusinessTime(Given.MONDAY, false), true);
        World world = new World(number(IMPATIENT, "4711")).tell(master(at(0), "4711"), ticket);
        assertThat(world.commands()).isEmpty();
        world.under(IMPATIENT).wakeAll();
        assertThat(world.events()).extracting(TrackEvent::metric).containsExactly("Support Ticket Opened");
    }

    @Test
    void theOrderOfAOneTimeCustomerDecidesByThePersonItNames() {
        Contract contract = IMPATIENT
                .with(IMPATIENT.customers().withOneTime(Set.of("4999")))
                .with(PlainFilters.none()
                        .customers(customer -> customer.reach().email().endsWith("@it.kunde-mail.de")));
        Partner person = new Partner("4999", "Test Person", PostalAddress.UNKNOWN, "t@it.kunde-mail.de", "");
        World world = new World(contract).tell(of(person, one(0)));
        assertThat(world.commands()).isEmpty();
        assertThat(world.leftOut()).isEqualTo(Map.of("ORDER 12345", "test-customers"));
    }

    @Test
    void anOrderThatWasToldGoesOnWithACustomerThatWouldBeLeftOut() {
        World world = new World(number(IMPATIENT, "4799")).tell(one(0));
        world.tell(of(Partner.numbered("4799"), order(at(1), rejected(10, "1", "10.00"))));
        assertThat(world.lines()).anyMatch(line -> line.startsWith("Cancelled Order"));
    }

    @Test
    void ofAMaterialThatIsLeftOutNeitherEntryNorStockIsTold() {
        Predicate<String> spare = group -> group.equals("99");
        Contract contract = IMPATIENT
                .with(IMPATIENT.stock().withCatalogUrl("https://kunde-mail.de/{sku}"))
                .with(PlainFilters.none()
                        .materials(material -> material.master()
                                .filter(master -> spare.test(master.group()))
                                .isPresent()));
        World world = new World(contract)
                .tell(
                        new StockCount(at(0), "815", new Place("1000", ""), new BigDecimal("7")),
                        new MaterialDocument(at(1), "815", "Bolt", "99", false));
        assertThat(world.commands()).isEmpty();
        assertThat(world.holds()).isEmpty();
        assertThat(world.leftOut()).isEqualTo(Map.of("STOCK 815", "spare-parts"));
        world.tell(new MaterialDocument(at(2), "815", "Bolt", "01", false));
        assertThat(world.commands()).extracting(Command::getClass).hasSize(3);
        assertThat(world.leftOut()).isEmpty();
    }

    @Test
    void aFilterThatCannotBeWorkedLeavesNothingOutAndIsNoted() {
        Contract contract = IMPATIENT.with(new Troubled());
        World world = new World(contract).tell(one(0));
        assertThat(world.lines()).hasSize(2);
        assertThat(world.notes()).contains("filter internal cannot be worked");
    }

    /** A filter that fails for every order. */
    private record Troubled() implements Filters {
        @Override
        public Decision order(OrderView order, List<ItemView> items) {
            return new Decision(Optional.empty(), List.of("filter internal cannot be worked"));
        }

        @Override
        public Decision customer(CustomerFacts customer) {
            return Decision.STAYS_IN;
        }

        @Override
        public Decision material(MaterialView material) {
            return Decision.STAYS_IN;
        }
    }
}
