package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.IMPATIENT;
import static dev.plumbline.core.aggregate.Given.ORDER;
import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.billing;
import static dev.plumbline.core.aggregate.Given.blocked;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.order;
import static dev.plumbline.core.aggregate.Given.posted;
import static dev.plumbline.core.aggregate.Given.rejected;
import static dev.plumbline.core.aggregate.Given.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.Message.Decided.Kind;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderStatusDocument;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What keeps an order from being told, and what ends that. */
class OrderHoldsTest {
    private static World tell(Document... documents) {
        return World.impatient().tell(documents);
    }

    @Test
    void aBlockedOrderIsHeldAndToldWhenReleased() {
        World world = tell(blocked(at(0), item(10, "1", "10.00")));
        assertThat(world.events()).isEmpty();
        assertThat(world.reasons()).containsExactly(Hold.Reason.DELIVERY_BLOCK);
        world.tell(order(at(1), item(10, "1", "10.00")));
        assertThat(world.events()).hasSize(2);
        assertThat(world.holds()).isEmpty();
    }

    @Test
    void aCreditCheckHoldsAnOrderWhicheverArrivesFirst() {
        OrderStatusDocument check = status(1, "B");
        OrderStatusDocument released = status(2, "D");
        World world = tell(check, order(at(0), item(10, "1", "10.00")));
        assertThat(world.reasons()).containsExactly(Hold.Reason.CREDIT_CHECK);
        assertThat(world.events()).isEmpty();
        world.tell(released, check);
        assertThat(world.events()).hasSize(2);
        assertThat(world.holds()).isEmpty();
    }

    @Test
    void severalHoldsStandAtOnceAndEachGoesByItself() {
        World world = tell(
                blocked(at(0), item(10, "1", "10.00")),
                new OrderStatusDocument(at(1), "12345", Optional.of("B"), Optional.of("09"), true));
        assertThat(world.reasons())
                .containsExactly(
                        Hold.Reason.DELIVERY_BLOCK,
                        Hold.Reason.CREDIT_CHECK,
                        Hold.Reason.BILLING_BLOCK,
                        Hold.Reason.INCOMPLETE);
        world.tell(new OrderStatusDocument(at(2), "12345", Optional.of("D"), Optional.empty(), false));
        assertThat(world.reasons()).containsExactly(Hold.Reason.DELIVERY_BLOCK);
    }

    @Test
    void anOrderThatIsCancelledWhileHeldIsNeitherPlacedNorCancelled() {
        World told = tell(blocked(at(0), item(10, "1", "10.00")), blocked(at(1), rejected(10, "1", "10.00")));
        assertThat(told.events()).isEmpty();
        assertThat(told.holds()).isEmpty();
    }

    @Test
    void aPersonReleasesAHoldThatComesBackOnlyAfterItsCauseHasGone() {
        World world = tell(blocked(at(0), item(10, "1", "10.00"))).decide(ORDER, Kind.RELEASE);
        assertThat(world.events()).hasSize(2);
        world.tell(blocked(at(1), item(10, "2", "20.00")));
        assertThat(world.events()).hasSize(4);
        world.tell(order(at(2), item(10, "2", "20.00")), blocked(at(3), item(10, "3", "30.00")));
        assertThat(world.events()).hasSize(4);
        assertThat(world.reasons()).containsExactly(Hold.Reason.DELIVERY_BLOCK);
    }

    @Test
    void whatAPersonDropsIsNeverTold() {
        World world = tell(blocked(at(0), item(10, "1", "10.00")))
                .decide(ORDER, Kind.DROP)
                .tell(order(at(1), item(10, "1", "10.00")));
        assertThat(world.events()).isEmpty();
        assertThat(world.holds()).isEmpty();
    }

    @Test
    void aDeliveryBeforeItsOrderWaits() {
        World world = tell(posted(at(1), "80001", shipped(10, "1")));
        assertThat(world.events()).isEmpty();
        assertThat(world.reasons()).containsExactly(Hold.Reason.PREDECESSOR_MISSING);
        world.tell(order(at(0), item(10, "1", "10.00")));
        assertThat(world.lines())
                .containsExactly(
                        "Placed Order PRD-100-order-12345 10.00",
                        "Ordered Product PRD-100-order-12345-item-10 10.00",
                        "Fulfilled Order PRD-100-delivery-80001-order-12345 10.00");
    }

    @Test
    void anOrderThatDoesNotComeBecomesAMatterForAPersonAtTheDeadline() {
        World world = tell(posted(at(1), "80001", shipped(10, "1"))).pass(Duration.ofHours(47));
        assertThat(world.holds()).noneMatch(Hold::overdue);
        assertThat(world.pass(Duration.ofHours(2)).holds()).allMatch(Hold::overdue);
    }

    @Test
    void anOrderThatDoesNotComeIsMadeUpFromItsInvoiceWhereThatIsTheRule() {
        World world = new World(synthesising());
        world.tell(posted(at(1), "80001", shipped(10, "1")), billing(at(2), Category.INVOICE, "90001", "12.00"))
                .pass(Duration.ofHours(1));
        assertThat(world.lines())
                .containsExactly(
                        "Placed Order PRD-100-order-12345 12.00",
                        "Ordered Product PRD-100-order-12345-item-10 12.00",
                        "Fulfilled Order PRD-100-delivery-80001-order-12345 12.00");
        assertThat(world.events().getFirst().properties()).containsEntry("SAPSynthesised", true);
        world.tell(order(at(0), item(10, "2", "24.00")));
        assertThat(world.lines()).contains("Placed Order PRD-100-order-12345-increase-1 12.00 silently");
    }

    @Test
    void whatCannotBeMadeUpIsForAPerson() {
        World world = new World(synthesising());
        world.tell(posted(at(1), "80001", shipped(10, "1"))).pass(Duration.ofHours(1));
        assertThat(world.events()).isEmpty();
        assertThat(world.holds()).hasSize(1).allMatch(Hold::overdue);
    }

    private static OrderStatusDocument status(int minute, String credit) {
        return new OrderStatusDocument(at(minute), "12345", Optional.of(credit), Optional.empty(), false);
    }

    private static Contract synthesising() {
        return IMPATIENT.with(IMPATIENT
                .orders()
                .with(
                        Hold.Reason.PREDECESSOR_MISSING,
                        new Contract.Deadline(Duration.ofMinutes(30), Hold.Policy.SYNTHESISE)));
    }
}
