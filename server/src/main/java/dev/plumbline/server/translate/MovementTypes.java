package dev.plumbline.server.translate;

import java.util.Optional;
import java.util.Set;

/**
 * What a movement type does to unrestricted stock, from SAP's standard customizing. IDocs of movements carry no debit/credit
 * indicator, so the sign comes from here.
 */
final class MovementTypes {
    private static final Set<String> IN =
            types("101 123 162 202 222 262 305 321 343 501 511 521 531 552 561 602 642 644 646 648 653 701 712");
    private static final Set<String> OUT =
            types("102 122 161 201 221 261 303 322 344 502 512 522 532 551 562 601 641 643 645 647 654 702 711");

    /** Within a plant, or within stock that is not free to sell: nothing changes for the customer. */
    private static final Set<String> NEITHER = types(
            "103 104 311 312 313 314 315 316 323 324 325 326 349 350 553 554 555 556 651 652 655 656 657 658 703 704 707 708 713 714 715 716 717 718");

    private static Set<String> types(String list) {
        return Set.of(list.split(" ", -1));
    }

    private MovementTypes() {}

    /**
     * What a type does.
     *
     * @param here +1, −1 or 0 times the quantity in the plant that is named
     * @param there the same in the receiving plant (MOVE_PLANT), where there is one
     */
    record Effect(int here, int there) {
        Effect reversed() {
            return new Effect(-here, -there);
        }
    }

    /** Empty for a type that SAP does not ship: its meaning is the site's own. */
    static Optional<Effect> of(String type) {
        return switch (type) {
            // Plant to plant in one step: two legs.
            case "301" -> Optional.of(new Effect(-1, 1));
            case "302" -> Optional.of(new Effect(1, -1));
            default -> effect(IN, type, 1).or(() -> effect(OUT, type, -1)).or(() -> effect(NEITHER, type, 0));
        };
    }

    private static Optional<Effect> effect(Set<String> types, String type, int here) {
        return types.contains(type) ? Optional.of(new Effect(here, 0)) : Optional.empty();
    }
}
