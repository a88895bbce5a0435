package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.CustomerDocument.Names;
import dev.plumbline.core.document.CustomerDocument.SalesArea;
import dev.plumbline.core.document.PostalAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerTest {
    private static CustomerDocument master(int minute, boolean blocked, SalesArea... areas) {
        return new CustomerDocument(
                at(minute),
                "4711",
                new Names("Anna", "Beck", ""),
                new PostalAddress("Hafenweg 3", "Kiel", "24103", "", "DE"),
                "de",
                "KUNA",
                "A",
                blocked,
                false,
                List.of(areas));
    }

    private static AddressDocument address(int minute, String email) {
        return new AddressDocument(at(minute), "4711", email, "+49 431 5550123");
    }

    private static UpsertProfile last(Given.Told told) {
        return (UpsertProfile) told.commands().getLast();
    }

    @Test
    void theProfileDoesNotWaitForAnEmailAddress() {
        UpsertProfile profile = last(tell(master(0, false)));
        assertThat(profile.profile().externalId()).isEqualTo("4711");
        assertThat(profile.attributes()).containsEntry("first_name", "Anna").doesNotContainKey("email");
    }

    @Test
    void theAddressCompletesTheProfileInEitherOrderOfArrival() {
        UpsertProfile afterAddress = last(tell(master(0, false), address(1, "anna@kunde-mail.de")));
        UpsertProfile afterMaster = last(tell(address(1, "anna@kunde-mail.de"), master(0, false)));
        assertThat(afterAddress).isEqualTo(afterMaster);
        assertThat(afterAddress.attributes())
                .containsEntry("email", "anna@kunde-mail.de")
                .containsEntry("phone_number", "+494315550123");
    }

    @Test
    void anOlderEmailAddressThatArrivesLateChangesNothing() {
        Given.Told told = tell(address(5, "neu@kunde-mail.de"), address(1, "alt@kunde-mail.de"));
        assertThat(told.commands()).hasSize(1);
        assertThat(told.receptions()).containsExactly(Reception.APPLIED, Reception.SUPERSEDED);
    }

    @Test
    void aRepetitionSaysNothing() {
        Given.Told told = tell(master(0, false), master(0, false), master(3, false));
        assertThat(told.commands()).hasSize(1);
        assertThat(told.receptions()).containsExactly(Reception.APPLIED, Reception.UNCHANGED, Reception.UNCHANGED);
    }

    @Test
    void aCentralBlockBlocksTheAccount() {
        assertThat(last(tell(master(0, true))).properties()).containsEntry("SAPAccountStatus", "blocked");
    }

    @Test
    void anAccountIsBlockedWhenEverySalesAreaIs() {
        SalesArea open = new SalesArea("1000/10/00", "01", false, false);
        SalesArea shut = new SalesArea("2000/10/00", "02", true, false);
        assertThat(last(tell(master(0, false, open, shut))).properties()).containsEntry("SAPAccountStatus", "active");
        assertThat(last(tell(master(0, false, shut))).properties()).containsEntry("SAPAccountStatus", "blocked");
    }

    @Test
    void aSalesAreaThatAMessageLeavesOutIsNotForgotten() {
        SalesArea first = new SalesArea("1000/10/00", "01", false, false);
        SalesArea second = new SalesArea("2000/10/00", "02", false, false);
        assertThat(last(tell(master(0, false, first), master(1, false, second))).properties())
                .containsEntry("SAPSalesAreas", List.of("1000/10/00", "2000/10/00"))
                .containsEntry("SAPCustomerGroups", List.of("01", "02"));
    }

    @Test
    void aPhoneNumberThatIsNotE164IsLeftOut() {
        UpsertProfile profile = last(tell(new AddressDocument(at(0), "4711", "a@kunde-mail.de", "0431/5550123")));
        assertThat(profile.attributes()).doesNotContainKey("phone_number").containsKey("email");
    }
}
