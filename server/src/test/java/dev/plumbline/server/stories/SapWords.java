package dev.plumbline.server.stories;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what SAP says out of the rows of a story. */
final class SapWords {
    private final StoryClock clock;
    private final Map<String, StoryClock.Moment> firstOfOrder = new HashMap<>();

    SapWords(StoryClock clock, List<Map<String, String>> rows) {
        this.clock = clock;
        rows.stream().filter(row -> row.get("document").equals("order")).forEach(row -> {
            StoryClock.Moment created = created(row);
            firstOfOrder.merge(
                    row.get("number"), created, (one, other) -> one.at().isAfter(other.at()) ? other : one);
        });
    }

    /** When SAP made the message: when it arrives, unless the row says otherwise. */
    StoryClock.Moment created(Map<String, String> row) {
        String own = row.getOrDefault("created", "");
        return clock.read(own.isEmpty() ? row.get("when") : own);
    }

    /** Empty for rows that are no document: the clock and what people do. */
    Optional<SapMessage> messageOf(Map<String, String> row) {
        String kind = row.get("document");
        String number = row.get("number");
        String text = row.get("what it says");
        if (BillingWords.CATEGORIES.containsKey(kind)) {
            return Optional.of(new BillingWords(clock).billing(kind, number, text, created(row)));
        }
        return switch (kind) {
            case "order" ->
                Optional.of(new OrderWords(clock).order(number, text, firstOfOrder.getOrDefault(number, created(row))));
            case "status" -> Optional.of(OrderWords.status(number, text));
            case "delivery" -> Optional.of(new DeliveryWords(clock).delivery(number, text));
            case "shipment" -> Optional.of(new DeliveryWords(clock).shipment(number, text));
            case "proof" -> Optional.of(new DeliveryWords(clock).proof(number, text));
            case "customer" -> Optional.of(CustomerWords.customer(number, text));
            case "address" -> Optional.of(CustomerWords.address(number, text));
            case "credit" -> Optional.of(CustomerWords.credit(number, text));
            case "ticket" -> Optional.of(new CustomerWords(clock).ticket(number, text));
            case "article" -> Optional.of(StockWords.material(number, text));
            case "count" -> Optional.of(StockWords.count(text));
            case "count by PROACT" -> Optional.of(StockWords.vendorCount(text));
            case "count by extract" -> Optional.of(StockWords.extractedCount(text));
            case "movement by WMMBXY" -> Optional.of(StockWords.warehouseMovement(number, text, created(row)));
            case "movement" -> Optional.of(StockWords.movement(number, text, created(row)));
            case "clock", "release", "drop" -> Optional.empty();
            default -> throw new IllegalArgumentException("No document is called '" + kind + "'");
        };
    }
}
