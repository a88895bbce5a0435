package dev.plumbline.server.delivery;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The deliveries of all Klaviyo accounts, each with its own lanes, limits and pauses. */
public final class Deliveries {
    private final List<Delivery> deliveries;

    /** @param deliveries one for each account */
    public Deliveries(Collection<Delivery> deliveries) {
        this.deliveries = List.copyOf(deliveries);
    }

    /** How each account is now, by its name. */
    public SortedMap<String, DeliveryStatus> status() {
        SortedMap<String, DeliveryStatus> status = new TreeMap<>();
        deliveries.forEach(delivery -> status.put(delivery.account(), delivery.status()));
        return Collections.unmodifiableSortedMap(status);
    }

    List<Delivery> all() {
        return deliveries;
    }
}
