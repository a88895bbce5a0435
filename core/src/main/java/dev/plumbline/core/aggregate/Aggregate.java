package dev.plumbline.core.aggregate;

import java.util.Optional;

/** What a host stores under a key: the whole memory of one order, customer, material or e-mail address. */
public sealed interface Aggregate permits Order, Customer, Stock, Identity {

    /** The key under which it is stored. */
    AggregateKey key();

    /** By which filter Klaviyo is not told of it; empty when none leaves it out. */
    Optional<LeftOut> leftOut();
}
