package dev.plumbline.idoc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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

    static boolean isAscii(byte[] bytes, int from, int to) {
        int signs = 0;
        for (int i = from; i < to; i++) {
            signs |= bytes[i];
        }
        return signs >= 0;
    }

    static boolean isUtf8(byte[] bytes, int from, int to) {
        if (isAscii(bytes, from, to)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The charset of bytes that name none. */
    static Charset of(byte[] bytes, int from, int to, ReadOptions options) {
        return options.charset().orElseGet(() -> isUtf8(bytes, from, to) ? StandardCharsets.UTF_8 : options.fallback());
    }

    static boolean isUtf8(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    }
}
