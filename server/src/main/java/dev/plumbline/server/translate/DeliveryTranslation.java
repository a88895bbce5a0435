package dev.plumbline.server.translate;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Direction;
import dev.plumbline.core.document.DeliveryDocument.Progress;
import dev.plumbline.core.document.DeliveryDocument.Transport;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.Partner;
import dev.plumbline.mapping.source.DeliverySource;
import dev.plumbline.mapping.source.DeliverySource.Delivery;
import dev.plumbline.mapping.source.DeliverySource.Item;
import dev.plumbline.mapping.source.PartnerSource;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The DELVRY family: DESADV, SHPORD, WHSORD, CARNOT, SHPCON, WHSCON and STPPOD have one layout and one meaning. Content decides: what
 * has left the house says so by its actual goods-issue date.
 */
final class DeliveryTranslation implements Rule {
    private static final Map<String, Direction> DIRECTIONS =
            Map.of("return", Direction.RETURN, "inbound", Direction.INBOUND);

    @Override
    public Outcome translate(Message message) {
        Scope source = message.as(SourceDocument.DELIVERY);
        List<DeliveryDocument> deliveries = deliveriesIn(source, message, Optional.empty());
        if (deliveries.isEmpty()) {
            throw UntranslatableException.missing(source, DeliverySource.DELIVERIES, "a delivery needs its header");
        }
        List<Document> documents = new ArrayList<>(addressesIn(message, deliveries));
        documents.addAll(deliveries);
        return message.says(documents);
    }

    /** The deliveries of a delivery message, or of a shipment. */
    static List<DeliveryDocument> deliveriesIn(Scope source, Message message, Optional<Transport> transport) {
        String role = source.text(DeliverySource.ROLE);
        return source.each(DeliverySource.DELIVERIES).stream()
                .map(delivery -> deliveryOf(
                        message,
                        delivery,
                        new Progress(
                                goodsIssueOf(message, delivery, role.equals("report")),
                                transport,
                                role.equals("proof") ? Optional.of(proofIn(message, delivery)) : Optional.empty())))
                .toList();
    }

    private static DeliveryDocument deliveryOf(Message message, Scope delivery, Progress progress) {
        String number =
                Message.requiredKey(delivery, Delivery.NUMBER, "the delivery's number says which delivery this is");
        return new DeliveryDocument(
                message.origin(),
                number,
                DIRECTIONS.getOrDefault(delivery.text(Delivery.DIRECTION), Direction.OUTBOUND),
                progress,
                soldToOf(message, delivery),
                Carriages.of(delivery, number),
                itemsOf(delivery));
    }

    private static Optional<Partner> soldToOf(Message message, Scope delivery) {
        return delivery.first(Delivery.SOLD_TO)
                .flatMap(partner -> partner.key(PartnerSource.NUMBER)
                        .map(customer -> PartnerReading.of(message, partner, customer)));
    }

    /** How the customers of deliveries can be reached; to be known before anything is told of the deliveries. */
    static List<AddressDocument> addressesIn(Message message, List<DeliveryDocument> deliveries) {
        return deliveries.stream()
                .filter(delivery -> delivery.direction() != Direction.INBOUND)
                .flatMap(delivery -> delivery.soldTo().stream())
                .flatMap(soldTo -> PartnerReading.addressOf(message, soldTo).stream())
                .distinct()
                .toList();
    }

    /** An actual date; or a confirmation that posts it. An empty date speaks only in SAP's own report. */
    private static GoodsIssue goodsIssueOf(Message message, Scope delivery, boolean isReport) {
        Optional<BusinessTime> posted = message.when(delivery, Delivery.GOODS_ISSUE)
                .or(() -> isReport ? Optional.empty() : confirmedIssue(message, delivery));
        return posted.<GoodsIssue>map(GoodsIssue.Posted::new)
                .orElseGet(() -> isReport && delivery.isMentioned(Delivery.GOODS_ISSUE)
                        ? new GoodsIssue.NotPosted()
                        : new GoodsIssue.NotMentioned());
    }

    /** This is an instruction to whom posts; in SAP's own report it would instruct, not tell. */
    private static Optional<BusinessTime> confirmedIssue(Message message, Scope delivery) {
        return delivery.isSet(Delivery.POSTS_GOODS_ISSUE) ? Optional.of(message.creation()) : Optional.empty();
    }

    /** The date also stands in planned deliveries; only the proof itself makes it a fact. */
    private static BusinessTime proofIn(Message message, Scope delivery) {
        return message.when(delivery, Delivery.PROOF_OF_DELIVERY).orElseGet(message::creation);
    }

    /**
     * The items that count. A batch split repeats its main item's quantity in sub-items (9xxxxx, which name the main item), so a main
     * item that has been split counts only by its parts.
     */
    private static List<DeliveryDocument.Item> itemsOf(Scope delivery) {
        List<Scope> items = delivery.each(Delivery.ITEMS);
        Set<String> split = new HashSet<>();
        items.forEach(item -> split.add(item.position(Item.MAIN_ITEM)));
        return items.stream()
                .filter(item -> item.key(Item.POSITION).filter(split::contains).isEmpty())
                .map(item -> itemOf(item, items))
                .toList();
    }

    private static DeliveryDocument.Item itemOf(Scope item, List<Scope> all) {
        Scope ordered = item.isSet(Item.ORDER) ? item : mainItemOf(item, all).orElse(item);
        String description = item.text(Item.DESCRIPTION);
        return new DeliveryDocument.Item(
                Message.requiredKey(item, Item.POSITION, "an item needs its number"),
                item.key(Item.MATERIAL).orElse(""),
                description.isEmpty() ? ordered.text(Item.DESCRIPTION) : description,
                item.number(Item.QUANTITY).orElse(BigDecimal.ZERO),
                ordered.key(Item.ORDER).orElse(""),
                ordered.position(Item.ORDER_ITEM));
    }

    private static Optional<Scope> mainItemOf(Scope part, List<Scope> all) {
        String main = part.position(Item.MAIN_ITEM);
        return all.stream()
                .filter(item -> !main.isEmpty()
                        && item.key(Item.POSITION).filter(main::equals).isPresent())
                .findFirst();
    }
}
