package dev.plumbline.server.translate;

import dev.plumbline.mapping.source.MovementSource.Item;
import java.util.Map;
import java.util.Optional;

/**
 * What a movement does to unrestricted stock of one's own.
 *
 * @param here +1, −1 or 0 times the quantity at the place that is named
 * @param there the same at the receiving place
 * @param concerns which stock it speaks of
 * @param receiver what must be given of the receiving place; empty where nothing must
 */
record MovementEffect(int here, int there, Concerns concerns, Optional<Item> receiver) {
    private static final String REVERSED = "-reversed";

    /** The meanings that the mapping gives to movement types, but for reversals. */
    private static final Map<String, MovementEffect> BY_WORD = Map.of(
            "receipt", of(1, 0, Concerns.AS_NAMED),
            "issue", of(-1, 0, Concerns.AS_NAMED),
            "no-change", of(0, 0, Concerns.AS_NAMED),
            "plant-transfer", transfer(Item.RECEIVING_PLANT),
            "material-transfer", transfer(Item.RECEIVING_MATERIAL),
            "location-transfer", transfer(Item.RECEIVING_LOCATION),
            "release", of(0, 1, Concerns.CHANGES_TYPE),
            "restriction", of(-1, 0, Concerns.CHANGES_TYPE),
            "to-own", of(0, 1, Concerns.CHANGES_OWNER),
            "to-special", of(-1, 0, Concerns.CHANGES_OWNER));

    /** Which stock a movement speaks of, beside what the item says of it. */
    enum Concerns {
        /** Of the stock that the item names: anything but unrestricted stock of one's own does not matter. */
        AS_NAMED,
        /** One side is unrestricted, and the item's stock type names the other; special stock stays special. */
        CHANGES_TYPE,
        /** One side is unrestricted stock of one's own, and the item's special stock names the other. */
        CHANGES_OWNER
    }

    /** By the word of the mapping, such as {@code issue} or {@code release-reversed}. */
    static MovementEffect named(String word) {
        boolean isReversed = word.endsWith(REVERSED);
        MovementEffect effect = BY_WORD.get(isReversed ? word.substring(0, word.length() - REVERSED.length()) : word);
        if (effect == null) {
            throw new IllegalArgumentException("no movement is called " + word);
        }
        return isReversed ? effect.reversed() : effect;
    }

    private static MovementEffect of(int here, int there, Concerns concerns) {
        return new MovementEffect(here, there, concerns, Optional.empty());
    }

    private static MovementEffect transfer(Item receiver) {
        return new MovementEffect(-1, 1, Concerns.AS_NAMED, Optional.of(receiver));
    }

    MovementEffect reversed() {
        return new MovementEffect(-here, -there, concerns, receiver);
    }

    boolean changesNothing() {
        return here == 0 && there == 0;
    }
}
