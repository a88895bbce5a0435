package dev.plumbline.core.aggregate;

/** What a host stores under a key: the whole memory of one order, customer or material. */
public sealed interface Aggregate permits Order, Customer, Stock {

    /** The key under which it is stored. */
    AggregateKey key();
}
