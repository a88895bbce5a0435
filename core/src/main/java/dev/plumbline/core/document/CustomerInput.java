package dev.plumbline.core.document;

/** What the Customer aggregate listens to. */
public sealed interface CustomerInput extends Document
        permits CustomerDocument, AddressDocument, CreditDocument, ServiceNotification {

    /** The customer number (KUNNR), without leading zeros. */
    String customer();
}
