package dev.plumbline.server.stories;

import static dev.plumbline.server.stories.OrderWords.material;
import static dev.plumbline.server.stories.OrderWords.padded;
import static dev.plumbline.server.stories.OrderWords.position;
import static dev.plumbline.server.stories.Segments.builder;
import static dev.plumbline.server.stories.Segments.segment;

import dev.plumbline.idoc.Segment;
import java.util.ArrayList;
import java.util.List;

/** Deliveries, shipments and proofs of delivery, in the words of the stories. */
final class DeliveryWords {
    private final StoryClock clock;

    DeliveryWords(StoryClock clock) {
        this.clock = clock;
    }

    SapMessage delivery(String number, String text) {
        List<Clause> clauses = Clause.of(text);
        Clause header = clauses.getFirst();
        String type = header.after("as", "DESADV");
        Segment delivery = deliveryOf(number, header, clauses.subList(1, clauses.size()));
        List<Segment> segments = Segments.damaged(List.of(delivery), header);
        boolean cut = header.says("cut off in the middle");
        clauses.forEach(Clause::end);
        return new SapMessage.Wire(type, "DELVRY03", segments, cut);
    }

    SapMessage proof(String number, String text) {
        List<Clause> clauses = Clause.of(text);
        Clause header = clauses.getFirst();
        StoryClock.Moment received = clock.read(header.after("received").orElseThrow());
        Segment delivery = deliveryOf(
                builder("E1EDL20", "VBELN", padded(number), "PODAT", received.sapDate(), "POTIM", received.sapTime()),
                header,
                clauses.subList(1, clauses.size()));
        clauses.forEach(Clause::end);
        return new SapMessage.Wire("STPPOD", "DELVRY03", List.of(delivery), false);
    }

    /** A transport; each clause "carries" begins a delivery, whose items follow it. */
    SapMessage shipment(String number, String text) {
        List<Clause> clauses = Clause.of(text);
        Clause header = clauses.getFirst();
        Segment.Builder transport = builder("E1EDT20", "TKNUM", padded(number), "STTRG", "1");
        header.after("started")
                .map(clock::read)
                .ifPresent(start -> transport.child(
                        segment("E1EDT10", "QUALF", "006", "ISDD", start.sapDate(), "ISDZ", start.sapTime())));
        header.says("planned");
        for (int n = 1; n < clauses.size(); n++) {
            Clause clause = clauses.get(n);
            if (clause.isHeader()) {
                int end = n + 1;
                while (end < clauses.size() && !clauses.get(end).isHeader()) {
                    end++;
                }
                String delivery = clause.after("carries").orElseThrow();
                transport.child(deliveryOf(delivery, clause, clauses.subList(n + 1, end)));
            }
        }
        clauses.forEach(Clause::end);
        return new SapMessage.Wire("SHPMNT", "SHPMNT05", List.of(transport.build()), false);
    }

    private Segment deliveryOf(String number, Clause header, List<Clause> items) {
        return deliveryOf(
                builder("E1EDL20", "VBELN", padded(number), "BOLNR", header.after("tracking", "")), header, items);
    }

    private Segment deliveryOf(Segment.Builder delivery, Clause header, List<Clause> items) {
        String type = header.says("returns delivery") ? "LR" : header.says("inbound delivery") ? "EL" : "LF";
        delivery.child(segment("E1EDL21", "LFART", type));
        if (header.says("confirmed with goods issue")) {
            delivery.child(segment("E1EDL18", "QUALF", "PGI"));
        }
        header.after("customer")
                .ifPresent(customer -> delivery.child(segment(
                        "E1ADRM1",
                        "PARTNER_Q",
                        "AG",
                        "PARTNER_ID",
                        padded(customer),
                        "E_MAIL",
                        header.after("e-mail", ""))));
        header.after("carrier")
                .ifPresent(carrier ->
                        delivery.child(segment("E1ADRM1", "PARTNER_Q", "SP", "PARTNER_ID", "9001", "NAME1", carrier)));
        goodsIssue(header).forEach(delivery::child);
        items.stream().filter(Clause::isItem).forEach(item -> delivery.child(itemOf(item)));
        items.stream()
                .filter(clause -> clause.head().startsWith("package "))
                .forEach(clause -> delivery.child(packageOf(clause)));
        return delivery.build();
    }

    /** Posted, named but not posted, or not mentioned at all. */
    private List<Segment> goodsIssue(Clause header) {
        List<Segment> deadlines = new ArrayList<>();
        header.after("goods issue posted")
                .or(() -> header.after("goods receipt posted"))
                .map(clock::read)
                .ifPresent(posted -> deadlines.add(
                        segment("E1EDT13", "QUALF", "006", "ISDD", posted.sapDate(), "ISDZ", posted.sapTime())));
        if (header.says("goods issue not posted") || header.says("goods receipt not posted")) {
            deadlines.add(segment("E1EDT13", "QUALF", "006", "NTANF", "20260303", "ISDD", "00000000"));
        }
        return deadlines;
    }

    private static Segment itemOf(Clause clause) {
        ItemWords item = ItemWords.of(clause);
        return segment(
                "E1EDL24",
                "POSNR",
                position(clause.head()),
                "MATNR",
                material(item.material()),
                "ARKTX",
                item.name(),
                "LFIMG",
                item.quantity(),
                "VGBEL",
                item.order().isEmpty() ? "" : padded(item.order()),
                "VGPOS",
                item.orderItem().isEmpty() ? "" : position(item.orderItem()),
                "HIPOS",
                clause.after("batch of").map(OrderWords::position).orElse(""));
    }

    private static Segment packageOf(Clause clause) {
        String unit = clause.head().substring("package ".length());
        Segment.Builder builder = builder("E1EDL37", "EXIDV", unit, "EXIDV2", clause.after("tracking", ""));
        clause.after("item")
                .ifPresent(item -> builder.child(
                        segment("E1EDL44", "POSNR", position(item), "VEMNG", clause.after("quantity", "1"))));
        return builder.build();
    }
}
