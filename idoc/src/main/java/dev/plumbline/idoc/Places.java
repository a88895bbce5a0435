package dev.plumbline.idoc;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns an index into the text of an IDoc into a place in the file it came from. The table that this needs is made when the first
 * place is asked for: most IDocs are read without anybody asking.
 *
 * <p>The text is either decoded characters or UTF-8 bytes. Safe for several threads.
 */
final class Places {
    private static final int BLOCK = 1024;

    private final Units units;
    private final int from;
    private final Position origin;
    private @Nullable Index index;

    /** The text as a row of units: characters or bytes. */
    interface Units {
        int length();

        boolean isLineEnd(int at);

        /** Whether a character starts here. */
        boolean isCharacter(int at);

        /** How many bytes of the file this unit stands for. */
        int bytes(int at);
    }

    /** Line starts, and sums at each block's start. */
    private static final class Index {
        final int[] lineStarts;
        final int lines;
        final int[] characters;
        final long[] bytes;

        Index(int[] lineStarts, int lines, int[] characters, long[] bytes) {
            this.lineStarts = lineStarts;
            this.lines = lines;
            this.characters = characters;
            this.bytes = bytes;
        }
    }

    /** Places where the unit {@code from} stands at {@code origin}. */
    Places(Units units, int from, Position origin) {
        this.units = units;
        this.from = from;
        this.origin = origin;
    }

    static Places of(String text, Charset charset, Position origin) {
        return new Places(new Characters(text, Charsets.isUtf8(charset)), 0, origin);
    }

    static Places of(byte[] utf8, int from, Charset original, Position origin) {
        return new Places(new Utf8(utf8, Charsets.isUtf8(original)), from, origin);
    }

    Position at(int unit) {
        if (unit < from) {
            return origin;
        }
        Index ready = index;
        if (ready == null) {
            ready = makeIndex();
            index = ready;
        }
        int found = Arrays.binarySearch(ready.lineStarts, 0, ready.lines, unit);
        int line = found >= 0 ? found : -found - 2;
        int lineStart = ready.lineStarts[line];
        long before = (long) characters(ready, unit) - characters(ready, lineStart);
        long column = before + (line == 0 ? origin.column() : 1);
        long offset = origin.offset() + bytes(ready, unit) - bytes(ready, from);
        return new Position(origin.line() + line, (int) Math.min(Integer.MAX_VALUE, column), offset);
    }

    private Index makeIndex() {
        int length = units.length();
        int[] lineStarts = new int[64];
        int lines = 1;
        lineStarts[0] = from;
        int[] characters = new int[length / BLOCK + 1];
        long[] bytes = new long[length / BLOCK + 1];
        int characterSum = 0;
        long byteSum = 0;
        for (int i = 0; i < length; i++) {
            if (i % BLOCK == 0) {
                characters[i / BLOCK] = characterSum;
                bytes[i / BLOCK] = byteSum;
            }
            characterSum += units.isCharacter(i) ? 1 : 0;
            byteSum += units.bytes(i);
            if (i >= from && units.isLineEnd(i)) {
                if (lines == lineStarts.length) {
                    lineStarts = Arrays.copyOf(lineStarts, lines * 2);
                }
                lineStarts[lines++] = i + 1;
            }
        }
        return new Index(lineStarts, lines, characters, bytes);
    }

    private int characters(Index ready, int unit) {
        int block = Math.min(unit / BLOCK, ready.characters.length - 1);
        int sum = ready.characters[block];
        for (int i = block * BLOCK; i < unit && i < units.length(); i++) {
            sum += units.isCharacter(i) ? 1 : 0;
        }
        return sum;
    }

    private long bytes(Index ready, int unit) {
        int block = Math.min(unit / BLOCK, ready.bytes.length - 1);
        long sum = ready.bytes[block];
        for (int i = block * BLOCK; i < unit && i < units.length(); i++) {
            sum += units.bytes(i);
        }
        return sum;
    }

    private record Characters(String text, boolean utf8) implements Units {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public boolean isLineEnd(int at) {
            char character = text.charAt(at);
            return character == '\n' || (character == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
        }

        @Override
        public boolean isCharacter(int at) {
            return !Character.isLowSurrogate(text.charAt(at));
        }

        @Override
        public int bytes(int at) {
            char character = text.charAt(at);
            if (!utf8 || character < 0x80) {
                return 1;
            }
            return character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
        }
    }

    private static final class Utf8 implements Units {
        private final byte[] text;
        private final boolean utf8;

        Utf8(byte[] text, boolean utf8) {
            this.text = text;
            this.utf8 = utf8;
        }

        @Override
        public int length() {
            return text.length;
        }

        @Override
        public boolean isLineEnd(int at) {
            return text[at] == '\n';
        }

        @Override
        public boolean isCharacter(int at) {
            return (text[at] & 0xC0) != 0x80;
        }

        @Override
        public int bytes(int at) {
            return utf8 || isCharacter(at) ? 1 : 0;
        }
    }
}
