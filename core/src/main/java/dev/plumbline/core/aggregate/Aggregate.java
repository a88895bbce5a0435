package dev.plumbline.core.aggregate;

/** What a host stores under a key: the whole memory of one order, customer, material or e-mail address. */
public sealed interface Aggregate permits Order, Customer, Stock, Identity {

    /** The key under which it is stored. */
    AggregateKey key();
}
