package dev.plumbline.bench.idoc;

import java.util.Objects;

/**
 * What a reader is asked for: that it has the whole IDoc shows in the number of segments, and that its content can be used in one
 * value looked up.
 */
record Seen(int segments, String orderNumber) {
    static Seen expected() {
        return new Seen(SampleIdoc.idoc().segmentCount(), SampleIdoc.ORDER_NUMBER);
    }

    /** A reader that reads something else would be compared to no purpose. */
    static void check(String reader, Seen seen) {
        if (!Objects.equals(seen, expected())) {
            throw new IllegalStateException(reader + " read " + seen + " instead of " + expected());
        }
    }
}
