package dev.plumbline.core.aggregate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What Klaviyo was told of an order. It grows only: an event cannot be taken back.
 *
 * @param placed by item position the net value that was placed; empty when the order was not placed
 * @param cancelled the positions that were cancelled since
 * @param documents the deliveries ({@code delivery/…}) and billing documents ({@code billing/…}) that were told
 * @param customer whose events they are: the sold-to party when it was placed
 * @param lastTime the time of the last event; the next one's is later
 */
public record Told(
        SortedMap<String, BigDecimal> placed,
        SortedSet<String> cancelled,
        SortedSet<String> documents,
        Optional<String> customer,
        Optional<Instant> lastTime) {

    public static final Told NOTHING =
            new Told(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), Optional.empty(), Optional.empty());

    public Told {
        placed = Collections.unmodifiableSortedMap(new TreeMap<>(placed));
        cancelled = Collections.unmodifiableSortedSet(new TreeSet<>(cancelled));
        documents = Collections.unmodifiableSortedSet(new TreeSet<>(documents));
    }

    boolean isPlaced() {
        return !placed.isEmpty();
    }

    Told placed(Map<String, BigDecimal> values, String soldTo) {
        return new Told(new TreeMap<>(values), cancelled, documents, Optional.of(soldTo), lastTime);
    }

    Told cancelled(Set<String> positions) {
        SortedSet<String> all = new TreeSet<>(cancelled);
        all.addAll(positions);
        return new Told(placed, all, documents, customer, lastTime);
    }

    Told document(String document) {
        SortedSet<String> all = new TreeSet<>(documents);
        all.add(document);
        return new Told(placed, cancelled, all, customer, lastTime);
    }

    Told at(Instant time) {
        return new Told(placed, cancelled, documents, customer, Optional.of(time));
    }
}
