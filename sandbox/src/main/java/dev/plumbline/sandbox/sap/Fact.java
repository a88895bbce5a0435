package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Paper.Billing;
import dev.plumbline.sandbox.sap.Paper.Delivery;
import dev.plumbline.sandbox.sap.Paper.Transport;
import java.time.Instant;
import java.util.Optional;

/** Something that happened in SAP, and the message that told it. */
sealed interface Fact {

    /** The number of the message. */
    String docnum();

    /** When the message was made: of two about one document the later one counts. */
    Instant told();

    /** An order stood like this. */
    record Ordered(SalesOrder order, String docnum, Instant told) implements Fact {}

    /** A delivery had come so far. */
    record Moved(Delivery delivery, Progress progress, String docnum, Instant told) implements Fact {}

    /**
     * Something was billed.
     *
     * @param day the beginning of the day on which
     */
    record Billed(Billing billing, Instant day, String docnum, Instant told) implements Fact {}

    /**
     * How far a delivery has come, as one message tells it.
     *
     * @param goods what it says of the goods issue (for a returns delivery: the goods receipt)
     * @param transport what carries it, where the message is about a transport
     * @param proof when the customer confirmed the receipt, where the message is about that
     */
    record Progress(Goods goods, Optional<Transport> transport, Optional<Instant> proof) {
        static Progress of(Goods goods) {
            return new Progress(goods, Optional.empty(), Optional.empty());
        }
    }

    /** What a message says of a goods issue. */
    sealed interface Goods {
        /** Nothing. */
        record Silent() implements Goods {}

        /** That it is not posted, or not any more. */
        record NotPosted() implements Goods {}

        /** That it was posted. */
        record Posted(Instant when) implements Goods {}
    }
}
