package dev.plumbline.server.translate;

import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderDocument.Reference;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.Partners;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** ORDRSP, and ORDERS where a site maps sales orders so (basic type ORDERS05). */
final class OrderTranslation implements Rule {
    /** CMGST. */
    private static final Set<String> CREDIT_STATUSES = Set.of("A", "B", "C", "D");

    /** What the items are read in the light of. */
    private record Head(Message message, String number, OrderKind kind, boolean reversed) {}

    @Override
    public Outcome translate(Message message) {
        if (message.qualified("E1EDK14", "QUALF", "014").isPresent()) {
            return new Outcome.LeftOut("purchase order (E1EDK14 014 names a purchasing organisation)");
        }
        Segment header = message.required("E1EDK01", "an order needs its header");
        String currency = header.text("CURCY");
        if (currency.isEmpty()) {
            throw UntranslatableException.missing("E1EDK01", "CURCY", "amounts without a currency mean nothing");
        }
        Head head = new Head(
                message,
                numberOf(message, header),
                kindOf(message),
                header.text("ACTION").equals("001"));
        OrderDocument order = new OrderDocument(
                message.origin(),
                head.number(),
                head.kind(),
                organisation(message, "008"),
                partnersOf(message, header),
                currency,
                placedAt(message),
                Optional.of(header.text("LIFSK")).filter(block -> !block.isEmpty()),
                message.qualified("E1EDK02", "QUALF", "001")
                        .map(reference -> reference.text("BELNR"))
                        .orElse(""),
                message.idoc().segments("E1EDP01").stream()
                        .map(item -> itemOf(item, head))
                        .toList());
        return message.says(withWhatTheSiteAdds(message, order));
    }

    /** The order comes last: whether it is held and how its customer is reached is known before it is placed. */
    private static List<Document> withWhatTheSiteAdds(Message message, OrderDocument order) {
        List<Document> documents = new ArrayList<>();
        statusOf(message, order.number()).ifPresent(documents::add);
        Partner soldTo = order.partners().soldTo();
        if (!soldTo.email().isEmpty()) {
            PartnerSegments.addressOf(message, soldTo).ifPresent(documents::add);
        }
        documents.add(order);
        return documents;
    }

    private static Optional<OrderStatusDocument> statusOf(Message message, String number) {
        return message.rules()
                .creditStatus()
                .flatMap(binding -> binding.in(message.idoc()).map(segment -> creditStatusIn(segment, binding.field())))
                .map(status -> new OrderStatusDocument(
                        message.origin(),
                        number,
                        Optional.of(status).filter(code -> !code.isEmpty()),
                        Optional.empty(),
                        false));
    }

    /** An unknown status ends the IDoc: without it an order that SAP holds would go out. */
    private static String creditStatusIn(Segment segment, String field) {
        String status = segment.text(field);
        if (!status.isEmpty() && !CREDIT_STATUSES.contains(status)) {
            throw UntranslatableException.unusable(
                    segment,
                    field,
                    "the credit status (CMGST) A, B, C or D, or nothing; correct the field or its binding");
        }
        return status;
    }

    private static String numberOf(Message message, Segment header) {
        return message.qualified("E1EDK02", "QUALF", "002")
                .flatMap(reference -> reference.key("BELNR"))
                .or(() -> header.key("BELNR"))
                .orElseThrow(() -> UntranslatableException.missing(
                        "E1EDK01", "BELNR", "the sales order's number (also E1EDK02 002) says which order this is"));
    }

    /** E1EDK14 012 holds the internal order type: TA where the screen shows OR. */
    private static OrderKind kindOf(Message message) {
        return switch (organisation(message, "012")) {
            case "RE", "RK" -> OrderKind.RETURN;
            case "G2", "CR", "L2", "DR" -> OrderKind.MEMO_REQUEST;
            case "KL", "FD", "SD", "KN" -> OrderKind.FREE_OF_CHARGE;
            default -> OrderKind.SALES;
        };
    }

    private static String organisation(Message message, String qualifier) {
        return message.qualified("E1EDK14", "QUALF", qualifier)
                .map(organisation -> organisation.text("ORGID"))
                .orElse("");
    }

    private static Partners partnersOf(Message message, Segment header) {
        return new Partners(
                soldToOf(message, header),
                partnerIn(message, "WE"),
                partnerIn(message, "RE"),
                partnerIn(message, "RG"));
    }

    private static Partner soldToOf(Message message, Segment header) {
        Optional<Segment> named = message.qualified("E1EDKA1", "PARVW", "AG");
        String customer = named.flatMap(partner -> partner.key("PARTN"))
                .or(() -> header.key("RECIPNT_NO"))
                .orElseThrow(() -> UntranslatableException.missing(
                        "E1EDKA1", "PARTN", "the sold-to party (PARVW AG) says whose order this is"));
        Partner soldTo = named.map(partner -> PartnerSegments.ofOrder(message, partner, customer))
                .orElseGet(() -> Partner.numbered(customer));
        return new Partner(customer, soldTo.name(), soldTo.address(), emailOf(message), soldTo.phone());
    }

    private static String emailOf(Message message) {
        return message.rules()
                .orderEmail()
                .flatMap(binding -> binding.in(message.idoc()).map(segment -> message.email(segment, binding.field())))
                .orElse("");
    }

    private static Optional<Partner> partnerIn(Message message, String role) {
        return message.qualified("E1EDKA1", "PARVW", role)
                .flatMap(partner ->
                        partner.key("PARTN").map(customer -> PartnerSegments.ofOrder(message, partner, customer)));
    }

    private static BusinessTime placedAt(Message message) {
        for (String qualifier : List.of("025", "012", "022", "029")) {
            Optional<BusinessTime> when = message.qualified("E1EDK03", "IDDAT", qualifier)
                    .flatMap(date -> message.when(date, "DATUM", "UZEIT"));
            if (when.isPresent()) {
                return when.get();
            }
        }
        return new BusinessTime(message.origin().created(), false);
    }

    private static OrderDocument.Item itemOf(Segment item, Head head) {
        Optional<Segment> material = Message.qualified(item, "E1EDP19", "QUALF", "002");
        BigDecimal quantity = item.quantity("MENGE").orElse(BigDecimal.ZERO);
        return new OrderDocument.Item(
                Message.requiredKey(item, "POSEX", "an item needs its number"),
                material.map(MaterialNumbers::of).orElse(""),
                material.map(name -> name.text("KTEXT")).orElse(""),
                quantity,
                netValueOf(item, quantity),
                Message.sum(item.children("E1EDP04"), "MWSBT"),
                rejectionOf(item, head.reversed()),
                Message.position(item, "UEPOS"),
                referenceOf(item, head));
    }

    /** NETWR where SAP gives it, else the price for so many times the quantity; a free item has neither. */
    private static BigDecimal netValueOf(Segment item, BigDecimal quantity) {
        return item.amount("NETWR")
                .orElseGet(() -> item.amount("VPREI")
                        .map(price -> price.multiply(quantity)
                                .divide(
                                        item.quantity("PEINH")
                                                .filter(unit -> unit.signum() != 0)
                                                .orElse(BigDecimal.ONE),
                                        MathContext.DECIMAL64))
                        .orElse(BigDecimal.ZERO));
    }

    private static Optional<String> rejectionOf(Segment item, boolean reversed) {
        Optional<String> reason = Optional.of(item.text("ABGRU")).filter(code -> !code.isEmpty());
        boolean cancelled = reversed || item.text("ACTION").equals("003");
        return reason.or(() -> cancelled ? Optional.of("cancelled") : Optional.empty());
    }

    /**
     * The preceding document of the item, else of the order. Where goods or money come back, some systems name the order that was sold in
     * the item's own references (002, 006), which otherwise name the order itself or a contract.
     */
    private static Optional<Reference> referenceOf(Segment item, Head head) {
        boolean comesBack = head.kind() == OrderKind.RETURN || head.kind() == OrderKind.MEMO_REQUEST;
        Stream<String> qualifiers = comesBack ? Stream.of("016", "002", "006") : Stream.of("016");
        return qualifiers
                .flatMap(qualifier -> Message.qualified(item, "E1EDP02", "QUALF", qualifier).stream())
                .flatMap(reference ->
                        reference
                                .key("BELNR")
                                .map(number -> new Reference(number, Message.position(reference, "ZEILE")))
                                .stream())
                .filter(reference -> !reference.order().equals(head.number()))
                .findFirst()
                .or(() -> head.message()
                        .qualified("E1EDK02", "QUALF", "016")
                        .flatMap(reference -> reference.key("BELNR"))
                        .filter(number -> !number.equals(head.number()))
                        .map(number -> new Reference(number, "")));
    }
}
