package dev.plumbline.server.translate;

import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Direction;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.Origin;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The DELVRY family: DESADV, SHPORD, WHSORD, CARNOT, SHPCON, WHSCON and STPPOD have one layout and one meaning. Content decides: what
 * has left the house says so by its actual goods-issue date.
 */
final class DeliveryTranslation implements Rule {
    @Override
    public Outcome translate(Message message) {
        message.required("E1EDL20", "a delivery needs its header");
        List<Document> deliveries = new ArrayList<>();
        for (Segment header : message.idoc().segments("E1EDL20")) {
            deliveries.add(deliveryOf(message, header));
        }
        return new Outcome.Says(deliveries);
    }

    /** One delivery header, of a delivery message or of a shipment. */
    static DeliveryDocument deliveryOf(Message message, Segment header) {
        return new DeliveryDocument(
                message.origin(),
                Message.requiredKey(header, "VBELN", "the delivery's number says which delivery this is"),
                directionOf(header),
                goodsIssueOf(message, header),
                trackingOf(header),
                itemsOf(header));
    }

    private static Direction directionOf(Segment header) {
        String type =
                header.child("E1EDL21").map(control -> control.text("LFART")).orElse("");
        return switch (type) {
            case "LR", "RL", "RLL" -> Direction.RETURN;
            case "EL" -> Direction.INBOUND;
            default -> Direction.OUTBOUND;
        };
    }

    /** E1EDT13 006 with an actual date; or a confirmation that asks SAP to post it; or a proof of delivery, which implies it. */
    private static Optional<BusinessTime> goodsIssueOf(Message message, Segment header) {
        Optional<BusinessTime> posted = Message.qualified(header, "E1EDT13", "QUALF", "006")
                .flatMap(deadline -> message.when(deadline, "ISDD", "ISDZ"));
        return posted.or(() -> confirmedIssue(message, header)).or(() -> proofOfDelivery(message, header));
    }

    private static Optional<BusinessTime> confirmedIssue(Message message, Segment header) {
        boolean posts = Message.qualified(header, "E1EDL18", "QUALF", "PGI").isPresent();
        Origin origin = message.origin();
        return posts ? Optional.of(new BusinessTime(origin.created(), false)) : Optional.empty();
    }

    private static Optional<BusinessTime> proofOfDelivery(Message message, Segment header) {
        // PODAT also stands in planned deliveries; only the proof itself makes it a fact.
        return message.origin().messageType().equals("STPPOD")
                ? message.when(header, "PODAT", "POTIM")
                        .or(() -> Optional.of(new BusinessTime(message.origin().created(), false)))
                : Optional.empty();
    }

    private static String trackingOf(Segment header) {
        String billOfLading = header.text("BOLNR");
        return billOfLading.isEmpty()
                ? header.children("E1EDL37").stream()
                        .map(unit -> unit.text("EXIDV2"))
                        .filter(number -> !number.isEmpty())
                        .findFirst()
                        .orElse("")
                : billOfLading;
    }

    /**
     * The items that count. A batch split repeats its main item's quantity in sub-items (9xxxxx, HIPOS names the main item), so a main
     * item that has been split counts only by its parts.
     */
    private static List<DeliveryDocument.Item> itemsOf(Segment header) {
        List<Segment> items = header.children("E1EDL24");
        Set<String> split = new HashSet<>();
        items.forEach(
                item -> item.key("HIPOS").filter(main -> !main.equals("0")).ifPresent(split::add));
        return items.stream()
                .filter(item -> !split.contains(item.key("POSNR").orElse("")))
                .map(item -> itemOf(item, items))
                .toList();
    }

    private static DeliveryDocument.Item itemOf(Segment item, List<Segment> all) {
        Segment ordered = hasOrder(item) ? item : mainItemOf(item, all).orElse(item);
        Optional<Segment> reference = Message.qualified(ordered, "E1EDL43", "QUALF", "C");
        return new DeliveryDocument.Item(
                Message.requiredKey(item, "POSNR", "an item needs its number"),
                MaterialNumbers.first(item, "MATNR", "MATNR_LONG").orElse(""),
                item.quantity("LFIMG").orElse(BigDecimal.ZERO),
                ordered.key("VGBEL")
                        .or(() -> reference.flatMap(order -> order.key("BELNR")))
                        .orElse(""),
                ordered.key("VGPOS")
                        .or(() -> reference.flatMap(order -> order.key("POSNR")))
                        .orElse(""));
    }

    private static boolean hasOrder(Segment item) {
        return item.key("VGBEL").isPresent()
                || Message.qualified(item, "E1EDL43", "QUALF", "C").isPresent();
    }

    private static Optional<Segment> mainItemOf(Segment part, List<Segment> all) {
        String main = part.key("HIPOS").orElse("");
        return all.stream()
                .filter(item -> item.key("POSNR").orElse("").equals(main))
                .findFirst();
    }
}
