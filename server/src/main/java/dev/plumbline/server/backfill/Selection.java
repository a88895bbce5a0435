package dev.plumbline.server.backfill;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.CustomerInput;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderInput;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.ShipmentDocument;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.StockInput;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.Translation;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which pieces a job wants. Deliveries and billing documents follow the orders that they belong to: half an order would be held for its other
 * half.
 */
final class Selection {
    private final PieceReader reader;
    private final Staging staging;

    Selection(PieceReader reader, Staging staging) {
        this.reader = reader;
        this.staging = staging;
    }

    /** A piece, what it says, and whether the job wants it. */
    record Judged(Piece piece, Translation translation, boolean wanted) {}

    private record Read(Piece piece, Translation translation) {
        List<Document> documents() {
            return translation instanceof Translation.Documents said ? said.documents() : List.of();
        }
    }

    /** @param remember whether the orders that are wanted are noted for what comes later */
    List<Judged> judge(Job job, List<Piece> pieces, boolean remember) {
        List<Read> all = pieces.parallelStream().map(this::read).toList();
        if (job.wanted().isEverything()) {
            return all.stream()
                    .map(read -> new Judged(read.piece(), read.translation(), true))
                    .toList();
        }
        Set<String> orders = new HashSet<>();
        all.forEach(read -> read.documents().stream()
                .filter(document -> document instanceof OrderDocument order && isWanted(job, read.piece(), order))
                .forEach(document -> orders.add(keyOf(document, ((OrderInput) document).number()))));
        if (remember) {
            staging.choose(job.id(), orders);
        }
        orders.addAll(staging.chosen(
                job.id(),
                all.stream()
                        .flatMap(read -> read.documents().stream())
                        .flatMap(Selection::ordersOf)
                        .collect(Collectors.toSet())));
        return all.stream()
                .map(read -> new Judged(read.piece(), read.translation(), isWanted(job, read, orders)))
                .toList();
    }

    private Read read(Piece piece) {
        return new Read(
                piece,
                reader.read(
                                piece.arrival().form(),
                                Charset.forName(piece.arrival().charset()),
                                piece.arrival().content().array())
                        .translation());
    }

    /** What cannot be read belongs to nobody whom one could ask for; of tables the files were searched for the customer already. */
    private static boolean isWanted(Job job, Read read, Set<String> orders) {
        return switch (read.translation()) {
            case Translation.Documents said ->
                said.documents().stream().anyMatch(document -> isWanted(job, read.piece(), document, orders));
            case Translation.Ignored ignored -> job.wanted().customer().isEmpty();
            case Translation.Failed failed ->
                job.wanted().customer().isEmpty() || read.piece().isTable();
        };
    }

    private static boolean isWanted(Job job, Piece piece, Document document, Set<String> orders) {
        return switch (document) {
            case OrderDocument order -> isWanted(job, piece, order);
            case OrderStatusDocument status -> orders.contains(keyOf(status, status.number()));
            case DeliveryDocument delivery ->
                ordersOf(delivery).anyMatch(orders::contains) && isSentInTime(job, piece, delivery);
            case BillingDocument billing ->
                ordersOf(billing).anyMatch(orders::contains) && isSentInTime(job, piece, billing);
            case ShipmentDocument shipment ->
                ordersOf(shipment).anyMatch(orders::contains) && isSentInTime(job, piece, shipment);
            case CustomerInput customer -> isOf(job, Set.of(customer.customer())) && isSentInTime(job, piece, customer);
            case StockInput stock -> job.wanted().customer().isEmpty() && isSentInTime(job, piece, stock);
            case StockDocument stock -> job.wanted().customer().isEmpty() && isSentInTime(job, piece, stock);
        };
    }

    private static boolean isWanted(Job job, Piece piece, OrderDocument order) {
        boolean inTime =
                piece.isTable() ? job.wanted().isInTime(order.placedAt().at()) : isSentInTime(job, piece, order);
        return inTime
                && isOf(
                        job,
                        Stream.of(
                                        Stream.of(order.partners().soldTo()),
                                        order.partners().shipTo().stream(),
                                        order.partners().billTo().stream(),
                                        order.partners().payer().stream())
                                .flatMap(partners -> partners)
                                .map(Partner::customer)
                                .toList());
    }

    /** Of rows of the inbox the times of their arrival are asked for, and looked at when they are fetched; tables have no such time. */
    private static boolean isSentInTime(Job job, Piece piece, Document document) {
        return piece.isTable()
                || piece.inboxId() != 0
                || job.wanted().isInTime(document.origin().created());
    }

    private static boolean isOf(Job job, Collection<String> customers) {
        return job.wanted().customer().isEmpty()
                || customers.contains(job.wanted().customer());
    }

    private static Stream<String> ordersOf(Document document) {
        return switch (document) {
            case OrderStatusDocument status -> Stream.of(keyOf(status, status.number()));
            case DeliveryDocument delivery -> delivery.orders().stream().map(order -> keyOf(delivery, order));
            case BillingDocument billing -> billing.orders().stream().map(order -> keyOf(billing, order));
            case ShipmentDocument shipment -> shipment.deliveries().stream().flatMap(Selection::ordersOf);
            case OrderDocument order -> Stream.empty();
            case CustomerInput customer -> Stream.empty();
            case StockInput stock -> Stream.empty();
            case StockDocument stock -> Stream.empty();
        };
    }

    private static String keyOf(Document document, String number) {
        return document.origin().system() + "/" + number;
    }
}
