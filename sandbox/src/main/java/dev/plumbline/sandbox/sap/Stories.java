package dev.plumbline.sandbox.sap;

import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What can happen to an order. */
final class Stories {
    /** Of so many orders one happens in the most usual way. */
    private static final int USUAL = 5;

    private final Desk desk;
    private final RandomGenerator dice;
    private final ShippingStories shipping;
    private final List<Function<SalesOrder, Plot>> all;

    Stories(Desk desk, RandomGenerator dice) {
        this.desk = desk;
        this.dice = dice;
        this.shipping = new ShippingStories(desk);
        OrderStories order = new OrderStories(desk);
        MoneyStories money = new MoneyStories(desk);
        this.all = List.of(
                shipping::stillOpen,
                shipping::shippedFromBatches,
                shipping::shippedInTwoParts,
                shipping::shippedPieceByPiece,
                shipping::shippedTogether,
                shipping::postedByTheWarehouse,
                shipping::shippedByTransport,
                shipping::provenByDelivery,
                shipping::takenBackAndPostedAgain,
                shipping::takenBackForGood,
                shipping::takenBackAndSplit,
                shipping::corrected,
                order::blockedAndReleased,
                order::cancelledWhileHeld,
                order::cancelled,
                order::cancelledAndWantedAgain,
                order::partlyRejected,
                order::wantedAgain,
                order::restRejected,
                order::quantityRaised,
                order::quantityLowered,
                order::loweredToWhatLeft,
                order::raisedAndLowered,
                order::priceRaised,
                order::priceLowered,
                order::itemAdded,
                order::itemVanished,
                order::exchanged,
                order::freeGoods,
                order::worthNothing,
                order::freeOfCharge,
                money::credited,
                money::creditedBeforeTheInvoice,
                money::creditedTwiceAndOnceTakenBack,
                money::creditedThrice,
                money::invoiceCancelled,
                money::debited,
                money::returnedWithoutReference,
                money::returned,
                money::returnedInTwoParts,
                money::creditedWithoutGoods,
                money::onItsWayBack,
                money::creditedOnRequest,
                money::debitedOnRequest);
    }

    /** How many different ones there are, beside the usual one and that of a guest. */
    int count() {
        return all.size();
    }

    Plot next() {
        int chosen = dice.nextInt(USUAL * (all.size() + 2));
        if (chosen < all.size() * (USUAL - 1)) {
            return all.get(chosen % all.size()).apply(desk.order());
        }
        return chosen % 4 == 0 ? shipping.shippedToAGuest() : shipping.shipped(desk.order());
    }

    /** An order that belongs to no story: for messages that are spoilt. */
    SalesOrder strayOrder() {
        SalesOrder order = desk.order();
        return order.with(List.of(desk.item(10, 1, order.currency())));
    }
}
