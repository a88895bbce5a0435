package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.blocked;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.master;
import static dev.plumbline.core.aggregate.Given.order;
import static dev.plumbline.core.aggregate.Given.posted;
import static dev.plumbline.core.aggregate.Given.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.document.OrderDocument;
import org.junit.jupiter.api.Test;

/** Invariant I9: history is silent. */
class HistoryTest {
    private static final OrderDocument ORDER = order(at(0), item(10, "2", "100.00"));

    @Test
    void whateverALoadedDocumentCausesIsSilent() {
        World world = World.impatient().tellHistory(ORDER, posted(at(1), "80001", shipped(10, "2")));
        assertThat(world.events()).hasSize(3).allMatch(TrackEvent::silent);
    }

    @Test
    void whatALiveDocumentSaysOfALoadedOrderIsLive() {
        World world = World.impatient().tellHistory(ORDER).tell(posted(at(1), "80001", shipped(10, "2")));
        assertThat(world.events().getLast().silent()).isFalse();
    }

    @Test
    void aLoadedOrderThatWaitsForItsCustomerStaysSilentWhoeverMakesItKnown() {
        World world = new World(Given.PATIENT).tellHistory(ORDER).tell(master(at(1), "4711"));
        assertThat(world.events()).hasSize(2).allMatch(TrackEvent::silent);
    }

    @Test
    void afterThatItsNewsAreLive() {
        World world = new World(Given.PATIENT)
                .tellHistory(ORDER)
                .tell(master(at(1), "4711"), posted(at(2), "80001", shipped(10, "2")));
        assertThat(world.events().getLast().silent()).isFalse();
    }

    @Test
    void aLiveOrderThatWaitsForItsCustomerStaysLiveAlthoughItIsLoadedAgain() {
        World world = new World(Given.PATIENT)
                .tell(ORDER)
                .tellHistory(order(at(1), item(10, "2", "100.00")))
                .tell(master(at(2), "4711"));
        assertThat(world.events()).hasSize(2).noneMatch(TrackEvent::silent);
    }

    @Test
    void aLoadedOrderThatSapHoldsIsLiveWhenSapReleasesIt() {
        World world = World.impatient()
                .tellHistory(blocked(at(0), item(10, "2", "100.00")))
                .tell(order(at(1), item(10, "2", "100.00")));
        assertThat(world.events()).hasSize(2).noneMatch(TrackEvent::silent);
    }
}
