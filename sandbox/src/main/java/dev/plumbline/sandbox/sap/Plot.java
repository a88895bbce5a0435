package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Fact.Goods;
import dev.plumbline.sandbox.sap.Fact.Progress;
import dev.plumbline.sandbox.sap.Paper.Billing;
import dev.plumbline.sandbox.sap.Paper.Delivery;
import dev.plumbline.sandbox.sap.Paper.Transport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A story that is under way: messages in their order, each made when its turn comes. What a message tells is written into the story at the
 * moment when the message is made, because only then SAP knows it.
 */
final class Plot {
    private final Writer writer;
    private final Sales sales;
    private final String name;
    private final List<Story> stories = new ArrayList<>();
    private final Deque<Supplier<OutgoingIdoc>> messages = new ArrayDeque<>();
    private int unmirrored;

    /** @param order of ten digits, as is what else is a number here */
    Plot(Writer writer, String order) {
        this.writer = writer;
        this.sales = new Sales(writer);
        this.name = Merchant.bare(order);
    }

    /** Something that the messages tell of. */
    Plot telling(Story story) {
        stories.add(story);
        return this;
    }

    List<Story> stories() {
        return stories;
    }

    /** How many of the messages lead to nothing. */
    int unmirrored() {
        return unmirrored;
    }

    boolean isOver() {
        return messages.isEmpty();
    }

    /** The next message. */
    OutgoingIdoc next() {
        return messages.removeFirst().get();
    }

    /** The order as it stands now leaves. */
    Plot ordered(SalesOrder order) {
        messages.add(() -> {
            OutgoingIdoc message = sales.order(name, order);
            add(new Fact.Ordered(order, message.docnum(), writer.instant()), List.of(order.number()));
            return message;
        });
        return this;
    }

    /** A delivery that is yet to leave; or one that has not left after all. */
    Plot planned(String messageType, Delivery delivery) {
        messages.add(() -> moved(
                delivery,
                Progress.of(new Goods.NotPosted()),
                sales.delivery(name, messageType, delivery, Optional.empty())));
        return this;
    }

    /** A delivery leaves now. */
    Plot posted(String messageType, Delivery delivery) {
        messages.add(() -> {
            Instant now = writer.instant();
            return moved(
                    delivery,
                    Progress.of(new Goods.Posted(now)),
                    sales.delivery(name, messageType, delivery, Optional.of(now)));
        });
        return this;
    }

    Plot posted(Delivery delivery) {
        return posted("DESADV", delivery);
    }

    /** A warehouse says that a delivery leaves now; its message carries no date. */
    Plot confirmed(Delivery delivery) {
        messages.add(() -> {
            OutgoingIdoc message = sales.confirmation(name, delivery);
            return moved(delivery, Progress.of(new Goods.Posted(writer.instant())), message);
        });
        return this;
    }

    /** A transport that is yet to start. */
    Plot loaded(String transport, Delivery delivery) {
        messages.add(() -> {
            Transport waiting = new Transport(transport, Optional.empty());
            return moved(
                    delivery,
                    new Progress(new Goods.Silent(), Optional.of(waiting), Optional.empty()),
                    sales.shipment(name, waiting, List.of(delivery)));
        });
        return this;
    }

    /** A transport starts, and with it its delivery leaves. */
    Plot started(String transport, Delivery delivery) {
        messages.add(() -> {
            Instant now = writer.instant();
            Transport started = new Transport(transport, Optional.of(now));
            return moved(
                    delivery,
                    new Progress(new Goods.Posted(now), Optional.of(started), Optional.empty()),
                    sales.shipment(name, started, List.of(delivery)));
        });
        return this;
    }

    /** The customer confirms the receipt. */
    Plot proven(Delivery delivery) {
        messages.add(() -> {
            Instant now = writer.instant();
            return moved(
                    delivery,
                    new Progress(new Goods.Silent(), Optional.empty(), Optional.of(now)),
                    sales.proof(name, delivery, now));
        });
        return this;
    }

    private OutgoingIdoc moved(Delivery delivery, Progress progress, OutgoingIdoc message) {
        add(
                new Fact.Moved(delivery, progress, message.docnum(), writer.instant()),
                delivery.lines().stream().map(line -> line.order().number()).toList());
        return message;
    }

    Plot billed(Billing billing) {
        if (billing.category().equals("U")) {
            unmirrored++;
        }
        messages.add(() -> {
            Instant now = writer.instant();
            OutgoingIdoc message = sales.billing(name, billing, now);
            add(
                    new Fact.Billed(billing, now.truncatedTo(ChronoUnit.DAYS), message.docnum(), writer.instant()),
                    billing.lines().stream().map(line -> line.order().number()).toList());
            return message;
        });
        return this;
    }

    private void add(Fact fact, List<String> orders) {
        stories.stream()
                .filter(story -> orders.stream().anyMatch(story::isAbout))
                .forEach(story -> story.add(fact));
    }
}
