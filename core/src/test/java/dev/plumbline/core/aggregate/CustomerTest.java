package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.CUSTOMER;
import static dev.plumbline.core.aggregate.Given.IMPATIENT;
import static dev.plumbline.core.aggregate.Given.PRD;
import static dev.plumbline.core.aggregate.Given.address;
import static dev.plumbline.core.aggregate.Given.area;
import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.master;
import static dev.plumbline.core.aggregate.Given.of;
import static dev.plumbline.core.aggregate.Given.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.Message.Decided.Kind;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.core.document.ServiceNotification;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CustomerTest {
    @Test
    void theProfileDoesNotWaitForAnEmailAddress() {
        UpsertProfile profile = World.impatient().tell(master(at(0), "4711")).profile("4711");
        assertThat(profile.attributes()).containsEntry("first_name", "Anna").doesNotContainKey("email");
    }

    @Test
    void theAddressCompletesTheProfileInEitherOrderOfArrival() {
        UpsertProfile afterAddress = World.impatient()
                .tell(master(at(0), "4711"), address(at(1), "4711", "anna@kunde-mail.de"))
                .profile("4711");
        UpsertProfile afterMaster = World.impatient()
                .tell(address(at(1), "4711", "anna@kunde-mail.de"), master(at(0), "4711"))
                .profile("4711");
        assertThat(afterAddress).isEqualTo(afterMaster);
        assertThat(afterAddress.attributes())
                .containsEntry("email", "anna@kunde-mail.de")
                .containsEntry("phone_number", "+494315550123")
                .containsEntry("locale", "de-DE");
    }

    @Test
    void anOlderEmailAddressThatArrivesLateChangesNothing() {
        World world = World.impatient()
                .tell(address(at(5), "4711", "neu@kunde-mail.de"), address(at(1), "4711", "alt@kunde-mail.de"));
        assertThat(world.commands()).hasSize(1);
        assertThat(world.receptions()).containsExactly(Reception.APPLIED, Reception.SUPERSEDED);
    }

    @Test
    void anAddressThatAMessageLeavesOutIsNotDeleted() {
        World world = World.impatient()
                .tell(
                        address(at(0), "4711", "anna@kunde-mail.de"),
                        new AddressDocument(at(1), "4711", AddressDocument.Source.MASTER_DATA, "", "+494315550999"));
        assertThat(world.profile("4711").attributes())
                .containsEntry("email", "anna@kunde-mail.de")
                .containsEntry("phone_number", "+494315550999");
    }

    @Test
    void masterDataGoesBeforeAnAddressInASalesDocumentWhateverItsAge() {
        AddressDocument ofDelivery =
                new AddressDocument(at(9), "4711", AddressDocument.Source.SALES_DOCUMENT, "lager@kunde-mail.de", "");
        World world = World.impatient().tell(ofDelivery);
        assertThat(world.profile("4711").attributes()).containsEntry("email", "lager@kunde-mail.de");
        world.tell(address(at(0), "4711", "anna@kunde-mail.de"));
        assertThat(world.profile("4711").attributes()).containsEntry("email", "anna@kunde-mail.de");
    }

    @Test
    void aRepetitionSaysNothing() {
        World world = World.impatient().tell(master(at(0), "4711"), master(at(0), "4711"), master(at(3), "4711"));
        assertThat(world.commands()).hasSize(1);
        assertThat(world.receptions()).containsExactly(Reception.APPLIED, Reception.UNCHANGED, Reception.UNCHANGED);
    }

    @Test
    void theStatusIsToldPerSalesAreaAndOverall() {
        World world =
                World.impatient().tell(master(at(0), "4711", area("1000/10/00", false), area("2000/10/00", true)));
        assertThat(world.profile("4711").properties())
                .containsEntry("SAPAccountStatus", "active")
                .containsEntry("SAPSalesAreaStatus", List.of("1000/10/00: active", "2000/10/00: blocked"));
        world.tell(master(at(1), "4711", area("1000/10/00", true)));
        assertThat(world.profile("4711").properties())
                .containsEntry("SAPAccountStatus", "blocked")
                .containsEntry("SAPSalesAreaStatus", List.of("1000/10/00: blocked", "2000/10/00: blocked"));
    }

    @Test
    void creditStatusAndUseOfTheLimitAreToldOnceTheCustomerIsKnown() {
        World world = World.impatient().tell(credit(0, "1000", "750.40", false), credit(0, "1100", "10", true));
        assertThat(world.commands()).isEmpty();
        world.tell(master(at(1), "4711"));
        assertThat(world.profile("4711").properties())
                .containsEntry("SAPCreditStatus", "blocked")
                .containsEntry("SAPCreditLimitUse", 75);
    }

    private static CreditDocument credit(int minute, String area, String exposure, boolean blocked) {
        return new CreditDocument(
                at(minute),
                "4711",
                area,
                "EUR",
                Optional.of(new BigDecimal("1000")),
                Optional.of(new BigDecimal(exposure)),
                blocked,
                "");
    }

    @Test
    void fortyChangesInASlotAreOneRequestWithTheNewestValue() {
        World world = new World(IMPATIENT.with(IMPATIENT.customers().with(Schedule.every(Duration.ofMinutes(15)))));
        for (int n = 0; n < 40; n++) {
            world.tell(address(at(n), "4711", "anna" + n + "@kunde-mail.de"));
        }
        assertThat(world.commands()).isEmpty();
        world.pass(Duration.ofMinutes(15));
        assertThat(world.profiles()).hasSize(1);
        assertThat(world.profile("4711").attributes()).containsEntry("email", "anna39@kunde-mail.de");
        assertThat(world.pass(Duration.ofHours(1)).wakeAt()).isEmpty();
        assertThat(world.profiles()).hasSize(1);
    }

    @Test
    void aBlockedAccountIsToldAtOnceAndAnActiveOneByTheSchedule() {
        World world = new World(IMPATIENT.with(IMPATIENT.customers().with(Schedule.every(Duration.ofMinutes(15)))));
        world.tell(master(at(0), "4711"));
        assertThat(world.commands()).isEmpty();
        world.tell(master(at(1), "4711", true));
        assertThat(world.profile("4711").properties()).containsEntry("SAPAccountStatus", "blocked");
        world.tell(master(at(2), "4711", false));
        assertThat(world.profiles()).hasSize(2);
    }

    @Test
    void aFirstProfileAndAChangedAddressGoAheadOfTheNextEvent() {
        World world = new World(IMPATIENT.with(IMPATIENT.customers().with(Schedule.every(Duration.ofMinutes(15)))));
        world.tell(
                address(at(0), "4711", "anna@kunde-mail.de"),
                order(at(1), item(10, "1", "10.00")),
                address(at(2), "4711", "neu@kunde-mail.de"),
                order(at(3), item(10, "2", "20.00")));
        assertThat(world.commands())
                .extracting(command -> command.getClass().getSimpleName())
                .containsExactly(
                        "UpsertProfile", "TrackEvent", "TrackEvent", "UpsertProfile", "TrackEvent", "TrackEvent");
        UpsertProfile second = (UpsertProfile) world.commands().get(3);
        assertThat(second.attributes()).containsEntry("email", "neu@kunde-mail.de");
    }

    @Test
    void nothingIsToldInQuietHours() {
        Schedule night = Schedule.every(Duration.ofMinutes(15))
                .withQuietHours(new Schedule.QuietHours(LocalTime.of(7, 0), LocalTime.of(20, 0), ZoneOffset.UTC));
        World world = new World(IMPATIENT.with(IMPATIENT.customers().with(night)));
        world.tell(master(at(0), "4711")).pass(Duration.ofHours(11));
        assertThat(world.commands()).isEmpty();
        assertThat(world.pass(Duration.ofHours(2)).profiles()).hasSize(1);
    }

    @Test
    void theEventsOfAnUnknownCustomerWaitForItAndThenFollowItsProfile() {
        World world = new World(Given.PATIENT);
        world.tell(order(at(0), item(10, "1", "10.00")));
        assertThat(world.commands()).isEmpty();
        assertThat(world.reasons()).containsExactly(Hold.Reason.CUSTOMER_MISSING);
        world.tell(master(at(1), "4711"));
        assertThat(world.commands())
                .extracting(command -> command.getClass().getSimpleName())
                .containsExactly("UpsertProfile", "TrackEvent", "TrackEvent");
        assertThat(world.holds()).isEmpty();
    }

    @Test
    void atTheDeadlineTheEventsOfAnUnknownCustomerGoOutWithItsNumber() {
        World world = new World(Given.PATIENT);
        world.tell(order(at(0), item(10, "1", "10.00"))).pass(Duration.ofMinutes(11));
        assertThat(world.lines()).hasSize(2);
        assertThat(world.holds()).isEmpty();
        world.tell(order(at(1), item(10, "2", "20.00")));
        assertThat(world.lines()).hasSize(4);
    }

    @Test
    void anOrderThatIsCancelledWhileItsCustomerIsMissingIsNeverTold() {
        World world = new World(Given.PATIENT);
        world.tell(order(at(0), item(10, "1", "10.00")), order(at(1), Given.rejected(10, "1", "10.00")))
                .pass(Duration.ofMinutes(11))
                .tell(master(at(2), "4711"));
        assertThat(world.events()).isEmpty();
        assertThat(world.holds()).isEmpty();
    }

    @Test
    void anOrderThatIsBlockedWhileItsCustomerIsMissingWaitsForItsRelease() {
        World world = new World(Given.PATIENT);
        world.tell(
                order(at(0), item(10, "1", "10.00")),
                Given.blocked(at(1), item(10, "1", "10.00")),
                master(at(2), "4711"));
        assertThat(world.events()).isEmpty();
        assertThat(world.reasons()).containsExactly(Hold.Reason.DELIVERY_BLOCK);
        assertThat(world.tell(order(at(3), item(10, "1", "10.00"))).events()).hasSize(2);
    }

    @Test
    void whatAPersonDropsAtAnUnknownCustomerIsDroppedAtItsOrdersToo() {
        World world = new World(Given.PATIENT);
        world.tell(order(at(0), item(10, "1", "10.00")))
                .decide(CUSTOMER, Kind.DROP)
                .tell(master(at(1), "4711"), Given.posted(at(2), "80001", Given.shipped(10, "1")));
        assertThat(world.events()).isEmpty();
        assertThat(world.pass(Duration.ofMinutes(15)).profile("4711").properties())
                .doesNotContainKey("SAPOrders");
    }

    @Test
    void aPersonReleasesTheEventsOfAnUnknownCustomer() {
        World world = new World(Given.PATIENT);
        world.tell(order(at(0), item(10, "1", "10.00"))).decide(CUSTOMER, Kind.RELEASE);
        assertThat(world.lines()).hasSize(2);
    }

    @Test
    void eachOrderOfAOneTimeCustomerIsAProfileOfItsOwn() {
        World world = new World(
                Given.impatient(Given.PATIENT.with(IMPATIENT.customers().withOneTime(Set.of("4999")))));
        world.tell(of(guest("anna@kunde-mail.de"), order(at(0), item(10, "1", "10.00"))));
        assertThat(world.profile("4999-12345").attributes())
                .containsEntry("email", "anna@kunde-mail.de")
                .containsEntry("first_name", "Anna Maria")
                .containsEntry("last_name", "Schmidt");
        assertThat(world.events())
                .allMatch(event -> event.profile().externalId().equals("4999-12345"));
    }

    private static Partner guest(String email) {
        return new Partner(
                "4999", "Anna Maria Schmidt", new PostalAddress("Weg 1", "Kiel", "24103", "", "DE"), email, "");
    }

    @Test
    void twoNumbersWithOneAddressAreOneProfileThatKnowsBoth() {
        World world = World.impatient()
                .tell(
                        address(at(0), "4711", "anna@kunde-mail.de"),
                        address(at(1), "4712", "anna@kunde-mail.de"),
                        of(Partner.numbered("4712"), order(at(2), item(10, "1", "10.00"))));
        assertThat(world.profiles())
                .allMatch(profile -> profile.profile().externalId().equals("4711"));
        assertThat(world.events())
                .allMatch(event -> event.profile().externalId().equals("4711"));
        assertThat(world.profile("4711").properties())
                .containsEntry("SAPCustomerNumbers", List.of("4711", "4712"))
                .containsEntry("SAPOrders", 1)
                .containsEntry("SAPLifetimeValueEUR", new BigDecimal("10.00"));
    }

    @Test
    void whenTheOwnerGivesAnAddressUpTheNextOneGetsAProfileOfItsOwn() {
        World world = World.impatient()
                .tell(
                        address(at(0), "4711", "anna@kunde-mail.de"),
                        address(at(1), "4712", "anna@kunde-mail.de"),
                        of(Partner.numbered("4712"), order(at(2), item(10, "1", "10.00"))),
                        address(at(3), "4711", "neu@kunde-mail.de"));
        assertThat(world.profile("4712").attributes()).containsEntry("email", "anna@kunde-mail.de");
        assertThat(world.profile("4712").properties()).containsEntry("SAPOrders", 1);
        assertThat(world.profile("4711").attributes()).containsEntry("email", "neu@kunde-mail.de");
        assertThat(world.profile("4711").properties()).doesNotContainKeys("SAPOrders", "SAPCustomerNumbers");
    }

    @Test
    void aCustomerGoesBeforeAOneTimeCustomerWithTheSameAddress() {
        World world = new World(
                Given.impatient(Given.PATIENT.with(IMPATIENT.customers().withOneTime(Set.of("4999")))));
        world.tell(
                of(guest("anna@kunde-mail.de"), order(at(0), item(10, "1", "10.00"))),
                address(at(1), "4711", "anna@kunde-mail.de"));
        assertThat(world.profile("4711").properties())
                .containsEntry("SAPCustomerNumbers", List.of("4711", "4999-12345"))
                .containsEntry("SAPOrders", 1);
        assertThat(world.profile("4999-12345").properties()).containsEntry("SAPSharesProfileOf", "4711");
    }

    @Test
    void anOrderThatChangesHandsTakesItsFiguresAlong() {
        World world = World.impatient()
                .tell(
                        order(at(0), item(10, "1", "10.00")),
                        of(Partner.numbered("4712"), order(at(1), item(10, "1", "10.00"))));
        assertThat(world.profile("4711").properties())
                .containsEntry("SAPOrders", 0)
                .doesNotContainKey("SAPLifetimeValueEUR");
        assertThat(world.profile("4712").properties())
                .containsEntry("SAPOrders", 1)
                .containsEntry("SAPLifetimeValueEUR", new BigDecimal("10.00"));
    }

    @Test
    void aTicketIsAnEventAndAnAttributeThatIsToldAtOnce() {
        World world = new World(Given.PATIENT);
        world.tell(master(at(0), "4711"), ticket(1, true));
        assertThat(world.lines()).containsExactly("Support Ticket Opened PRD-100-ticket-300");
        assertThat(world.profile("4711").properties()).containsEntry("SAPOpenTickets", 1);
        world.tell(ticket(2, false), ticket(1, true));
        assertThat(world.lines()).last().isEqualTo("Support Ticket Closed PRD-100-ticket-300");
        assertThat(world.profile("4711").properties()).containsEntry("SAPOpenTickets", 0);
        world.tell(ticket(3, true));
        assertThat(world.lines()).last().isEqualTo("Support Ticket Opened PRD-100-ticket-300-2");
    }

    private static ServiceNotification ticket(int minute, boolean open) {
        return new ServiceNotification(
                at(minute), "300", "4711", "Q1", "Lid is broken", "2", new BusinessTime(Given.MONDAY, false), open);
    }

    @Test
    void eachAccountHasAProfileOfItsOwn() {
        Contract two =
                IMPATIENT.with(new Contract.Accounts("main", new TreeMap<>(Map.of("2000", "us")), new TreeMap<>()));
        World world = new World(two);
        world.tell(
                master(at(0), "4711", area("1000/10/00", false), area("2000/10/00", false)),
                order(at(1), item(10, "1", "10.00")));
        assertThat(world.profiles()).extracting(Command::account).contains("main", "us");
        assertThat(world.events()).extracting(TrackEvent::account).containsOnly("main");
        assertThat(world.profiles().stream()
                        .filter(profile -> profile.account().equals("us"))
                        .toList())
                .last()
                .satisfies(profile -> assertThat(profile.properties()).doesNotContainKey("SAPOrders"));
    }

    @Test
    void theNumbersOfSeveralSystemsAreToldApart() {
        Contract.CustomerRules rules = IMPATIENT.customers();
        World world = new World(IMPATIENT.with(new Contract.CustomerRules(
                rules.identity(), rules.oneTime(), rules.priority(), rules.schedule(), true)));
        world.tell(master(at(0), "4711"));
        assertThat(world.profile(PRD + "-4711").properties()).containsEntry("SAPCustomerNumber", "4711");
    }

    @Test
    void aReturnsOrderOfACustomerCountsInItsReturnRate() {
        World world = World.impatient()
                .tell(
                        order(at(0), item(10, "2", "20.00")),
                        order(
                                at(1),
                                "60001",
                                OrderKind.RETURN,
                                Optional.empty(),
                                Given.referring(10, "1", "10.00", "12345")),
                        Given.cameBack(at(2), "84001", Given.shipped("60001", 10, "1")));
        assertThat(world.profile("4711").properties())
                .containsEntry("SAPReturns", 1)
                .containsEntry("SAPReturnRate", 1);
    }
}
