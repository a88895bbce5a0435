package dev.plumbline.server.translate;

import java.util.Optional;
import java.util.Set;

/**
 * What a movement type does to unrestricted stock of one's own, from SAP's standard customizing. IDocs of movements carry no
 * debit/credit indicator, so the sign comes from here.
 */
final class MovementTypes {
    /** Receipts, what is put into storage, what was missing and is found, and reversals of their contrary. */
    private static final Set<String> IN = types("""
            101 105 109 123 131 162 202 222 232 242 252 262 282 292 304 305 314 315 334 352 501 511 521 531 545 552 561 581 \
            602 604 605 642 644 646 648 653 662 701 712""");

    /** Issues, what is taken out of storage for another, what is missing, and reversals of their contrary. */
    private static final Set<String> OUT = types("""
            102 106 110 122 132 161 201 221 231 241 251 261 281 291 303 306 313 316 333 351 502 512 522 532 546 551 562 582 \
            601 603 606 641 643 645 647 654 661 702 711""");

    /** Within stock that is not free to sell, or with others: nothing changes for the customer. */
    private static final Set<String> NEITHER = types("""
            103 104 107 108 124 125 323 324 325 326 331 332 335 336 349 350 451 452 455 456 457 458 459 460 503 504 505 506 \
            523 524 525 526 543 544 553 554 555 556 557 558 563 564 565 566 623 624 633 634 651 652 655 656 657 658 \
            703 704 707 708 713 714 715 716 717 718""");

    /** From one plant (301), material (309) or storage location (311) to another in one step. */
    private static final Set<String> MOVE = types("301 309 311");

    private static final Set<String> MOVE_BACK = types("302 310 312");

    /** Quality inspection (321), blocked stock (343) or returns (453) become free at the receiving place. */
    private static final Set<String> FREED = types("321 343 453");

    private static final Set<String> FREED_REVERSED = types("322 344 454");

    /** Free stock becomes restricted. */
    private static final Set<String> RESTRICTED = types("341");

    private static final Set<String> RESTRICTED_REVERSED = types("342");

    /** Special stock becomes one's own and free at the receiving place. */
    private static final Set<String> OWNED = types("411");

    private static final Set<String> OWNED_REVERSED = types("412");

    /**
     * Free stock becomes a sales order's (413) or a project's (415), or lies with a subcontractor (541) or at the customer (621 packaging,
     * 631 consignment).
     */
    private static final Set<String> TIED = types("413 415 541 621 631");

    private static final Set<String> TIED_REVERSED = types("414 416 542 622 632");

    private static Set<String> types(String list) {
        return Set.of(list.split(" ", -1));
    }

    private MovementTypes() {}

    /** Which stock a type speaks of, beside what the item says of it. */
    enum Sort {
        /** Of the stock that the item names: anything but unrestricted stock of one's own does not matter. */
        AS_NAMED,
        /** One side is unrestricted, and the item's stock type names the other; special stock stays special. */
        CHANGES_TYPE,
        /** One side is unrestricted stock of one's own, and the item's special stock names the other. */
        CHANGES_OWNER
    }

    /**
     * What a type does.
     *
     * @param here +1, −1 or 0 times the quantity at the place that is named
     * @param there the same at the receiving place
     */
    record Effect(int here, int there, Sort sort) {
        Effect reversed() {
            return new Effect(-here, -there, sort);
        }

        /** Whether stock goes from one place or material to another. */
        boolean hasTwoLegs() {
            return here != 0 && there != 0;
        }
    }

    /** Empty for a type that SAP does not ship: its meaning is the site's own. */
    static Optional<Effect> of(String type) {
        return when(IN, type, new Effect(1, 0, Sort.AS_NAMED))
                .or(() -> when(OUT, type, new Effect(-1, 0, Sort.AS_NAMED)))
                .or(() -> when(NEITHER, type, new Effect(0, 0, Sort.AS_NAMED)))
                .or(() -> when(MOVE, type, new Effect(-1, 1, Sort.AS_NAMED)))
                .or(() -> when(MOVE_BACK, type, new Effect(1, -1, Sort.AS_NAMED)))
                .or(() -> when(FREED, type, new Effect(0, 1, Sort.CHANGES_TYPE)))
                .or(() -> when(FREED_REVERSED, type, new Effect(0, -1, Sort.CHANGES_TYPE)))
                .or(() -> when(RESTRICTED, type, new Effect(-1, 0, Sort.CHANGES_TYPE)))
                .or(() -> when(RESTRICTED_REVERSED, type, new Effect(1, 0, Sort.CHANGES_TYPE)))
                .or(() -> when(OWNED, type, new Effect(0, 1, Sort.CHANGES_OWNER)))
                .or(() -> when(OWNED_REVERSED, type, new Effect(0, -1, Sort.CHANGES_OWNER)))
                .or(() -> when(TIED, type, new Effect(-1, 0, Sort.CHANGES_OWNER)))
                .or(() -> when(TIED_REVERSED, type, new Effect(1, 0, Sort.CHANGES_OWNER)));
    }

    private static Optional<Effect> when(Set<String> types, String type, Effect effect) {
        return types.contains(type) ? Optional.of(effect) : Optional.empty();
    }
}
