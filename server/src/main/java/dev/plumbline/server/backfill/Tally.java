package dev.plumbline.server.backfill;

import dev.plumbline.core.aggregate.Contract.Metrics;
import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.core.document.ServiceNotification;
import dev.plumbline.core.document.ShipmentDocument;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.StockInput;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds to a {@link Forecast}. */
final class Tally {
    /** Somebody reads these: the first are enough to see what is wrong. */
    private static final int TOLD = 50;

    private final Metrics metrics;
    private final SortedMap<String, Long> rows;
    private final SortedMap<String, Long> documents;
    private final SortedMap<String, Long> events;
    private final List<String> problems;
    private long pieces;
    private long profiles;
    private long leftOut;
    private long broken;
    private long removed;

    Tally(Forecast before, Metrics metrics) {
        this.metrics = metrics;
        rows = new TreeMap<>(before.rows());
        documents = new TreeMap<>(before.documents());
        events = new TreeMap<>(before.events());
        problems = new ArrayList<>(before.problems());
        pieces = before.pieces();
        profiles = before.profiles();
        leftOut = before.leftOut();
        broken = before.broken();
        removed = before.removed();
    }

    Forecast forecast() {
        return new Forecast(rows, pieces, documents, events, profiles, leftOut, broken, removed, problems);
    }

    void read(String what, long count) {
        if (count > 0 && !what.isEmpty()) {
            rows.merge(what, count, Long::sum);
        }
    }

    void piece() {
        pieces++;
    }

    void leftOut() {
        leftOut++;
    }

    void removed(long count) {
        removed += count;
    }

    void broken(String problem) {
        broken++;
        if (problems.size() < TOLD) {
            problems.add(problem);
        }
    }

    void says(Document document) {
        switch (document) {
            case OrderDocument order -> says(order);
            case DeliveryDocument delivery -> says(delivery);
            case ShipmentDocument shipment -> {
                count("shipments");
                shipment.deliveries().forEach(this::says);
            }
            case BillingDocument billing -> says(billing);
            case OrderStatusDocument status -> count("order statuses");
            case CustomerDocument customer -> {
                count("customers");
                profiles++;
            }
            case AddressDocument address -> count("addresses");
            case CreditDocument credit -> count("credit limits");
            case ServiceNotification ticket -> {
                count("service notifications");
                event(ticket.open() ? metrics.ticketOpened() : metrics.ticketClosed(), 1);
            }
            case StockInput stock -> count("stock reports");
            case StockDocument stock -> count("stock reports");
        }
    }

    private void says(OrderDocument order) {
        switch (order.kind()) {
            case SALES -> {
                count("orders");
                // One that is rejected was shipped before, or says nothing: that is not known here.
                event(metrics.placed(), 1);
                event(
                        metrics.ordered(),
                        order.items().stream()
                                .filter(item -> item.isMain() || item.netValue().signum() != 0)
                                .count());
            }
            case RETURN -> count("returns orders");
            case MEMO_REQUEST -> count("memo requests");
            case FREE_OF_CHARGE -> count("orders free of charge");
        }
    }

    private void says(DeliveryDocument delivery) {
        count("deliveries");
        boolean posted = delivery.progress().goodsIssue() instanceof GoodsIssue.Posted;
        switch (delivery.direction()) {
            case OUTBOUND -> {
                event(metrics.fulfilled(), posted ? delivery.orders().size() : 0);
                event(metrics.delivered(), delivery.progress().proof().isPresent() ? 1 : 0);
                event(
                        metrics.shipped(),
                        delivery.progress()
                                        .transport()
                                        .flatMap(DeliveryDocument.Transport::started)
                                        .isPresent()
                                ? 1
                                : 0);
            }
            case RETURN -> event(metrics.returned(), posted ? delivery.orders().size() : 0);
            case INBOUND -> {
                // It comes from a vendor and is nobody's news.
            }
        }
    }

    private void says(BillingDocument billing) {
        count("billing documents");
        switch (billing.category()) {
            case CREDIT_MEMO, CREDIT_MEMO_CANCELLATION ->
                event(metrics.refunded(), billing.orders().size());
            case INVOICE, INVOICE_CANCELLATION, DEBIT_MEMO -> {
                // They tell Klaviyo nothing.
            }
        }
    }

    private void count(String what) {
        documents.merge(what, 1L, Long::sum);
    }

    private void event(String metric, long count) {
        if (count > 0) {
            events.merge(metric, count, Long::sum);
        }
    }
}
