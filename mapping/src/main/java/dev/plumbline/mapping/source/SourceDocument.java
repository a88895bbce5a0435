package dev.plumbline.mapping.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents that IDocs are read into, each with what it needs. */
public enum SourceDocument {
    ORDER("order", "an order"),
    DELIVERY("delivery", "a delivery"),
    SHIPMENT("shipment", "a shipment"),
    BILLING("billing", "a billing document"),
    CUSTOMER("customer", "a customer's master data"),
    ADDRESS("address", "the communication data of an address"),
    MATERIAL("material", "a material's master data"),
    PRICE("price", "a message of prices"),
    STOCK_COUNT("stock-count", "a count of stock"),
    STOCK_MOVEMENT("stock-movement", "a message of goods movements");

    private final String key;
    private final String meaning;

    SourceDocument(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /** Its name in {@code mapping.yaml}. */
    public String key() {
        return key;
    }

    /** What it is. */
    public String meaning() {
        return meaning;
    }

    /** Whether a site may add fields of its own, which expressions then see. */
    public boolean takesExtra() {
        return this == ORDER || this == CUSTOMER;
    }

    public List<SourceField> fields() {
        return List.of(
                switch (this) {
                    case ORDER -> OrderSource.values();
                    case DELIVERY -> DeliverySource.values();
                    case SHIPMENT -> ShipmentSource.values();
                    case BILLING -> BillingSource.values();
                    case CUSTOMER -> CustomerSource.values();
                    case ADDRESS -> AddressSource.values();
                    case MATERIAL -> MaterialSource.values();
                    case PRICE -> PriceSource.values();
                    case STOCK_COUNT -> CountSource.values();
                    case STOCK_MOVEMENT -> MovementSource.values();
                });
    }

    /** The document of that name. */
    static Optional<SourceDocument> named(String key) {
        return Stream.of(values()).filter(document -> document.key.equals(key)).findFirst();
    }
}
