package dev.plumbline.sandbox.sap;

import java.util.List;

/**
 * What must be true when all of the traffic has arrived.
 *
 * @param stories by order
 * @param broken how many messages must have become exceptions
 * @param unmirrored how many messages are about nothing that is mirrored: other message types, pro forma invoices
 */
public record Ledger(
        List<Expected.Profile> profiles,
        List<Expected.Story> stories,
        List<Expected.Variant> variants,
        long broken,
        long unmirrored) {

    public Ledger {
        profiles = List.copyOf(profiles);
        stories = List.copyOf(stories);
        variants = List.copyOf(variants);
    }
}
