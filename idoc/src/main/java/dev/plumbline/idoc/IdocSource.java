package dev.plumbline.idoc;

import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of one IDoc, cut out of a file or message so that they stand alone: they can be stored and read again later.
 *
 * <p>Flat: the records of the IDoc as they came. XML: the XML declaration and the start tags around it, the {@code IDOC} element as
 * it came (the <em>body</em>), and end tags made to match. Only input in UTF-16 is changed: it becomes UTF-8.
 *
 * <p>Immutable; the array is never given away.
 */
public final class IdocSource {
    private final byte[] content;
    private final IdocForm form;
    private final Charset charset;
    private final long ordinal;
    private final Position start;
    private final int bodyStart;
    private final int bodyEnd;
    private final Optional<String> problem;

    private IdocSource(Builder builder) {
        content = builder.content;
        form = builder.form;
        charset = builder.charset;
        ordinal = builder.ordinal;
        start = builder.start;
        bodyStart = builder.bodyStart;
        bodyEnd = builder.bodyEnd;
        problem = builder.problem;
    }

    /** Takes over the array. */
    static Builder builder(byte[] content, IdocForm form, Charset charset) {
        return new Builder(content, form, charset);
    }

    /** A stored piece. Places are then counted from its own first byte. */
    public static IdocSource of(byte[] content, IdocForm form, Charset charset) {
        return builder(content.clone(), form, charset).build();
    }

    /** A copy of all bytes. */
    public byte[] toBytes() {
        return content.clone();
    }

    /** All bytes themselves; whoever gets them must leave them as they are. */
    byte[] content() {
        return content;
    }

    /** Number of bytes. */
    public int size() {
        return content.length;
    }

    public IdocForm form() {
        return form;
    }

    /** The charset to decode the bytes with. */
    public Charset charset() {
        return charset;
    }

    /** The running number of this piece in its file, from 1. */
    public long ordinal() {
        return ordinal;
    }

    /** Where the body starts in the file. */
    public Position start() {
        return start;
    }

    /** Where the body starts in {@link #toBytes()}. */
    public int bodyStart() {
        return bodyStart;
    }

    /** Where the body ends, exclusive. */
    public int bodyEnd() {
        return bodyEnd;
    }

    /** Why this can be no readable IDoc, if that is known without reading it. */
    public Optional<String> problem() {
        return problem;
    }

    /** Feeds the body alone: the same IDoc has the same digest whatever file it came in. */
    public void digest(MessageDigest digest) {
        digest.update(content, bodyStart, bodyEnd - bodyStart);
    }

    /** The same piece as if it were a file of its own, so that places count from its first byte. */
    public IdocSource detached() {
        return builder(content, form, charset).problem(problem).build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdocSource that
                && form == that.form
                && charset.equals(that.charset)
                && ordinal == that.ordinal
                && start.equals(that.start)
                && problem.equals(that.problem)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content) * 31 + Long.hashCode(ordinal);
    }

    /** What and where, without the content. */
    @Override
    public String toString() {
        return form + " piece " + ordinal + " of " + content.length + " bytes from " + start
                + problem.map(reason -> ": " + reason).orElse("");
    }

    static final class Builder {
        private final byte[] content;
        private final IdocForm form;
        private final Charset charset;
        private long ordinal = 1;
        private Position start = Position.START;
        private int bodyStart;
        private int bodyEnd;
        private Optional<String> problem = Optional.empty();

        private Builder(byte[] content, IdocForm form, Charset charset) {
            this.content = content;
            this.form = form;
            this.charset = charset;
            this.bodyEnd = content.length;
        }

        Builder at(long newOrdinal, Position newStart) {
            ordinal = newOrdinal;
            start = newStart;
            return this;
        }

        Builder body(int newStart, int newEnd) {
            bodyStart = newStart;
            bodyEnd = newEnd;
            return this;
        }

        Builder problem(Optional<String> reason) {
            problem = reason;
            return this;
        }

        IdocSource build() {
            return new IdocSource(this);
        }
    }
}
