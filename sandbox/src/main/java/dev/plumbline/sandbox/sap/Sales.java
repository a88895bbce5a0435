package dev.plumbline.sandbox.sap;

import static dev.plumbline.sandbox.sap.Writer.date;
import static dev.plumbline.sandbox.sap.Writer.segment;
import static dev.plumbline.sandbox.sap.Writer.time;

import dev.plumbline.idoc.Segment;
import dev.plumbline.sandbox.sap.Merchant.Customer;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Part;
import dev.plumbline.sandbox.sap.Paper.Billing;
import dev.plumbline.sandbox.sap.Paper.Delivery;
import dev.plumbline.sandbox.sap.Paper.Line;
import dev.plumbline.sandbox.sap.Paper.Transport;
import dev.plumbline.sandbox.sap.Writer.Subject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders, deliveries, shipments and billing documents as IDocs. */
final class Sales {
    private final Writer writer;

    Sales(Writer writer) {
        this.writer = writer;
    }

    /** @param story the number of the order that the message belongs to */
    OutgoingIdoc order(String story, SalesOrder order) {
        boolean sells = order.type().equals("TA") || order.type().equals("KL");
        return writer.message(
                new Subject(story, sells ? Part.ORDER : Part.RETURNS), "ORDRSP", "ORDERS05", orderSegments(order));
    }

    static List<Segment> orderSegments(SalesOrder order) {
        List<Segment> segments = new ArrayList<>();
        segments.add(segment(
                        "E1EDK01",
                        "ACTION",
                        "000",
                        "CURCY",
                        order.currency(),
                        "BSART",
                        "WEB",
                        "BELNR",
                        order.number(),
                        "LIFSK",
                        order.block())
                .build());
        segments.add(qualified("E1EDK14", "008", "ORGID", order.organization()));
        segments.add(qualified("E1EDK14", "012", "ORGID", order.type()));
        segments.add(segment("E1EDK03", "IDDAT", "012", "DATUM", date(order.created()))
                .build());
        segments.add(segment("E1EDK03", "IDDAT", "025", "DATUM", date(order.created()), "UZEIT", time(order.created()))
                .build());
        segments.add(partner("AG", order.customer()));
        segments.add(partner("WE", order.customer()));
        segments.add(
                qualified("E1EDK02", "001", "BELNR", "WEB-" + order.number().substring(4)));
        segments.add(qualified("E1EDK02", "002", "BELNR", order.number()));
        order.items().forEach(item -> segments.add(orderItem(item)));
        segments.add(segment("E1EDS01", "SUMID", "002", "SUMME", sum(order), "SUNIT", order.currency())
                .build());
        return segments;
    }

    private static Segment qualified(String name, String qualifier, String field, String value) {
        return segment(name, "QUALF", qualifier, field, value).build();
    }

    private static Segment partner(String role, Customer customer) {
        return segment(
                        "E1EDKA1",
                        "PARVW",
                        role,
                        "PARTN",
                        customer.number(),
                        "NAME1",
                        customer.name().last(),
                        "NAME2",
                        customer.name().first(),
                        "STRAS",
                        customer.address().street(),
                        "ORT01",
                        customer.address().city(),
                        "PSTLZ",
                        customer.address().zip(),
                        "LAND1",
                        customer.address().country())
                .build();
    }

    private static Segment orderItem(SalesOrder.Item item) {
        Segment.Builder builder = segment(
                "E1EDP01",
                "POSEX",
                position(item),
                "MENGE",
                item.quantity() + ".000",
                "MENEE",
                "PCE",
                "VPREI",
                item.price().toPlainString(),
                "PEINH",
                "1",
                "NETWR",
                item.value().toPlainString(),
                "UEPOS",
                item.partOf() == 0 ? "" : "%06d".formatted(item.partOf()),
                "ABGRU",
                item.rejection());
        item.reference()
                .ifPresent(reference -> builder.child(segment(
                                "E1EDP02",
                                "QUALF",
                                "016",
                                "BELNR",
                                reference.order(),
                                "ZEILE",
                                "%06d".formatted(Integer.parseInt(reference.item())))
                        .build()));
        return builder.child(segment(
                                "E1EDP19",
                                "QUALF",
                                "002",
                                "IDTNR",
                                item.article().number(),
                                "KTEXT",
                                item.article().name())
                        .build())
                .build();
    }

    /** A delivery message of any type; it tells a goods issue when there is one. */
    OutgoingIdoc delivery(String story, String messageType, Delivery delivery, Optional<Instant> goodsIssue) {
        Part part = delivery.isReturn() ? Part.RETURNS_DELIVERY : Part.DELIVERY;
        return writer.message(
                new Subject(story, part), messageType, "DELVRY03", List.of(deliveryHeader(delivery, goodsIssue, "")));
    }

    /** A warehouse's confirmation: it carries no date, but the order to post. */
    OutgoingIdoc confirmation(String story, Delivery delivery) {
        return writer.message(
                new Subject(story, Part.DELIVERY),
                "SHPCON",
                "DELVRY03",
                List.of(deliveryHeader(delivery, Optional.empty(), "PGI")));
    }

    /** A transport with these deliveries; once it has started they have left with it. */
    OutgoingIdoc shipment(String story, Transport transport, List<Delivery> deliveries) {
        Segment.Builder header = segment(
                "E1EDT20",
                "TKNUM",
                transport.number(),
                "SHTYP",
                "0001",
                "STTRG",
                transport.started().isPresent() ? "6" : "1");
        header.child(segment(
                        "E1EDT10",
                        "QUALF",
                        "006",
                        "ISDD",
                        transport.started().map(Writer::date).orElse("00000000"),
                        "ISDZ",
                        transport.started().map(Writer::time).orElse("000000"))
                .build());
        deliveries.forEach(delivery -> header.child(deliveryHeader(delivery, transport.started(), "")));
        return writer.message(new Subject(story, Part.SHIPMENT), "SHPMNT", "SHPMNT05", List.of(header.build()));
    }

    /** A proof of delivery. */
    OutgoingIdoc proof(String story, Delivery delivery, Instant when) {
        Segment.Builder header =
                segment("E1EDL20", "VBELN", delivery.number(), "PODAT", date(when), "POTIM", time(when));
        addLines(header, delivery);
        return writer.message(new Subject(story, Part.DELIVERY), "STPPOD", "DELVRY03", List.of(header.build()));
    }

    private static Segment deliveryHeader(Delivery delivery, Optional<Instant> goodsIssue, String function) {
        Segment.Builder header =
                segment("E1EDL20", "VBELN", delivery.number(), "VSTEL", "1000", "BOLNR", "TRK" + delivery.number());
        header.child(segment("E1EDL18", "QUALF", function.isEmpty() ? "ORI" : function)
                .build());
        header.child(segment("E1EDL21", "LFART", delivery.type()).build());
        Customer customer = delivery.lines().getFirst().order().customer();
        if (customer.isOneTime()) {
            header.child(address(customer));
        }
        header.child(segment(
                        "E1EDT13",
                        "QUALF",
                        "006",
                        "ISDD",
                        goodsIssue.map(Writer::date).orElse("00000000"),
                        "ISDZ",
                        goodsIssue.map(Writer::time).orElse("000000"))
                .build());
        addLines(header, delivery);
        return header.build();
    }

    /** Only here does a standard message tell how a one-time customer can be reached. */
    private static Segment address(Customer customer) {
        return segment(
                        "E1ADRM1",
                        "PARTNER_Q",
                        "AG",
                        "PARTNER_ID",
                        customer.number(),
                        "NAME1",
                        customer.name().last(),
                        "NAME2",
                        customer.name().first(),
                        "STREET1",
                        customer.address().street(),
                        "POSTL_COD1",
                        customer.address().zip(),
                        "CITY1",
                        customer.address().city(),
                        "E_MAIL",
                        customer.contact().email(),
                        "COUNTRY1",
                        customer.address().country())
                .build();
    }

    private static void addLines(Segment.Builder header, Delivery delivery) {
        int position = 10;
        int split = 900_001;
        for (Line line : delivery.lines()) {
            String main = "%06d".formatted(position);
            // A line that was split keeps its quantity and repeats it in its parts.
            header.child(deliveryLine(main, "", line, line.quantity(), true));
            if (line.batches() > 1) {
                int first = line.quantity() / 2;
                header.child(deliveryLine("%06d".formatted(split++), main, line, first, false));
                header.child(deliveryLine("%06d".formatted(split++), main, line, line.quantity() - first, false));
            }
            position += 10;
        }
    }

    private static Segment deliveryLine(String position, String main, Line line, int quantity, boolean withOrder) {
        return segment(
                        "E1EDL24",
                        "POSNR",
                        position,
                        "MATNR",
                        line.item().article().number(),
                        "WERKS",
                        "1000",
                        "LFIMG",
                        quantity + ".000",
                        "VRKME",
                        "PCE",
                        "HIPOS",
                        main,
                        "VGBEL",
                        withOrder ? line.order().number() : "",
                        "VGPOS",
                        withOrder ? position(line.item()) : "")
                .build();
    }

    /** @param when its day is the billing date */
    OutgoingIdoc billing(String story, Billing billing, Instant when) {
        List<Segment> segments = new ArrayList<>();
        String currency = billing.order().currency();
        String function = billing.isCredit() ? "CRME" : "INVO";
        segments.add(segment("E1EDK01", "CURCY", currency, "BSART", function, "BELNR", billing.number())
                .build());
        segments.add(partner("RE", billing.order().customer()));
        segments.add(partner("AG", billing.order().customer()));
        segments.add(segment("E1EDK03", "IDDAT", "026", "DATUM", date(when)).build());
        segments.add(qualified("E1EDK14", "021", "ORGID", billing.category()));
        int position = 10;
        for (Line line : billing.lines()) {
            segments.add(billingItem("%06d".formatted(position), line));
            position += 10;
        }
        segments.add(segment("E1EDS01", "SUMID", "010", "SUMME", billing.value().toPlainString(), "SUNIT", currency)
                .build());
        return writer.message(new Subject(story, Part.BILLING), "INVOIC", "INVOIC02", segments);
    }

    private static Segment billingItem(String position, Line line) {
        return segment("E1EDP01", "POSEX", position, "MENGE", line.quantity() + ".000")
                .child(
                        segment(
                                        "E1EDP02",
                                        "QUALF",
                                        "002",
                                        "BELNR",
                                        line.order().number(),
                                        "ZEILE",
                                        position(line.item()))
                                .build(),
                        segment(
                                        "E1EDP19",
                                        "QUALF",
                                        "002",
                                        "IDTNR",
                                        line.item().article().number())
                                .build(),
                        segment("E1EDP26", "QUALF", "003", "BETRG", line.value().toPlainString())
                                .build())
                .build();
    }

    private static String position(SalesOrder.Item item) {
        return "%06d".formatted(item.position());
    }

    private static String sum(SalesOrder order) {
        return order.openItems().stream()
                .map(SalesOrder.Item::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }
}
