package dev.plumbline.server.engine;

import dev.plumbline.core.document.CustomerInput;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderInput;
import dev.plumbline.core.document.PriceDocument;
import dev.plumbline.core.document.ShipmentDocument;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.StockInput;
import java.util.stream.Stream;

/** What tells two reports of one document from reports of two. */
final class DocumentNames {
    private DocumentNames() {}

    /** {@code DeliveryDocument/PRD-100/80000001}, for each that it is made of. */
    static Stream<String> of(Document document) {
        return switch (document) {
            case OrderInput order -> Stream.of(name(order, order.number()));
            case CustomerInput customer -> Stream.of(name(customer, customer.customer()));
            case PriceDocument price -> Stream.of(name(price, price.material() + "/" + price.condition()));
            case StockInput stock -> Stream.of(name(stock, stock.material()));
            case ShipmentDocument shipment ->
                Stream.concat(
                        Stream.of(name(shipment, shipment.number())),
                        shipment.deliveries().stream().flatMap(DocumentNames::of));
            case StockDocument stock ->
                Stream.<StockInput>concat(stock.counts().stream(), stock.movements().stream())
                        .flatMap(DocumentNames::of);
        };
    }

    private static String name(Document document, String number) {
        return document.getClass().getSimpleName() + "/" + document.origin().system() + "/" + number;
    }
}
