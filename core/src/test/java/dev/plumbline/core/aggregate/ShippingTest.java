package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.MONDAY;
import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.billing;
import static dev.plumbline.core.aggregate.Given.cameBack;
import static dev.plumbline.core.aggregate.Given.issue;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.order;
import static dev.plumbline.core.aggregate.Given.planned;
import static dev.plumbline.core.aggregate.Given.posted;
import static dev.plumbline.core.aggregate.Given.referring;
import static dev.plumbline.core.aggregate.Given.shipped;
import static dev.plumbline.core.aggregate.Given.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument.Progress;
import dev.plumbline.core.document.DeliveryDocument.Transport;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What leaves the house, arrives and comes back. */
class ShippingTest {
    private static World tell(Document... documents) {
        return World.impatient().tell(documents);
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
                        "Returned Order PRD-100-order-60001 10.00",
                        "Refunded Order PRD-100-billing-90001-order-60001 10.00");
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
