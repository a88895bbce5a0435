package dev.plumbline.server.engine;

import dev.plumbline.server.translate.Correction;
import java.nio.charset.Charset;
import java.util.List;

/**
 * A piece whose turn it is.
 *
 * @param id its row in the inbox
 * @param form as the inbox names it: XML, FLAT, UNKNOWN …
 * @param charset the code page of its bytes
 * @param history whether it was loaded after the fact: all that it causes is silent
 * @param corrections what people corrected in it, the oldest first
 */
public record WaitingPiece(
        long id, String form, Charset charset, Raw raw, boolean history, List<Correction> corrections) {
    public WaitingPiece {
        corrections = List.copyOf(corrections);
    }

    /** One in which nobody corrected anything. */
    public WaitingPiece(long id, String form, Charset charset, Raw raw, boolean history) {
        this(id, form, charset, raw, history, List.of());
    }

    /** A live one. */
    public WaitingPiece(long id, String form, Charset charset, Raw raw) {
        this(id, form, charset, raw, false);
    }

    /** Bytes as they came. The array is shared, not copied: whoever gets it leaves it as it is. */
    public static final class Raw {
        private final byte[] bytes;

        public Raw(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes;
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }
}
