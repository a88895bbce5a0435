package dev.plumbline.server.inbox;

import dev.plumbline.idoc.IdocSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A piece that came through a door: one IDoc, one row of an extract, or something that is none.
 *
 * @param door {@code http}, {@code directory}, {@code extracts} or {@code backfill}
 * @param source where it came from, for people: a file's name and the piece's number in it
 * @param form XML, FLAT, UNKNOWN, EXTRACT or TABLES
 * @param content self-contained bytes, as they came
 * @param digest SHA-256 of the IDoc's own bytes, without what stood around it: what makes a repetition one
 * @param problem why it is no IDoc, empty when it may be one
 */
public record Arrival(
        String door,
        String source,
        String form,
        String charset,
        Bytes content,
        Bytes digest,
        Optional<String> problem) {

    /** A piece as the splitter cut it. */
    public static Arrival of(String door, String source, IdocSource piece) {
        byte[] content = piece.toBytes();
        return new Arrival(
                door,
                source,
                piece.form().name(),
                piece.charset().name(),
                new Bytes(content),
                new Bytes(sha256(content, piece.bodyStart(), piece.bodyEnd())),
                piece.problem());
    }

    private static byte[] sha256(byte[] content, int from, int to) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content, from, to - from);
            return digest.digest();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Bytes that are equal by content. The array is shared, not copied: whoever gets it leaves it as it is. */
    public static final class Bytes {
        private final byte[] array;

        public Bytes(byte[] array) {
            this.array = array;
        }

        public byte[] array() {
            return array;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(array, that.array);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(array);
        }

        @Override
        public String toString() {
            return array.length + " bytes";
        }
    }
}
