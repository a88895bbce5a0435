package dev.plumbline.sandbox.sap;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Klaviyo must hold in the end. */
public sealed interface Expected {

    /**
     * An event.
     *
     * @param customer the external id of the profile
     * @param value in the currency's units
     */
    record Event(String metric, String uniqueId, String customer, BigDecimal value, String currency)
            implements Expected {}

    /**
     * All events of a group of documents, in one or several ways: which one it becomes may depend on the order of arrival, where one
     * version of a document supersedes another before the first was told. The first way is the one of the order of sending.
     */
    record Story(String order, List<List<Event>> ways) implements Expected {
        public Story {
            ways = ways.stream().map(List::copyOf).toList();
        }

        List<Event> usual() {
            return ways.getFirst();
        }
    }

    /**
     * A profile.
     *
     * @param attributes by Klaviyo's names; those of the location as {@code location.city}, the sender's own as {@code properties.…}
     */
    record Profile(String customer, Map<String, String> attributes) implements Expected {
        public Profile {
            // Sorted, so that the same seed writes the same ledger.
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }
    }

    /** A catalog variant and its stock. */
    record Variant(String sku, String title, long quantity) implements Expected {}
}
