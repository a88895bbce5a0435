package dev.plumbline.core.aggregate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What Klaviyo was told of an order, and what other aggregates were. An event cannot be taken back, so what stands here only changes by a
 * further event.
 *
 * @param items what stands placed, by item position; empty before the order was placed
 * @param goods what was told of each delivery and of each returns delivery
 * @param credits what was told of each credit memo and cancellation of one
 * @param once what is told only once: shipments, proofs, the completion, the first refund
 * @param counts how often the order was increased and wholly cancelled
 * @param ledger what the events come to
 * @param forwarded what was passed on to the order that a returns order refers to
 * @param news what the customer was told
 */
public record Told(
        SortedMap<String, ToldItem> items,
        SortedMap<String, ToldGoods> goods,
        SortedMap<String, ToldGoods> credits,
        SortedSet<String> once,
        SortedMap<String, Integer> counts,
        Ledger ledger,
        SortedMap<String, String> forwarded,
        News news) {

    public static final Told NOTHING = new Told(
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeSet<>(),
            new TreeMap<>(),
            new Ledger(false, Figures.NONE, Optional.empty()),
            new TreeMap<>(),
            new News(Optional.empty(), "", Figures.NONE, false));

    public Told {
        items = Immutable.sorted(items);
        goods = Immutable.sorted(goods);
        credits = Immutable.sorted(credits);
        once = Immutable.sorted(once);
        counts = Immutable.sorted(counts);
        forwarded = Immutable.sorted(forwarded);
    }

    /**
     * An item as it stands in Klaviyo.
     *
     * @param quantity placed and not cancelled
     * @param value of it, rounded to the currency's decimals
     * @param ordered the item's whole quantity when it was last seen: what a later rest of it is a part of
     * @param orderedValue that quantity's value
     * @param products how often it was told as an ordered product
     * @param cancellations how often something of it was cancelled
     */
    public record ToldItem(
            BigDecimal quantity,
            BigDecimal value,
            BigDecimal ordered,
            BigDecimal orderedValue,
            int products,
            int cancellations) {
        static final ToldItem NOTHING =
                new ToldItem(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
    }

    /**
     * Goods that left or came back, or money that was credited, as it was told.
     *
     * @param metric under which metric
     * @param uniqueId under which identity it was told first
     * @param quantities by item of the order
     * @param value all events of it together
     * @param times how many events there were
     */
    public record ToldGoods(
            String metric, String uniqueId, SortedMap<String, BigDecimal> quantities, BigDecimal value, int times) {
        public ToldGoods {
            quantities = Immutable.sorted(quantities);
        }
    }

    /**
     * What the events come to.
     *
     * @param placed whether the order was placed
     * @param figures their sums
     * @param lastTime the time of the last event; the next one's is later
     */
    public record Ledger(boolean placed, Figures figures, Optional<Instant> lastTime) {}

    /**
     * What the customer was told.
     *
     * @param customer which customer, empty before the first news
     * @param account in which account
     * @param figures the figures that were reported
     * @param ready whether the customer has said that it may be told
     * @param kept what sort of news it keeps until the customer is known; empty when that is live
     */
    public record News(
            Optional<AggregateKey> customer, String account, Figures figures, boolean ready, Optional<Kept> kept) {

        /** News that are live. */
        public News(Optional<AggregateKey> customer, String account, Figures figures, boolean ready) {
            this(customer, account, figures, ready, Optional.empty());
        }

        /** What is kept and is not live. */
        public enum Kept {
            /** It was loaded after the fact, so it is told silently, whoever makes the customer known. */
            HISTORY
        }

        /** The customer has answered; an answer of one who is not asked any more is of no interest. */
        News readyFor(AggregateKey answering) {
            return customer.equals(Optional.of(answering)) ? new News(customer, account, figures, true, kept) : this;
        }

        /** The customer's answer counts for what is told at once; later it may be another. */
        News unanswered() {
            return new News(customer, account, figures, false);
        }

        boolean isReadyFor(AggregateKey other) {
            return ready && customer.equals(Optional.of(other));
        }

        /** Whether it waits for an answer. */
        boolean isAsking() {
            return customer.isPresent() && !ready;
        }

        boolean isHistory() {
            return kept.isPresent();
        }

        News asHistory() {
            return new News(customer, account, figures, ready, Optional.of(Kept.HISTORY));
        }

        /** The same news once what was kept is told. */
        News live() {
            return new News(customer, account, figures, ready);
        }
    }

    /** Whether Klaviyo was told any event of it, or another order was told what to say. */
    boolean isAnything() {
        return ledger.lastTime().isPresent() || !forwarded.isEmpty();
    }

    boolean isPlaced() {
        return ledger.placed();
    }

    boolean was(String mark) {
        return once.contains(mark);
    }

    int count(String what) {
        return counts.getOrDefault(what, 0);
    }

    ToldItem item(String position) {
        return items.getOrDefault(position, ToldItem.NOTHING);
    }

    Told withItem(String position, ToldItem item) {
        return new Told(Immutable.with(items, position, item), goods, credits, once, counts, ledger, forwarded, news);
    }

    Told withGoods(String key, ToldGoods told) {
        return new Told(items, Immutable.with(goods, key, told), credits, once, counts, ledger, forwarded, news);
    }

    Told withCredit(String number, ToldGoods told) {
        return new Told(items, goods, Immutable.with(credits, number, told), once, counts, ledger, forwarded, news);
    }

    Told once(String mark) {
        return new Told(items, goods, credits, Immutable.with(once, mark), counts, ledger, forwarded, news);
    }

    Told counted(String what) {
        return new Told(
                items, goods, credits, once, Immutable.with(counts, what, count(what) + 1), ledger, forwarded, news);
    }

    Told with(Ledger other) {
        return new Told(items, goods, credits, once, counts, other, forwarded, news);
    }

    Told withForwarded(String key, String signature) {
        return new Told(items, goods, credits, once, counts, ledger, Immutable.with(forwarded, key, signature), news);
    }

    Told with(News other) {
        return new Told(items, goods, credits, once, counts, ledger, forwarded, other);
    }
}
