package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.IMPATIENT;
import static dev.plumbline.core.aggregate.Given.MONDAY;
import static dev.plumbline.core.aggregate.Given.ORDER;
import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.billing;
import static dev.plumbline.core.aggregate.Given.blocked;
import static dev.plumbline.core.aggregate.Given.cameBack;
import static dev.plumbline.core.aggregate.Given.inCurrency;
import static dev.plumbline.core.aggregate.Given.issue;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.order;
import static dev.plumbline.core.aggregate.Given.planned;
import static dev.plumbline.core.aggregate.Given.posted;
import static dev.plumbline.core.aggregate.Given.referring;
import static dev.plumbline.core.aggregate.Given.rejected;
import static dev.plumbline.core.aggregate.Given.shipped;
import static dev.plumbline.core.aggregate.Given.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.Message.Decided.Kind;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument.Direction;
import dev.plumbline.core.document.DeliveryDocument.Progress;
import dev.plumbline.core.document.DeliveryDocument.Transport;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.OrderStatusDocument;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    private static OrderStatusDocument status(int minute, String credit) {
        return new OrderStatusDocument(at(minute), "12345", Optional.of(credit), Optional.empty(), false);
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

    private static Contract synthesising() {
        return IMPATIENT.with(IMPATIENT
                .orders()
                .with(
                        Hold.Reason.PREDECESSOR_MISSING,
                        new Contract.Deadline(Duration.ofMinutes(30), Hold.Policy.SYNTHESISE)));
    }

    @Test
    void whatCannotBeMadeUpIsForAPerson() {
        World world = new World(synthesising());
        world.tell(posted(at(1), "80001", shipped(10, "1"))).pass(Duration.ofHours(1));
        assertThat(world.events()).isEmpty();
        assertThat(world.holds()).hasSize(1).allMatch(Hold::overdue);
    }

    @Test
    void aDeliveryWithoutPostedGoodsIssueFulfilsNothing() {
        assertThat(tell(order(at(0), item(10, "1", "10.00")), planned(at(1), "80001", shipped(10, "1")))
                        .events())
                .hasSize(2);
    }

    @Test
    void aLaterMessageThatDoesNotMentionTheGoodsIssueTakesNothingBack() {
        World told = tell(
                silent(at(2), "80001", shipped(10, "1")),
                posted(at(1), "80001", shipped(10, "1")),
                order(at(0), item(10, "1", "10.00")));
        assertThat(told.lines()).last().isEqualTo("Fulfilled Order PRD-100-delivery-80001-order-12345 10.00");
    }

    @Test
    void aGoodsIssueThatIsTakenBackAfterItWasToldIsBalancedAndNoted() {
        World world = tell(
                order(at(0), item(10, "1", "10.00")),
                posted(at(1), "80001", shipped(10, "1")),
                planned(at(2), "80001", shipped(10, "1")),
                posted(at(3), "80001", shipped(10, "1")));
        assertThat(world.lines())
                .endsWith(
                        "Fulfilled Order PRD-100-delivery-80001-order-12345 10.00",
                        "Fulfilled Order PRD-100-delivery-80001-order-12345-2 -10.00 silently",
                        "Fulfilled Order PRD-100-delivery-80001-order-12345-3 10.00 silently");
        assertThat(world.notes()).anyMatch(note -> note.contains("goods issue was taken back"));
    }

    @Test
    void partsAreFulfilledPartlyAndTheWholeOnceAllOfThemHaveLeft() {
        assertThat(tell(
                                order(at(0), item(10, "3", "30.00")),
                                posted(at(1), "80001", shipped(10, "2")),
                                posted(at(2), "80002", shipped(10, "1")))
                        .lines())
                .endsWith(
                        "Fulfilled Partial Order PRD-100-delivery-80001-order-12345 20.00",
                        "Fulfilled Partial Order PRD-100-delivery-80002-order-12345 10.00",
                        "Fulfilled Order PRD-100-order-12345-fulfilled");
    }

    @Test
    void aShipmentThatHasStartedAndAProofOfDeliveryAreToldOnce() {
        Progress started = new Progress(
                issue(1),
                Optional.of(new Transport("7001", Optional.of(new BusinessTime(MONDAY.plusSeconds(90_000), false)))),
                Optional.empty());
        Progress proven = new Progress(
                new GoodsIssue.NotMentioned(),
                Optional.empty(),
                Optional.of(new BusinessTime(MONDAY.plusSeconds(180_000), false)));
        assertThat(tell(
                                order(at(0), item(10, "1", "10.00")),
                                Given.with(started, posted(at(1), "80001", shipped(10, "1"))),
                                Given.with(proven, silent(at(2), "80001", shipped(10, "1"))),
                                Given.with(proven, silent(at(3), "80001", shipped(10, "1"))))
                        .lines())
                .endsWith(
                        "Fulfilled Order PRD-100-delivery-80001-order-12345 10.00",
                        "Shipped Order PRD-100-shipment-7001-order-12345",
                        "Delivered Order PRD-100-delivery-80001-order-12345");
    }

    @Test
    void aProofOfDeliveryImpliesAGoodsIssue() {
        Progress proven = new Progress(
                new GoodsIssue.NotMentioned(),
                Optional.empty(),
                Optional.of(new BusinessTime(MONDAY.plusSeconds(180_000), false)));
        assertThat(tell(
                                order(at(0), item(10, "1", "10.00")),
                                Given.with(proven, silent(at(2), "80001", shipped(10, "1"))))
                        .lines())
                .endsWith(
                        "Fulfilled Order PRD-100-delivery-80001-order-12345 10.00",
                        "Delivered Order PRD-100-delivery-80001-order-12345");
    }

    @Test
    void goodsThatComeBackFulfilNothingAndAreToldAsReturned() {
        assertThat(tell(order(at(0), item(10, "2", "10.00")), cameBack(at(1), "84001", shipped(10, "1")))
                        .lines())
                .last()
                .isEqualTo("Returned Order PRD-100-delivery-84001-order-12345 5.00");
    }

    @Test
    void whatAReturnsOrderTakesBackIsToldWithTheOrderThatSoldIt() {
        World world = tell(
                order(at(0), item(10, "2", "10.00")),
                order(at(1), "60001", OrderKind.RETURN, Optional.empty(), referring(10, "2", "10.00", "12345")),
                cameBack(at(2), "84001", shipped("60001", 10, "2")),
                billing(at(3), Category.CREDIT_MEMO, "90001", "60001", "10.00"));
        assertThat(world.lines())
                .endsWith("Returned Order PRD-100-order-60001 10.00", "Refunded Order PRD-100-order-12345 10.00");
        ItemFigures figures =
                Optional.ofNullable(world.order("12345").items().get("10")).orElseThrow();
        assertThat(figures.returned()).isEqualByComparingTo("2");
        assertThat(figures.credited().value()).isEqualByComparingTo("10.00");
    }

    @Test
    void aReturnsOrderWithoutGoodsReceiptTellsNothing() {
        assertThat(tell(
                                order(at(0), item(10, "2", "10.00")),
                                order(
                                        at(1),
                                        "60001",
                                        OrderKind.RETURN,
                                        Optional.empty(),
                                        referring(10, "2", "10.00", "12345")))
                        .events())
                .hasSize(2);
    }

    @Test
    void aReturnsOrderThatRefersToNothingTellsByItself() {
        assertThat(tell(
                                order(at(1), "60001", OrderKind.RETURN, Optional.empty(), item(10, "1", "10.00")),
                                cameBack(at(2), "84001", shipped("60001", 10, "1")),
                                billing(at(3), Category.CREDIT_MEMO, "90001", "60001", "10.00"))
                        .lines())
                .containsExactly(
                        "Returned Order PRD-100-order-60001 10.00", "Refunded Order PRD-100-billing-90001 10.00");
    }

    @Test
    void theFirstCreditMemoCarriesTheIdOfTheOrderAndTheNextItsOwn() {
        assertThat(tell(
                                order(at(0), item(10, "1", "10.00")),
                                billing(at(1), Category.CREDIT_MEMO, "90001", "4.00"),
                                billing(at(2), Category.CREDIT_MEMO, "90002", "6.00"))
                        .lines())
                .endsWith("Refunded Order PRD-100-order-12345 4.00", "Refunded Order PRD-100-billing-90002 6.00");
    }

    @Test
    void aCancelledCreditMemoTakesTheMoneyBack() {
        assertThat(tell(
                                order(at(0), item(10, "1", "10.00")),
                                billing(at(1), Category.CREDIT_MEMO, "90001", "4.00"),
                                billing(at(2), Category.CREDIT_MEMO_CANCELLATION, "90009", "4.00"))
                        .lines())
                .last()
                .isEqualTo("Refunded Order PRD-100-billing-90009 -4.00");
    }

    @Test
    void aCreditMemoThatIsSentAgainWithAnotherAmountTellsTheDifference() {
        assertThat(tell(
                                order(at(0), item(10, "1", "10.00")),
                                billing(at(1), Category.CREDIT_MEMO, "90001", "4.00"),
                                billing(at(2), Category.CREDIT_MEMO, "90001", "6.50"))
                        .lines())
                .last()
                .isEqualTo("Refunded Order PRD-100-billing-90001-2 2.50 silently");
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

    @Test
    void theItemsOfASetAreNoProductsOfTheirOwnWithoutAValue() {
        World world = tell(order(
                at(0),
                item(10, "1", "30.00"),
                partOf("10", item(11, "2", "0.00")),
                partOf("10", item(12, "1", "0.00"))));
        assertThat(world.lines())
                .containsExactly(
                        "Placed Order PRD-100-order-12345 30.00", "Ordered Product PRD-100-order-12345-item-10 30.00");
        world.tell(posted(at(1), "80001", shipped(11, "2"), shipped(12, "1")));
        assertThat(world.lines()).last().isEqualTo("Fulfilled Order PRD-100-delivery-80001-order-12345 0.00");
    }

    private static OrderDocument.Item partOf(String main, OrderDocument.Item item) {
        return new OrderDocument.Item(
                item.position(),
                item.material(),
                item.description(),
                item.quantity(),
                item.netValue(),
                item.tax(),
                item.rejection(),
                main,
                item.reference());
    }
}
