package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.address;
import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.master;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.core.view.Wording;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a mapping named once and does not name any more. */
class DroppedPropertiesTest {
    private static final String GROUP = "SAPAccountGroup";
    private static final String CLASS = "SAPCustomerClass";

    /** The plain wording without some properties. */
    private record Without(Wording plain, Set<String> dropped) implements Wording {
        @Override
        public ProfileWords profile(CustomerView customer, Known told) {
            ProfileWords words = plain.profile(customer, told);
            Map<String, Object> left = new HashMap<>(words.words().properties());
            left.keySet().removeAll(dropped);
            return new ProfileWords(
                    words.attributes(),
                    words.location(),
                    new Words(left, words.words().troubles(), words.words().verdict()),
                    words.stays());
        }

        @Override
        public Words farewell(CustomerView customer) {
            return plain.farewell(customer);
        }

        @Override
        public Set<String> farewellNames() {
            return plain.farewellNames();
        }

        @Override
        public boolean isNamed(String property) {
            return plain.isNamed(property) && !dropped.contains(property);
        }

        @Override
        public boolean isNormal(String property, Object value) {
            return plain.isNormal(property, value);
        }

        @Override
        public Words event(Occurrence occurrence) {
            return plain.event(occurrence);
        }
    }

    private static Contract without(String... dropped) {
        return Given.IMPATIENT.with(new Without(new PlainWording(), Set.of(dropped)));
    }

    @Test
    void whatTheMappingDropsStaysInKlaviyoUntilAPersonSaysOtherwise() {
        World world = World.impatient()
                .tell(master(at(0), "4711"))
                .under(without(GROUP))
                .tell(address(at(1), "4711", "anna@kunde-mail.de"));
        assertThat(world.profiles())
                .hasSize(2)
                .allSatisfy(profile -> assertThat(profile.unset()).isEmpty());
        assertThat(world.customer("4711").views().get("main"))
                .extracting(AccountView::formerly)
                .isEqualTo(new TreeSet<>(Set.of(GROUP)));
    }

    @Test
    void onRequestItIsUnset() {
        World world = World.impatient()
                .tell(master(at(0), "4711"))
                .under(without(GROUP, CLASS))
                .tell(address(at(1), "4711", "anna@kunde-mail.de"))
                .unset("4711", GROUP);
        assertThat(world.profile("4711").unset()).containsExactly(GROUP);
        assertThat(world.customer("4711").views().get("main"))
                .extracting(AccountView::formerly)
                .isEqualTo(new TreeSet<>(Set.of(CLASS)));
    }

    @Test
    void alsoWhenItIsAmongWhatWasToldLast() {
        World world = World.impatient()
                .tell(master(at(0), "4711"))
                .under(without(GROUP))
                .unset("4711", GROUP);
        assertThat(world.profiles()).hasSize(2);
        assertThat(world.profile("4711").unset()).containsExactly(GROUP);
        assertThat(world.profile("4711").properties()).doesNotContainKey(GROUP);
    }

    @Test
    void itDoesNotWaitForTheSchedule() {
        Contract patient = Given.PATIENT.with(Given.PATIENT.customers().with(Schedule.every(Duration.ofHours(1))));
        World world = new World(patient)
                .tell(master(at(0), "4711"))
                .pass(Duration.ofHours(2))
                .under(patient.with(new Without(new PlainWording(), Set.of(GROUP))))
                .unset("4711", GROUP);
        assertThat(world.profile("4711").unset()).containsExactly(GROUP);
    }

    @Test
    void aSecondRequestSaysNothing() {
        World world = World.impatient()
                .tell(master(at(0), "4711"))
                .under(without(GROUP))
                .unset("4711", GROUP)
                .unset("4711", GROUP)
                .tell(master(at(0), "4711"));
        assertThat(world.profiles()).hasSize(2);
    }

    @Test
    void everyLaterStateSaysSoToo() {
        World world = World.impatient()
                .tell(master(at(0), "4711"))
                .under(without(GROUP))
                .unset("4711", GROUP)
                .tell(address(at(1), "4711", "anna@kunde-mail.de"));
        assertThat(world.profiles())
                .hasSize(3)
                .last()
                .extracting(UpsertProfile::unset)
                .isEqualTo(new TreeSet<>(Set.of(GROUP)));
    }

    @Test
    void whatComesBackIntoTheMappingIsToldAgain() {
        World world = World.impatient()
                .tell(master(at(0), "4711"))
                .under(without(GROUP))
                .unset("4711", GROUP)
                .under(Given.IMPATIENT)
                .tell(address(at(1), "4711", "anna@kunde-mail.de"));
        assertThat(world.profile("4711").unset()).isEmpty();
        assertThat(world.profile("4711").properties()).containsKey(GROUP);
    }

    @Test
    void whatCameBackBeforeTheRequestIsWorkedStays() {
        World world = World.impatient()
                .tell(master(at(0), "4711"))
                .under(without(GROUP))
                .tell(address(at(1), "4711", "anna@kunde-mail.de"))
                .under(Given.IMPATIENT)
                .unset("4711", GROUP);
        assertThat(world.profile("4711").unset()).isEmpty();
        assertThat(world.profile("4711").properties()).containsKey(GROUP);
    }

    @Test
    void aCustomerThatNeverHadItIsLeftAlone() {
        World world = World.impatient()
                .under(without(GROUP))
                .tell(master(at(0), "4711"))
                .unset("4711", GROUP);
        assertThat(world.profiles()).hasSize(1);
    }

    @Test
    void aProfileThatTurnedOutToBeAnothersLosesItToo() {
        World world = World.impatient()
                .tell(
                        master(at(0), "4710"),
                        address(at(1), "4710", "anna@kunde-mail.de"),
                        master(at(2), "4711"),
                        address(at(3), "4711", "anna@kunde-mail.de"))
                .under(without(GROUP))
                .unset("4711", GROUP);
        assertThat(world.profile("4711").unset()).containsExactly(GROUP);
        assertThat(world.profile("4711").properties()).containsOnlyKeys("SAPSharesProfileOf");
    }
}
