package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.address;
import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.master;
import static dev.plumbline.core.aggregate.Given.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.GatedWording.Demand;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.view.Breach.Outcome;
import org.junit.jupiter.api.Test;

class GatesOfProfilesTest {
    private static final String STATUS = "SAPAccountStatus";
    private static final String LEFT_OUT = "customer/PRD-100/4711 SAPAccountStatus left out";
    private static final String KEPT_BACK = "customer/PRD-100/4711 SAPAccountStatus kept back";

    /** Where an account must be active. */
    private static World world(Outcome outcome) {
        return new World(Given.IMPATIENT.with(new GatedWording(Demand.ofProfile(STATUS, "active", outcome))));
    }

    @Test
    void whatIsLeftOutIsNotToldAndTheRestIs() {
        World world = world(Outcome.LEAVE_OUT).tell(master(at(0), "4711", true));
        assertThat(world.profile("4711").properties()).doesNotContainKey(STATUS).containsKey("SAPAccountGroup");
        assertThat(world.gates().open()).containsExactly(LEFT_OUT);
    }

    @Test
    void whatKlaviyoHasStaysAndALaterGoodValueThatIsTheSameIsNoNews() {
        World world = world(Outcome.LEAVE_OUT)
                .tell(master(at(0), "4711"), master(at(1), "4711", true), master(at(2), "4711"));
        assertThat(world.profiles()).hasSize(1);
        assertThat(world.gates().open()).isEmpty();
    }

    @Test
    void whatElseChangesIsToldWithoutItAndDoesNotMakeItNews() {
        World world = world(Outcome.LEAVE_OUT)
                .tell(
                        master(at(0), "4711"),
                        master(at(1), "4711", true),
                        address(at(2), "4711", "anna@kunde-mail.de"),
                        master(at(3), "4711"));
        assertThat(world.profiles()).hasSize(2);
        assertThat(world.profiles().getLast().properties()).doesNotContainKey(STATUS);
    }

    @Test
    void anExceptionClosesOnceTheValueIsAsDemanded() {
        World world = world(Outcome.LEAVE_OUT).tell(master(at(0), "4711", true));
        assertThat(world.gates().open()).containsExactly(LEFT_OUT);
        world.tell(master(at(1), "4711"));
        assertThat(world.gates().open()).isEmpty();
        assertThat(world.profile("4711").properties()).containsEntry(STATUS, "active");
    }

    @Test
    void anExceptionClosesOnceNothingIsDemandedAnyMore() {
        World world = world(Outcome.LEAVE_OUT)
                .tell(master(at(0), "4711", true))
                .under(Given.IMPATIENT.with(new GatedWording()))
                .tell(address(at(1), "4711", "anna@kunde-mail.de"));
        assertThat(world.gates().open()).isEmpty();
        assertThat(world.profile("4711").properties()).containsEntry(STATUS, "blocked");
    }

    @Test
    void aProfileInQuarantineIsNotToldAndItsEventsGoOn() {
        World world = world(Outcome.QUARANTINE).tell(master(at(0), "4711", true), order(at(1), item(10, "1", "10.00")));
        assertThat(world.profiles()).isEmpty();
        assertThat(world.events()).hasSize(2);
        assertThat(world.gates().open()).containsExactly(KEPT_BACK);
    }

    @Test
    void aProfileInQuarantineIsToldAsAWholeOnceItIsAsDemanded() {
        World world = world(Outcome.QUARANTINE)
                .tell(master(at(0), "4711", true), address(at(1), "4711", "anna@kunde-mail.de"), master(at(2), "4711"));
        assertThat(world.profiles())
                .singleElement()
                .extracting(UpsertProfile::attributes)
                .satisfies(attributes -> assertThat(attributes).containsEntry("email", "anna@kunde-mail.de"));
        assertThat(world.gates().open()).isEmpty();
    }

    @Test
    void whatPassesIsToldAndCountsWheneverItIsNews() {
        World world = world(Outcome.PASS)
                .tell(
                        master(at(0), "4711", true),
                        address(at(1), "4711", "anna@kunde-mail.de"),
                        master(at(2), "4711"),
                        master(at(3), "4711", true));
        assertThat(world.profiles()).hasSize(4);
        assertThat(world.gates().counted()).containsExactly(STATUS + " blocked", STATUS + " blocked");
        assertThat(world.gates().open()).isEmpty();
    }
}
