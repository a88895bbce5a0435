package dev.plumbline.server.api;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.core.document.PriceDocument;
import dev.plumbline.core.document.ServiceNotification;
import dev.plumbline.core.document.ShipmentDocument;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.StockInput;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a document says of one order, as one colleague would tell another. */
final class DocumentInWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final String order;

    /** @param order the order's number, which a document may share with others */
    DocumentInWords(String order) {
        this.order = order;
    }

    String of(List<Document> documents) {
        return documents.stream().map(this::of).distinct().collect(Collectors.joining("; "));
    }

    private String of(Document document) {
        return switch (document) {
            case OrderDocument report -> ofOrder(report);
            case OrderStatusDocument report -> ofStatus(report);
            case DeliveryDocument report -> ofDelivery(report.forOrder(order));
            case BillingDocument report -> ofBilling(report);
            case ShipmentDocument report ->
                "Shipment " + report.number() + ": "
                        + report.deliveries().stream()
                                .filter(delivery -> delivery.orders().contains(order))
                                .map(delivery -> ofDelivery(delivery.forOrder(order)))
                                .collect(Collectors.joining("; "));
            case CustomerDocument report ->
                "Master data of customer " + report.customer() + (report.blocked() ? ", who is blocked" : "");
            case AddressDocument report -> "Address of customer " + report.customer();
            case CreditDocument report -> "Credit of customer " + report.customer();
            case ServiceNotification report -> "Service notification " + report.number();
            case PriceDocument report -> ofPrice(report);
            case StockInput report -> "Stock of material " + report.material();
            case StockDocument report -> "Stock message";
        };
    }

    private static String ofPrice(PriceDocument report) {
        String record = "Price " + report.condition().type() + " of material " + report.material();
        return report.withdrawn()
                ? record + ", which holds no more"
                : record + ": " + report.amount().toPlainString() + " " + report.currency() + " from " + report.from()
                        + report.until().map(end -> " until " + end).orElse("");
    }

    private static String ofOrder(OrderDocument report) {
        BigDecimal value =
                report.openItems().stream().map(OrderDocument.Item::netValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        int rejected = report.items().size() - report.openItems().size();
        return nameOf(report.kind()) + " " + report.number() + " of customer "
                + report.partners().soldTo().customer() + ": "
                + counted(report.openItems().size(), "item") + " for " + value.toPlainString() + " "
                + report.currency() + " net"
                + (rejected == 0 ? "" : ", " + counted(rejected, "item") + " rejected")
                + report.block().map(block -> ", delivery block " + block).orElse("");
    }

    private static String nameOf(OrderKind kind) {
        return switch (kind) {
            case SALES -> "Order";
            case RETURN -> "Returns order";
            case MEMO_REQUEST -> "Request for a credit or debit memo";
            case FREE_OF_CHARGE -> "Delivery order free of charge";
        };
    }

    private static String ofStatus(OrderStatusDocument report) {
        String credit = report.creditStatus()
                .map(code -> switch (code) {
                    case "A" -> "credit approved";
                    case "B" -> "credit not approved";
                    case "C" -> "credit partly approved";
                    case "D" -> "credit released";
                    default -> "credit status " + code;
                })
                .orElse("no credit check");
        return "Status of order " + report.number() + ": " + credit
                + report.billingBlock().map(block -> ", billing block " + block).orElse("")
                + (report.incomplete() ? ", data incomplete" : "");
    }

    private static String ofDelivery(DeliveryDocument report) {
        BigDecimal quantity =
                report.items().stream().map(DeliveryDocument.Item::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        String goods = quantity.stripTrailingZeros().toPlainString() + " pieces";
        String name = switch (report.direction()) {
            case OUTBOUND -> "Delivery ";
            case RETURN -> "Returns delivery ";
            case INBOUND -> "Inbound delivery ";
        };
        boolean back = report.direction() == DeliveryDocument.Direction.RETURN;
        String progress = switch (report.progress().goodsIssue()) {
            case GoodsIssue.Posted posted ->
                (back ? "goods receipt" : "goods issue") + " posted on " + when(posted.when());
            case GoodsIssue.NotPosted none -> "nothing posted yet";
            case GoodsIssue.NotMentioned silent -> "no word of a posting";
        };
        return name + report.number() + " of " + goods + ": " + progress
                + report.progress()
                        .transport()
                        .flatMap(DeliveryDocument.Transport::started)
                        .map(started -> ", left with the carrier on " + when(started))
                        .orElse("")
                + report.progress()
                        .proof()
                        .map(proof -> ", receipt confirmed on " + when(proof))
                        .orElse("");
    }

    private String ofBilling(BillingDocument report) {
        BigDecimal value = report.items().stream()
                .filter(item -> item.order().equals(order))
                .map(BillingDocument.Item::netValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal whole =
                report.items().stream().map(BillingDocument.Item::netValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        // A credit memo for a returns order concerns the order that sold the goods without naming it.
        BigDecimal concerned = value.signum() == 0 ? whole : value;
        String name = switch (report.category()) {
            case INVOICE -> "Invoice ";
            case INVOICE_CANCELLATION -> "Cancellation of an invoice ";
            case CREDIT_MEMO -> "Credit memo ";
            case CREDIT_MEMO_CANCELLATION -> "Cancellation of a credit memo ";
            case DEBIT_MEMO -> "Debit memo ";
        };
        return name + report.number() + " of " + when(report.billedAt()) + ": " + concerned.toPlainString() + " "
                + report.currency() + " net";
    }

    private static String when(BusinessTime time) {
        return (time.dayOnly() ? DAY : MINUTE).format(time.at());
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
