package dev.plumbline.sandbox.sap;

import java.util.List;

/**
 * What must be true when all of the traffic has arrived.
 *
 * @param stories by order
 * @param broken how many messages must have become exceptions
 * @param unmirrored how many messages are about nothing that is mirrored: other message types, pro forma invoices, stock of single orders
 */
public record Ledger(
        List<Expected.Profile> profiles,
        List<Story> stories,
        List<Expected.Variant> variants,
        long broken,
        long unmirrored) {

    public Ledger {
        profiles = List.copyOf(profiles);
        stories = List.copyOf(stories);
        variants = List.copyOf(variants);
    }

    /** The part that one Klaviyo account hears of. Stock is told by plant; the accounts of plants are not known here. */
    public Ledger of(String account) {
        return new Ledger(
                profiles.stream()
                        .filter(profile -> profile.account().equals(account))
                        .toList(),
                stories.stream()
                        .filter(story -> story.account().equals(account))
                        .toList(),
                variants,
                broken,
                unmirrored);
    }
}
