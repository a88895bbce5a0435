package dev.plumbline.server.translate;

import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderDocument.Reference;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.Partners;
import dev.plumbline.mapping.source.OrderSource;
import dev.plumbline.mapping.source.OrderSource.Item;
import dev.plumbline.mapping.source.PartnerSource;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** ORDRSP, and ORDERS where a site maps sales orders so (basic type ORDERS05). */
final class OrderTranslation implements Rule {
    private static final Map<String, OrderKind> KINDS = Map.of(
            "return",
            OrderKind.RETURN,
            "memo-request",
            OrderKind.MEMO_REQUEST,
            "free-of-charge",
            OrderKind.FREE_OF_CHARGE);

    /** What the items are read in the light of. */
    private record Head(String number, OrderKind kind, boolean cancelled, Optional<String> predecessor) {}

    @Override
    public Outcome translate(Message message) {
        Scope order = message.as(SourceDocument.ORDER);
        if (order.isSet(OrderSource.PURCHASE)) {
            return new Outcome.LeftOut("purchase order (%s names a purchasing organisation)"
                    .formatted(order.places(OrderSource.PURCHASE)));
        }
        String currency = order.text(OrderSource.CURRENCY);
        if (currency.isEmpty()) {
            throw UntranslatableException.missing(
                    order, OrderSource.CURRENCY, "amounts without a currency mean nothing");
        }
        Head head = new Head(
                Message.requiredKey(order, OrderSource.NUMBER, "the sales order's number says which order this is"),
                KINDS.getOrDefault(order.text(OrderSource.KIND), OrderKind.SALES),
                order.isSet(OrderSource.CANCELLED),
                order.key(OrderSource.PREDECESSOR));
        OrderDocument document = new OrderDocument(
                message.origin(),
                head.number(),
                head.kind(),
                order.text(OrderSource.ORGANISATION),
                partnersOf(message, order),
                currency,
                message.when(order, OrderSource.PLACED).orElseGet(message::creation),
                Optional.of(order.text(OrderSource.DELIVERY_BLOCK)).filter(block -> !block.isEmpty()),
                order.text(OrderSource.PURCHASE_ORDER),
                order.each(OrderSource.ITEMS).stream()
                        .map(item -> itemOf(item, head))
                        .toList(),
                order.extra());
        return message.says(withWhatTheSiteAdds(message, order, document));
    }

    /** The order comes last: whether it is held and how its customer is reached is known before it is placed. */
    private static List<Document> withWhatTheSiteAdds(Message message, Scope order, OrderDocument document) {
        List<Document> documents = new ArrayList<>();
        statusOf(message, order, document.number()).ifPresent(documents::add);
        Partner soldTo = document.partners().soldTo();
        if (!soldTo.email().isEmpty()) {
            PartnerReading.addressOf(message, soldTo).ifPresent(documents::add);
        }
        documents.add(document);
        return documents;
    }

    /** An unknown status ends the IDoc: without it an order that SAP holds would go out. */
    private static Optional<OrderStatusDocument> statusOf(Message message, Scope order, String number) {
        return order.isMentioned(OrderSource.CREDIT_STATUS)
                ? Optional.of(new OrderStatusDocument(
                        message.origin(),
                        number,
                        Optional.of(order.text(OrderSource.CREDIT_STATUS)).filter(code -> !code.isEmpty()),
                        Optional.empty(),
                        false))
                : Optional.empty();
    }

    private static Partners partnersOf(Message message, Scope order) {
        return new Partners(
                soldToOf(message, order),
                partnerIn(message, order, OrderSource.SHIP_TO),
                partnerIn(message, order, OrderSource.BILL_TO),
                partnerIn(message, order, OrderSource.PAYER));
    }

    private static Partner soldToOf(Message message, Scope order) {
        String customer =
                Message.requiredKey(order, OrderSource.CUSTOMER, "the sold-to party says whose order this is");
        Partner soldTo = order.first(OrderSource.SOLD_TO)
                .map(partner -> PartnerReading.of(message, partner, customer))
                .orElseGet(() -> Partner.numbered(customer));
        String email = message.email(order, OrderSource.EMAIL);
        return new Partner(
                customer, soldTo.name(), soldTo.address(), email.isEmpty() ? soldTo.email() : email, soldTo.phone());
    }

    private static Optional<Partner> partnerIn(Message message, Scope order, OrderSource role) {
        return order.first(role)
                .flatMap(partner -> partner.key(PartnerSource.NUMBER)
                        .map(customer -> PartnerReading.of(message, partner, customer)));
    }

    private static OrderDocument.Item itemOf(Scope item, Head head) {
        BigDecimal quantity = item.number(Item.QUANTITY).orElse(BigDecimal.ZERO);
        return new OrderDocument.Item(
                Message.requiredKey(item, Item.POSITION, "an item needs its number"),
                item.key(Item.MATERIAL).orElse(""),
                item.text(Item.DESCRIPTION),
                quantity,
                netValueOf(item, quantity),
                item.sum(Item.TAX),
                rejectionOf(item, head.cancelled()),
                item.position(Item.MAIN_ITEM),
                referenceOf(item, head));
    }

    /** The net value where SAP gives it, else the price for so many times the quantity; a free item has neither. */
    private static BigDecimal netValueOf(Scope item, BigDecimal quantity) {
        return item.number(Item.NET_VALUE)
                .orElseGet(() -> item.number(Item.PRICE)
                        .map(price -> price.multiply(quantity)
                                .divide(
                                        item.number(Item.PRICE_UNIT)
                                                .filter(unit -> unit.signum() != 0)
                                                .orElse(BigDecimal.ONE),
                                        MathContext.DECIMAL64))
                        .orElse(BigDecimal.ZERO));
    }

    private static Optional<String> rejectionOf(Scope item, boolean cancelled) {
        return Optional.of(item.text(Item.REJECTION))
                .filter(code -> !code.isEmpty())
                .or(() -> cancelled || item.isSet(Item.CANCELLED) ? Optional.of("cancelled") : Optional.empty());
    }

    /**
     * The preceding document of the item, else of the order. Where goods or money come back, some systems name the order that was sold in
     * the item's own references, which otherwise name the order itself or a contract.
     */
    private static Optional<Reference> referenceOf(Scope item, Head head) {
        boolean comesBack = head.kind() == OrderKind.RETURN || head.kind() == OrderKind.MEMO_REQUEST;
        Stream<Scope> sold = comesBack ? item.each(Item.SOLD_IN).stream() : Stream.empty();
        return Stream.concat(item.each(Item.PREDECESSORS).stream(), sold)
                .flatMap(named -> named
                        .key(OrderSource.Reference.ORDER)
                        .map(order -> new Reference(order, named.position(OrderSource.Reference.ITEM)))
                        .stream())
                .filter(reference -> !reference.order().equals(head.number()))
                .findFirst()
                .or(() -> head.predecessor()
                        .filter(number -> !number.equals(head.number()))
                        .map(number -> new Reference(number, "")));
    }
}
