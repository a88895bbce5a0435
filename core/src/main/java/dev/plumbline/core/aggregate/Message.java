package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.Document;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** What an aggregate can be told: by SAP, by another aggregate, by the clock, or by a person. */
public sealed interface Message {

    /** SAP reported a document; the part of it that concerns the aggregate. */
    record Reported(Document document) implements Message {}

    /** The time has come that the aggregate asked for. */
    record WokenUp() implements Message {}

    /** What a person decided. */
    sealed interface Ordered extends Message {
        /** Who. */
        String by();
    }

    /**
     * A person wants Klaviyo to have some properties of a profile no more: they were told, and the mapping does not name them any longer.
     *
     * @param names those to unset; one that the mapping names again by then, or that Klaviyo does not have from us, is left alone
     * @param why for the record
     * @param at when
     */
    record PropertiesDropped(SortedSet<String> names, String by, String why, Instant at) implements Ordered {
        public PropertiesDropped {
            names = Immutable.sorted(names);
        }
    }

    /**
     * A person decided about what is held.
     *
     * @param kind what shall become of it
     * @param by who
     * @param why for the record
     * @param at when
     */
    record Decided(Kind kind, String by, String why, Instant at) implements Ordered {
        /** What a person can decide. */
        public enum Kind {
            /** Tell it although SAP or a rule holds it. */
            RELEASE,
            /** Never tell what is held now. */
            DROP
        }
    }

    /**
     * An order has something to tell and asks whether its customer is known. Until it hears so it keeps what it has: it may still be
     * cancelled or held.
     *
     * @param order the order's key
     * @param told whether Klaviyo was told of the order before: then it has to go on, whatever filter applies to the customer
     */
    record CustomerAsked(AggregateKey order, boolean told) implements Message {}

    /**
     * An order that asked has nothing to tell any more: a filter leaves it out.
     *
     * @param order the order's key
     */
    record AskingWithdrawn(AggregateKey order) implements Message {}

    /** The customer is known, or does not have to be: its orders may tell. */
    record CustomerReady(AggregateKey customer) implements Message {}

    /**
     * The customer that the order waits for is left out, and with it the order.
     *
     * @param by the filter; empty when none leaves the customer out any more, and it is only not known yet
     */
    record CustomerLeftOut(AggregateKey customer, Optional<LeftOut> by) implements Message {}

    /**
     * An order wants its customer's profile to be told something, and says what it adds to the customer's figures.
     *
     * @param order the order's key
     * @param account the Klaviyo account that the order's sales organisation belongs to
     * @param events in the order in which they must stand in Klaviyo
     * @param change what has been added to the order's figures since it last reported; may be negative
     * @param guest the person behind a one-time customer number, empty for a customer of its own
     */
    record OrderNews(
            AggregateKey order, String account, List<Telling> events, Figures change, Optional<GuestOrder> guest)
            implements Message {
        public OrderNews {
            events = List.copyOf(events);
        }
    }

    /** Goods came back on a returns order; the order that sold them is told. */
    record GoodsReturned(ReturnedGoods goods) implements Message {}

    /**
     * A customer says that an address is its own; the identity decides whose profile that address is.
     *
     * @param customer the claimant
     * @param externalId its profile's external id
     * @param guest whether it is only a one-time customer: a customer with a number of its own goes before it
     */
    record AddressClaimed(AggregateKey customer, String externalId, boolean guest) implements Message {}

    /** A customer does not use an address any more. */
    record AddressGivenUp(AggregateKey customer) implements Message {}

    /**
     * Whose profile an address is.
     *
     * @param account in which account
     * @param address which address
     * @param owner the customer whose profile it is
     * @param ownerExternalId that profile's external id
     * @param sharers the other customers with this address, by their key, with the number each is known by
     */
    record AddressRuled(
            String account,
            String address,
            AggregateKey owner,
            String ownerExternalId,
            SortedMap<String, String> sharers)
            implements Message {
        public AddressRuled {
            sharers = Immutable.sorted(sharers);
        }
    }

    /** A customer whose profile is another one's reports its own figures there. */
    record FiguresShared(AggregateKey from, String account, Figures figures) implements Message {}
}
