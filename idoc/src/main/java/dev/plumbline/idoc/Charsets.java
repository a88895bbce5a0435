package dev.plumbline.idoc;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What bytes tell about their charset. */
final class Charsets {
    static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Charsets() {}

    /** UTF-16 by its byte order mark, or because every second byte of {@code head} is zero. */
    static Optional<Charset> utf16(byte[] head) {
        if (head.length < 2) {
            return Optional.empty();
        }
        int first = head[0] & 0xFF;
        int second = head[1] & 0xFF;
        if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        if (head.length >= 4 && first == 0 && second != 0 && head[2] == 0 && head[3] != 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (head.length >= 4 && first != 0 && second == 0 && head[2] != 0 && head[3] == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    /** Whether the bytes are UTF-8 as a strict decoder takes it: no overlong form, no surrogate, nothing beyond U+10FFFF. */
    static boolean isUtf8(byte[] bytes, int from, int to) {
        int i = Words.endOfAscii(bytes, from, to);
        while (i < to) {
            int length = sequence(bytes, i, to);
            if (length == 0) {
                return false;
            }
            i += length;
            if (i < to && bytes[i] >= 0) {
                i = Words.endOfAscii(bytes, i, to);
            }
        }
        return true;
    }

    /** The length of the UTF-8 character that starts there, which is not ASCII; 0 if none does. */
    private static int sequence(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (first < 0xC2 || first > 0xF4 || at + length > to) {
            return 0;
        }
        for (int i = at + 1; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean possible = switch (first) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
        return possible ? length : 0;
    }

    /** The text of bytes in that charset. */
    static String decode(byte[] bytes, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return decodeUtf8(bytes);
        }
        boolean ascii = Words.endOfAscii(bytes, 0, bytes.length) == bytes.length;
        return new String(bytes, ascii ? StandardCharsets.ISO_8859_1 : charset);
    }

    /**
     * Decodes what has no character beyond U+00FF, as most of Europe's IDocs, several times as fast as the JDK, which goes byte by
     * byte from the first umlaut on: what lies between umlauts is copied at once, and a text in ISO 8859-1 is how a String holds it
     * anyway. Anything else is left to the JDK.
     */
    private static String decodeUtf8(byte[] bytes) {
        int end = bytes.length;
        int at = Words.endOfAscii(bytes, 0, end);
        if (at == end) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        byte[] latin = new byte[end];
        System.arraycopy(bytes, 0, latin, 0, at);
        int length = at;
        while (at < end) {
            int first = bytes[at];
            if ((first != (byte) 0xC2 && first != (byte) 0xC3) || at + 1 == end || (bytes[at + 1] & 0xC0) != 0x80) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
            latin[length++] = (byte) ((first << 6) | (bytes[at + 1] & 0x3F));
            int next = Words.endOfAscii(bytes, at + 2, end);
            System.arraycopy(bytes, at + 2, latin, length, next - at - 2);
            length += next - at - 2;
            at = next;
        }
        return new String(latin, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** The charset of bytes that name none. */
    static Charset of(byte[] bytes, int from, int to, ReadOptions options) {
        return options.charset().orElseGet(() -> isUtf8(bytes, from, to) ? StandardCharsets.UTF_8 : options.fallback());
    }

    static boolean isUtf8(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    }
}
