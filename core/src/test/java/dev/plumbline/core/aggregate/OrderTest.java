package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.billing;
import static dev.plumbline.core.aggregate.Given.blocked;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.order;
import static dev.plumbline.core.aggregate.Given.planned;
import static dev.plumbline.core.aggregate.Given.posted;
import static dev.plumbline.core.aggregate.Given.rejected;
import static dev.plumbline.core.aggregate.Given.shipped;
import static dev.plumbline.core.aggregate.Given.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Direction;
import dev.plumbline.core.document.OrderKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderTest {
    @Test
    void anOrderIsPlacedWithEachOfItsItems() {
        assertThat(tell(order(at(0), item(10, "2", "100.00"), item(20, "1", "19.90")))
                        .lines())
                .containsExactly(
                        "Placed Order PRD-100-order-12345 119.90",
                        "Ordered Product PRD-100-order-12345-item-10 100.00",
                        "Ordered Product PRD-100-order-12345-item-20 19.90");
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
    void theSameOrderAgainSaysNothing() {
        Given.Told told =
                tell(order(at(0), item(10, "2", "100.00")), order(at(5, "0000000000009999"), item(10, "2", "100.00")));
        assertThat(told.events()).hasSize(2);
        assertThat(told.receptions()).containsExactly(Reception.APPLIED, Reception.UNCHANGED);
    }

    @Test
    void anOlderVersionThatArrivesLateIsSupersededWhateverItsIdocNumber() {
        Given.Told told = tell(
                order(at(5, "0000000000000001"), item(10, "2", "100.00"), rejected(20, "1", "19.90")),
                order(at(0, "0000000000000002"), item(10, "2", "100.00"), item(20, "1", "19.90")));
        assertThat(told.lines())
                .containsExactly(
                        "Placed Order PRD-100-order-12345 100.00",
                        "Ordered Product PRD-100-order-12345-item-10 100.00");
        assertThat(told.receptions()).containsExactly(Reception.APPLIED, Reception.SUPERSEDED);
    }

    @Test
    void aResendMakesTheKnownReportFresherSoThatAnOlderChangeStaysOld() {
        Given.Told told = tell(
                order(at(0), item(10, "1", "10.00")),
                order(at(9), item(10, "1", "10.00")),
                order(at(5), rejected(10, "1", "10.00")));
        assertThat(told.receptions()).containsExactly(Reception.APPLIED, Reception.UNCHANGED, Reception.SUPERSEDED);
        assertThat(told.events()).hasSize(2);
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
    void anItemThatVanishesFromTheOrderIsCancelled() {
        assertThat(tell(
                                order(at(0), item(10, "2", "100.00"), item(20, "1", "19.90")),
                                order(at(1), item(10, "2", "100.00")))
                        .lines())
                .last()
                .isEqualTo("Cancelled Order PRD-100-order-12345-cancelled-20 19.90");
    }

    @Test
    void aBlockedOrderIsHeldAndToldWhenReleased() {
        assertThat(tell(blocked(at(0), item(10, "1", "10.00"))).events()).isEmpty();
        assertThat(tell(blocked(at(0), item(10, "1", "10.00"))).holds())
                .extracting(Hold::reason)
                .containsExactly(Hold.Reason.BLOCKED_IN_SAP);
        Given.Told released = tell(blocked(at(0), item(10, "1", "10.00")), order(at(1), item(10, "1", "10.00")));
        assertThat(released.events()).hasSize(2);
        assertThat(released.holds()).isEmpty();
    }

    @Test
    void anOrderThatIsCancelledWhileHeldIsNeitherPlacedNorCancelled() {
        Given.Told told = tell(blocked(at(0), item(10, "1", "10.00")), blocked(at(1), rejected(10, "1", "10.00")));
        assertThat(told.events()).isEmpty();
        assertThat(told.holds()).isEmpty();
    }

    @Test
    void aDeliveryBeforeItsOrderWaits() {
        Given.Told alone = tell(posted(at(1), "80001", shipped(10, "1")));
        assertThat(alone.events()).isEmpty();
        assertThat(alone.holds()).extracting(Hold::reason).containsExactly(Hold.Reason.PREDECESSOR_MISSING);
        assertThat(tell(posted(at(1), "80001", shipped(10, "1")), order(at(0), item(10, "1", "10.00")))
                        .lines())
                .containsExactly(
                        "Placed Order PRD-100-order-12345 10.00",
                        "Ordered Product PRD-100-order-12345-item-10 10.00",
                        "Fulfilled Order PRD-100-delivery-80001-order-12345 10.00");
    }

    @Test
    void aDeliveryWithoutPostedGoodsIssueFulfilsNothing() {
        assertThat(tell(order(at(0), item(10, "1", "10.00")), planned(at(1), "80001", shipped(10, "1")))
                        .events())
                .hasSize(2);
    }

    @Test
    void aLaterMessageThatDoesNotMentionTheGoodsIssueTakesNothingBack() {
        Given.Told told = tell(
                planned(at(2), "80001", shipped(10, "1")),
                posted(at(1), "80001", shipped(10, "1")),
                order(at(0), item(10, "1", "10.00")));
        assertThat(told.lines()).last().isEqualTo("Fulfilled Order PRD-100-delivery-80001-order-12345 10.00");
    }

    @Test
    void aPartialDeliveryIsWorthItsShareOfTheItem() {
        assertThat(tell(order(at(0), item(10, "3", "10.00")), posted(at(1), "80001", shipped(10, "1")))
                        .lines())
                .last()
                .isEqualTo("Fulfilled Order PRD-100-delivery-80001-order-12345 3.33");
    }

    @Test
    void goodsThatComeBackFulfilNothing() {
        DeliveryDocument back = new DeliveryDocument(
                at(1), "84001", Direction.RETURN, posted(at(1), "84001").goodsIssue(), "", List.of(shipped(10, "1")));
        assertThat(tell(order(at(0), item(10, "1", "10.00")), back).events()).hasSize(2);
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
    void anInvoiceIsNoNewsForKlaviyo() {
        assertThat(tell(
                                order(at(0), item(10, "1", "10.00")),
                                billing(at(1), Category.INVOICE, "90001", "10.00"),
                                billing(at(2), Category.INVOICE_CANCELLATION, "90002", "10.00"))
                        .events())
                .hasSize(2);
    }

    @Test
    void aReturnsOrderIsNotPlaced() {
        assertThat(tell(order(at(0), OrderKind.RETURN, Optional.empty(), item(10, "1", "10.00")))
                        .commands())
                .isEmpty();
    }
}
