package dev.plumbline.server.watermark;

import java.util.Optional;

/**
 * Two marks of a value. A mark that was reached holds until the value is well on the good side of it again, by a fifth or a quarter of the
 * mark, so a value that wavers about it changes nothing.
 *
 * @param harm which values do harm
 * @param warn where it is told; empty for never
 * @param refuse where nothing more is let in; empty for never
 */
record Mark(Harm harm, Optional<Long> warn, Optional<Long> refuse) {

    /** Which values do harm. */
    enum Harm {
        /** Of what is left. The mark is reached below it, and over at a quarter more. */
        LITTLE,
        /** Of what piles up. The mark is reached at it, and over at less than four fifths of it. */
        MUCH
    }

    /** How far it has come with this value, after it had come so far. */
    Level next(Level before, long value) {
        if (holds(refuse, before == Level.REFUSE, value)) {
            return Level.REFUSE;
        }
        return holds(warn, before != Level.FINE, value) ? Level.WARN : Level.FINE;
    }

    private boolean holds(Optional<Long> mark, boolean held, long value) {
        return mark.filter(limit -> isBeyond(held ? back(limit) : limit, value)).isPresent();
    }

    private boolean isBeyond(long limit, long value) {
        return switch (harm) {
            case LITTLE -> value < limit;
            case MUCH -> value >= limit;
        };
    }

    /** The farther one; nothing more happens beyond it. */
    Optional<Long> last() {
        return refuse.or(this::warn);
    }

    /** Where a mark is over: at this value when little does harm, at less when much does. */
    long back(long mark) {
        return switch (harm) {
            case LITTLE -> mark + mark / 4;
            case MUCH -> mark - mark / 5;
        };
    }
}
