package dev.plumbline.server.translate;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Direction;
import dev.plumbline.core.document.DeliveryDocument.Progress;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.GoodsIssue;
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
    /** The messages by which SAP itself reports a delivery: only their empty date says that nothing is posted. */
    private static final Set<String> REPORTS = Set.of("DESADV", "SHPORD", "WHSORD", "CARNOT");

    @Override
    public Outcome translate(Message message) {
        message.required("E1EDL20", "a delivery needs its header");
        List<DeliveryDocument> deliveries = message.idoc().segments("E1EDL20").stream()
                .map(header -> deliveryOf(
                        message,
                        header,
                        new Progress(
                                goodsIssueOf(message, header), Optional.empty(), proofOfDelivery(message, header))))
                .toList();
        List<Document> documents = new ArrayList<>(addressesIn(message, deliveries));
        documents.addAll(deliveries);
        return message.says(documents);
    }

    /** One delivery header, of a delivery message or of a shipment. */
    static DeliveryDocument deliveryOf(Message message, Segment header, Progress progress) {
        return new DeliveryDocument(
                message.origin(),
                Message.requiredKey(header, "VBELN", "the delivery's number says which delivery this is"),
                directionOf(header),
                progress,
                Message.qualified(header, "E1ADRM1", "PARTNER_Q", "AG")
                        .flatMap(partner -> partner.key("PARTNER_ID")
                                .map(customer -> PartnerSegments.ofDelivery(message, partner, customer))),
                Carriages.of(header),
                itemsOf(header));
    }

    /** How the customers of deliveries can be reached; to be known before anything is told of the deliveries. */
    static List<AddressDocument> addressesIn(Message message, List<DeliveryDocument> deliveries) {
        return deliveries.stream()
                .filter(delivery -> delivery.direction() != Direction.INBOUND)
                .flatMap(delivery -> delivery.soldTo().stream())
                .flatMap(soldTo -> PartnerSegments.addressOf(message, soldTo).stream())
                .distinct()
                .toList();
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

    /** E1EDT13 006 with an actual date; or a confirmation that posts it. An empty date speaks only in SAP's own report. */
    static GoodsIssue goodsIssueOf(Message message, Segment header) {
        Optional<Segment> deadline = Message.qualified(header, "E1EDT13", "QUALF", "006");
        boolean isReport = REPORTS.contains(message.origin().messageType());
        Optional<BusinessTime> posted = deadline.flatMap(dates -> message.when(dates, "ISDD", "ISDZ"))
                .or(() -> isReport ? Optional.empty() : confirmedIssue(message, header));
        return posted.<GoodsIssue>map(GoodsIssue.Posted::new)
                .orElseGet(() ->
                        isReport && deadline.isPresent() ? new GoodsIssue.NotPosted() : new GoodsIssue.NotMentioned());
    }

    /** E1EDL18 is an instruction to whom posts; in SAP's own report it would instruct, not tell. */
    private static Optional<BusinessTime> confirmedIssue(Message message, Segment header) {
        return Message.qualified(header, "E1EDL18", "QUALF", "PGI").map(function -> creationOf(message));
    }

    private static Optional<BusinessTime> proofOfDelivery(Message message, Segment header) {
        // PODAT also stands in planned deliveries; only the proof itself makes it a fact.
        return message.origin().messageType().equals("STPPOD")
                ? message.when(header, "PODAT", "POTIM").or(() -> Optional.of(creationOf(message)))
                : Optional.empty();
    }

    private static BusinessTime creationOf(Message message) {
        return new BusinessTime(message.origin().created(), false);
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
                item.text("ARKTX").isEmpty() ? ordered.text("ARKTX") : item.text("ARKTX"),
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
