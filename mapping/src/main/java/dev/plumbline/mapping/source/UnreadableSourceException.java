package dev.plumbline.mapping.source;

import dev.plumbline.idoc.Segment;

/** Ends the reading of an IDoc at a place that a mapping names. */
public abstract sealed class UnreadableSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Segment segment;

    private UnreadableSourceException(Segment segment, String message) {
        super(message);
        this.segment = segment;
    }

    public Segment segment() {
        return segment;
    }

    /** The segment is flat and its layout is not known, so that it cannot be cut into fields. */
    public static final class WithoutLayout extends UnreadableSourceException {
        private static final long serialVersionUID = 1L;

        WithoutLayout(Segment segment) {
            super(segment, "the layout of " + segment.definition() + " is not known");
        }
    }

    /** A code that its table does not have, and whose policy is {@code reject}. */
    public static final class UnknownCode extends UnreadableSourceException {
        private static final long serialVersionUID = 1L;

        private final String field;
        private final String expected;

        UnknownCode(Found found, String expected) {
            super(found.segment(), "unknown code");
            this.field = found.field();
            this.expected = expected;
        }

        public String field() {
            return field;
        }

        /** What was expected, and what to do. */
        public String expected() {
            return expected;
        }
    }
}
