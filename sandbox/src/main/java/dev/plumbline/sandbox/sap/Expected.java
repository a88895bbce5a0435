package dev.plumbline.sandbox.sap;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What Klaviyo must hold in the end. */
public sealed interface Expected {

    /**
     * An event.
     *
     * @param customer the external id of the profile
     * @param value in the currency's units; zero for an event without one
     * @param time when it happened, as Klaviyo is told it if the messages arrive in the order of sending
     * @param account the Klaviyo account that hears of it
     */
    record Event(
            String metric,
            String uniqueId,
            String customer,
            BigDecimal value,
            String currency,
            Instant time,
            String account)
            implements Expected {}

    /**
     * A profile.
     *
     * @param attributes by Klaviyo's names; those of the location as {@code location.city}, the sender's own as {@code properties.…}
     * @param unsure attributes that depend on the order of arrival; one of them without an expected value may be anything
     * @param sharedWith external ids of other customers with the same e-mail address: whose profile theirs is depends on which address
     *     arrives first
     * @param isWhole whether it has no other attributes than these
     */
    record Profile(
            String customer,
            String account,
            Map<String, String> attributes,
            Set<String> unsure,
            Set<String> sharedWith,
            boolean isWhole)
            implements Expected {
        public Profile {
            // Sorted, so that the same seed writes the same ledger.
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
            unsure = Set.copyOf(unsure);
            sharedWith = Set.copyOf(sharedWith);
        }
    }

    /**
     * A catalog variant, its stock and its price.
     *
     * @param discontinued whether it must not appear in mails any more
     * @param price of variant and item, either of which then appears in mails unless it is discontinued; where it is empty, whether they do
     *     is not for SAP to say
     */
    record Variant(String sku, String title, long quantity, boolean discontinued, Optional<BigDecimal> price)
            implements Expected {}
}
