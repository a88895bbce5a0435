package dev.plumbline.core.document;

/** What the Order aggregate listens to. */
public sealed interface OrderInput extends Document
        permits OrderDocument, DeliveryDocument, BillingDocument, OrderStatusDocument {

    /** The document's own number (order, delivery or billing document), without leading zeros. */
    String number();

    /** Whether it says the same as another one, wherever and whenever that was sent. */
    boolean saysTheSameAs(OrderInput other);
}
