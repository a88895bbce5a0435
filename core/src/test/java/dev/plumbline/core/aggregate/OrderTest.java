package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.IMPATIENT;
import static dev.plumbline.core.aggregate.Given.MONDAY;
import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.billing;
import static dev.plumbline.core.aggregate.Given.inCurrency;
import static dev.plumbline.core.aggregate.Given.issue;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.order;
import static dev.plumbline.core.aggregate.Given.posted;
import static dev.plumbline.core.aggregate.Given.rejected;
import static dev.plumbline.core.aggregate.Given.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument.Direction;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.OrderKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands placed of an order, and its money. */
class OrderTest {
    private static World tell(Document... documents) {
        return World.impatient().tell(documents);
    }

    @Test
    void aNewOrderIsPlacedAndEachOfItsItemsOrdered() {
        assertThat(tell(order(at(0), item(10, "2", "100.00"), item(20, "1", "19.90")))
                        .lines())
                .containsExactly(
                        "Placed Order PRD-100-order-12345 119.90",
                        "Ordered Product PRD-100-order-12345-item-10 100.00",
                        "Ordered Product PRD-100-order-12345-item-20 19.90");
    }

    @Test
    void withTaxTheValueIsGross() {
        World world = new World(IMPATIENT.with(IMPATIENT.orders().with(Contract.ValueBasis.GROSS)));
        world.tell(order(at(0), item(10, "1", "100.00")), billing(at(1), Category.CREDIT_MEMO, "90001", "10.00"));
        assertThat(world.lines())
                .contains("Placed Order PRD-100-order-12345 119.00", "Refunded Order PRD-100-order-12345 11.90");
    }

    @Test
    void everyValueHasTheDecimalsOfItsCurrency() {
        assertThat(tell(inCurrency("JPY", order(at(0), item(10, "3", "1000.40"))))
                        .lines())
                .contains("Placed Order PRD-100-order-12345 1000");
        assertThat(tell(inCurrency("KWD", order(at(0), item(10, "3", "1000.4005"))))
                        .lines())
                .contains("Placed Order PRD-100-order-12345 1000.401");
    }

    @Test
    void eventTimesOfAnOrderRiseStrictly() {
        List<Instant> times = tell(
                        order(at(0), item(10, "2", "100.00"), item(20, "1", "19.90")),
                        posted(at(1), "80001", shipped(10, "2")),
                        billing(at(2), Category.CREDIT_MEMO, "90001", "5.00"))
                .events()
                .stream()
                .map(TrackEvent::time)
                .toList();
        assertThat(times).hasSize(5).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aDocumentThatIsDatedBeforeWhatItFollowsIsNoted() {
        World world = tell(
                order(at(0), item(10, "1", "10.00")),
                Given.delivery(at(1), "80001", Direction.OUTBOUND, issue(-1), shipped(10, "1")));
        assertThat(world.notes()).hasSize(1).allMatch(note -> note.startsWith("Delivery 80001 is dated 2026-03-01"));
    }

    @Test
    void aDateWithoutATimeOnTheSameDayIsNotBefore() {
        GoodsIssue today = new GoodsIssue.Posted(new BusinessTime(Instant.parse("2026-03-02T00:00:00Z"), true));
        World world = tell(
                order(at(0), item(10, "1", "10.00")),
                Given.delivery(at(1), "80001", Direction.OUTBOUND, today, shipped(10, "1")));
        assertThat(world.notes()).isEmpty();
        assertThat(world.events().getLast().time()).isAfter(MONDAY);
    }

    @Test
    void theSameOrderAgainSaysNothing() {
        World told =
                tell(order(at(0), item(10, "2", "100.00")), order(at(5, "0000000000009999"), item(10, "2", "100.00")));
        assertThat(told.events()).hasSize(2);
        assertThat(told.receptions()).containsExactly(Reception.APPLIED, Reception.UNCHANGED);
    }

    @Test
    void anOlderVersionThatArrivesLateIsSupersededWhateverItsIdocNumber() {
        World told = tell(
                order(at(5, "0000000000000001"), item(10, "2", "100.00"), rejected(20, "1", "19.90")),
                order(at(0, "0000000000000002"), item(10, "2", "100.00"), item(20, "1", "19.90")));
        assertThat(told.lines())
                .containsExactly(
                        "Placed Order PRD-100-order-12345 100.00",
                        "Ordered Product PRD-100-order-12345-item-10 100.00");
        assertThat(told.receptions()).containsExactly(Reception.APPLIED, Reception.SUPERSEDED);
    }

    @Test
    void aRejectedItemIsCancelledOnItsOwn() {
        assertThat(tell(
                                order(at(0), item(10, "2", "100.00"), item(20, "1", "19.90")),
                                order(at(1), item(10, "2", "100.00"), rejected(20, "1", "19.90")))
                        .lines())
                .last()
                .isEqualTo("Cancelled Order PRD-100-order-12345-cancelled-20 19.90");
    }

    @Test
    void anOrderThatIsRejectedAsAWholeIsCancelledUnderTheIdOfThePlacedOrder() {
        assertThat(tell(
                                order(at(0), item(10, "2", "100.00"), item(20, "1", "19.90")),
                                order(at(1), rejected(10, "2", "100.00"), rejected(20, "1", "19.90")))
                        .lines())
                .last()
                .isEqualTo("Cancelled Order PRD-100-order-12345 119.90");
    }

    @Test
    void anOrderThatIsWantedAgainIsIncreasedAndCanBeCancelledAgain() {
        assertThat(tell(
                                order(at(0), item(10, "1", "10.00")),
                                order(at(1), rejected(10, "1", "10.00")),
                                order(at(2), item(10, "1", "10.00")),
                                order(at(3), rejected(10, "1", "10.00")))
                        .lines())
                .endsWith(
                        "Cancelled Order PRD-100-order-12345 10.00",
                        "Placed Order PRD-100-order-12345-increase-1 10.00 silently",
                        "Ordered Product PRD-100-order-12345-item-10-2 10.00 silently",
                        "Cancelled Order PRD-100-order-12345-cancelled-whole-2 10.00");
    }

    @Test
    void aRestThatIsRejectedAfterAPartialDeliveryIsCancelledAlone() {
        assertThat(tell(
                                order(at(0), item(10, "3", "30.00")),
                                posted(at(1), "80001", shipped(10, "2")),
                                order(at(2), rejected(10, "3", "30.00")))
                        .lines())
                .endsWith(
                        "Fulfilled Partial Order PRD-100-delivery-80001-order-12345 20.00",
                        "Cancelled Order PRD-100-order-12345-cancelled-10 10.00",
                        "Fulfilled Order PRD-100-order-12345-fulfilled");
    }

    @Test
    void anItemThatVanishesFromTheOrderIsCancelled() {
        assertThat(tell(
                                order(at(0), item(10, "2", "100.00"), item(20, "1", "19.90")),
                                order(at(1), item(10, "2", "100.00")))
                        .lines())
                .last()
                .isEqualTo("Cancelled Order PRD-100-order-12345-cancelled-20 19.90");
    }

    @Test
    void aLargerQuantityAndANewItemAreOneIncreaseThatStartsNoFlow() {
        assertThat(tell(
                                order(at(0), item(10, "2", "20.00")),
                                order(at(1), item(10, "3", "30.00"), item(20, "1", "5.00")))
                        .lines())
                .endsWith(
                        "Placed Order PRD-100-order-12345-increase-1 15.00 silently",
                        "Ordered Product PRD-100-order-12345-item-10-2 10.00 silently",
                        "Ordered Product PRD-100-order-12345-item-20 5.00 silently");
    }

    @Test
    void aSmallerQuantityCancelsTheDifferenceEachTime() {
        assertThat(tell(
                                order(at(0), item(10, "5", "50.00")),
                                order(at(1), item(10, "4", "40.00")),
                                order(at(2), item(10, "1", "10.00")))
                        .lines())
                .endsWith(
                        "Cancelled Order PRD-100-order-12345-cancelled-10 10.00",
                        "Cancelled Order PRD-100-order-12345-cancelled-10-2 30.00");
    }

    @Test
    void anOrderOfNoValueIsPlaced() {
        assertThat(tell(order(at(0), item(10, "1", "0.00"))).lines())
                .containsExactly(
                        "Placed Order PRD-100-order-12345 0.00", "Ordered Product PRD-100-order-12345-item-10 0.00");
    }

    @Test
    void aDeliveryFreeOfChargeTellsNothing() {
        assertThat(tell(
                                order(
                                        at(0),
                                        "12345",
                                        OrderKind.FREE_OF_CHARGE,
                                        Optional.empty(),
                                        item(10, "1", "0.00")),
                                posted(at(1), "80001", shipped(10, "1")))
                        .commands())
                .isEmpty();
    }

    @Test
    void theFirstCreditMemoCarriesTheIdOfTheOrderAndTheNextItsOwn() {
        assertThat(tell(
                                order(at(0), item(10, "1", "10.00")),
                                billing(at(1), Category.CREDIT_MEMO, "90001", "4.00"),
                                billing(at(2), Category.CREDIT_MEMO, "90002", "6.00"))
                        .lines())
                .endsWith(
                        "Refunded Order PRD-100-order-12345 4.00",
                        "Refunded Order PRD-100-billing-90002-order-12345 6.00");
    }

    @Test
    void aCancelledCreditMemoTakesTheMoneyBack() {
        assertThat(tell(
                                order(at(0), item(10, "1", "10.00")),
                                billing(at(1), Category.CREDIT_MEMO, "90001", "4.00"),
                                billing(at(2), Category.CREDIT_MEMO_CANCELLATION, "90009", "4.00"))
                        .lines())
                .last()
                .isEqualTo("Refunded Order PRD-100-billing-90009-order-12345 -4.00");
    }

    @Test
    void aCreditMemoThatIsSentAgainWithAnotherAmountTellsTheDifference() {
        assertThat(tell(
                                order(at(0), item(10, "1", "10.00")),
                                billing(at(1), Category.CREDIT_MEMO, "90001", "4.00"),
                                billing(at(2), Category.CREDIT_MEMO, "90001", "6.50"))
                        .lines())
                .last()
                .isEqualTo("Refunded Order PRD-100-billing-90001-order-12345-2 2.50 silently");
    }

    @Test
    void invoicesAndDebitMemosAreNoNewsForKlaviyoButCountAsBilled() {
        World world = tell(
                order(at(0), item(10, "1", "10.00")),
                billing(at(1), Category.INVOICE, "90001", "10.00"),
                billing(at(2), Category.INVOICE_CANCELLATION, "90002", "10.00"),
                billing(at(3), Category.DEBIT_MEMO, "90003", "2.00"));
        assertThat(world.events()).hasSize(2);
        assertThat(Optional.ofNullable(world.order("12345").items().get("10"))
                        .map(figures -> figures.billed().value()))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(new BigDecimal("2.00")));
    }
}
