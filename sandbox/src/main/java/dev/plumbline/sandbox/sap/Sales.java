package dev.plumbline.sandbox.sap;

import static dev.plumbline.sandbox.sap.Writer.date;
import static dev.plumbline.sandbox.sap.Writer.segment;
import static dev.plumbline.sandbox.sap.Writer.time;

import dev.plumbline.idoc.Segment;
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

    /**
     * A delivery.
     *
     * @param number ten digits
     * @param type LF, or LR for returns
     * @param lines what is in it
     */
    record Delivery(String number, String type, List<Line> lines) {
        Delivery {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line of a delivery.
     *
     * @param batches in how many batches it was picked: more than one splits the line
     */
    record Line(SalesOrder order, SalesOrder.Item item, int quantity, int batches) {
        BigDecimal value() {
            return item.value(order.currency(), quantity);
        }
    }

    /**
     * A billing document.
     *
     * @param category M invoice, O credit memo, S its cancellation, U pro forma
     */
    record Billing(String number, String category, SalesOrder order, List<Line> lines) {
        Billing {
            lines = List.copyOf(lines);
        }

        BigDecimal value() {
            return lines.stream().map(Line::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    OutgoingIdoc order(SalesOrder order) {
        return writer.message("ORDRSP", "ORDERS05", orderSegments(order));
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
        segments.add(segment("E1EDK14", "QUALF", "008", "ORGID", "1000").build());
        segments.add(segment("E1EDK14", "QUALF", "012", "ORGID", order.type()).build());
        segments.add(segment("E1EDK03", "IDDAT", "012", "DATUM", date(order.created()))
                .build());
        segments.add(segment("E1EDK03", "IDDAT", "025", "DATUM", date(order.created()), "UZEIT", time(order.created()))
                .build());
        segments.add(partner("AG", order));
        segments.add(partner("WE", order));
        segments.add(segment(
                        "E1EDK02",
                        "QUALF",
                        "001",
                        "BELNR",
                        "WEB-" + order.number().substring(4))
                .build());
        segments.add(segment("E1EDK02", "QUALF", "002", "BELNR", order.number()).build());
        order.items().forEach(item -> segments.add(orderItem(order, item)));
        segments.add(segment("E1EDS01", "SUMID", "002", "SUMME", sum(order), "SUNIT", order.currency())
                .build());
        return segments;
    }

    private static Segment partner(String role, SalesOrder order) {
        return segment(
                        "E1EDKA1",
                        "PARVW",
                        role,
                        "PARTN",
                        order.customer().number(),
                        "NAME1",
                        order.customer().last(),
                        "ORT01",
                        order.customer().address().city())
                .build();
    }

    private static Segment orderItem(SalesOrder order, SalesOrder.Item item) {
        return segment(
                        "E1EDP01",
                        "POSEX",
                        position(item),
                        "MENGE",
                        item.quantity() + ".000",
                        "MENEE",
                        "PCE",
                        "VPREI",
                        item.article().price(order.currency()).toPlainString(),
                        "PEINH",
                        "1",
                        "NETWR",
                        item.value(order.currency()).toPlainString(),
                        "ABGRU",
                        item.rejection())
                .child(segment(
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
    OutgoingIdoc delivery(String messageType, Delivery delivery, Optional<Instant> goodsIssue) {
        return writer.message(messageType, "DELVRY03", List.of(deliveryHeader(delivery, goodsIssue, "")));
    }

    /** A warehouse's confirmation: it carries no date, but the order to post. */
    OutgoingIdoc confirmation(Delivery delivery) {
        return writer.message("SHPCON", "DELVRY03", List.of(deliveryHeader(delivery, Optional.empty(), "PGI")));
    }

    /** A transport that has left with these deliveries. */
    OutgoingIdoc shipment(String number, List<Delivery> deliveries, Instant goodsIssue) {
        Segment.Builder header = segment("E1EDT20", "TKNUM", number, "SHTYP", "0001", "STTRG", "6");
        deliveries.forEach(delivery -> header.child(deliveryHeader(delivery, Optional.of(goodsIssue), "")));
        return writer.message("SHPMNT", "SHPMNT05", List.of(header.build()));
    }

    /** A proof of delivery. */
    OutgoingIdoc proof(Delivery delivery, Instant when) {
        Segment.Builder header =
                segment("E1EDL20", "VBELN", delivery.number(), "PODAT", date(when), "POTIM", time(when));
        addLines(header, delivery);
        return writer.message("STPPOD", "DELVRY03", List.of(header.build()));
    }

    private static Segment deliveryHeader(Delivery delivery, Optional<Instant> goodsIssue, String order) {
        Segment.Builder header =
                segment("E1EDL20", "VBELN", delivery.number(), "VSTEL", "1000", "BOLNR", "TRK" + delivery.number());
        header.child(
                segment("E1EDL18", "QUALF", order.isEmpty() ? "ORI" : order).build());
        header.child(segment("E1EDL21", "LFART", delivery.type()).build());
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

    OutgoingIdoc billing(Billing billing) {
        List<Segment> segments = new ArrayList<>();
        String currency = billing.order().currency();
        String function = billing.category().equals("O") ? "CRME" : "INVO";
        segments.add(segment("E1EDK01", "CURCY", currency, "BSART", function, "BELNR", billing.number())
                .build());
        segments.add(partner("RE", billing.order()));
        segments.add(segment("E1EDK03", "IDDAT", "026", "DATUM", date(writer.instant()))
                .build());
        segments.add(
                segment("E1EDK14", "QUALF", "021", "ORGID", billing.category()).build());
        int position = 10;
        for (Line line : billing.lines()) {
            segments.add(segment("E1EDP01", "POSEX", "%06d".formatted(position), "MENGE", line.quantity() + ".000")
                    .child(
                            segment(
                                            "E1EDP02",
                                            "QUALF",
                                            "002",
                                            "BELNR",
                                            billing.order().number(),
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
                            segment(
                                            "E1EDP26",
                                            "QUALF",
                                            "003",
                                            "BETRG",
                                            line.value().toPlainString())
                                    .build())
                    .build());
            position += 10;
        }
        segments.add(segment("E1EDS01", "SUMID", "010", "SUMME", billing.value().toPlainString(), "SUNIT", currency)
                .build());
        return writer.message("INVOIC", "INVOIC02", segments);
    }

    private static String position(SalesOrder.Item item) {
        return "%06d".formatted(item.position());
    }

    private static String sum(SalesOrder order) {
        return order.openItems().stream()
                .map(item -> item.value(order.currency()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }
}
