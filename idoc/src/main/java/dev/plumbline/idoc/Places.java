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
    /** Sums are kept for so many units, so that a place costs a short walk at most. */
    private static final int BLOCK = 64;

    private final Units units;
    private final int from;
    private final Position origin;
    private @Nullable Index index;

    /** The text as a row of units: characters or bytes. Its methods take whole stretches, so that each walks in a loop of its own. */
    private interface Units {
        int length();

        /** The first index from {@code start} on behind a line's end; −1 if there is none. */
        int nextLine(int start);

        /** How many characters start in that stretch. */
        int characters(int start, int end);

        /** How many bytes of the file that stretch stands for. */
        long bytes(int start, int end);
    }

    /** A count of characters or bytes. */
    @FunctionalInterface
    private interface Count {
        long of(int start, int end);
    }

    /** Counts up to any unit: kept at each block's start, unless each unit counts one. */
    private static final class Sums {
        private final long[] atBlocks;
        private final Count count;

        private Sums(long[] atBlocks, Count count) {
            this.atBlocks = atBlocks;
            this.count = count;
        }

        static Sums of(int length, Count count) {
            long[] sums = new long[length / BLOCK + 1];
            for (int i = 1; i < sums.length; i++) {
                sums[i] = sums[i - 1] + count.of((i - 1) * BLOCK, i * BLOCK);
            }
            int rest = (sums.length - 1) * BLOCK;
            boolean oneEach = sums[sums.length - 1] + count.of(rest, length) == length;
            return new Sums(oneEach ? new long[0] : sums, count);
        }

        long upTo(int unit) {
            if (atBlocks.length == 0) {
                return unit;
            }
            int block = unit / BLOCK;
            return atBlocks[block] + count.of(block * BLOCK, unit);
        }
    }

    /** Line starts with the characters before each, and the sums. */
    private static final class Index {
        final int[] lineStarts;
        final long[] lineCharacters;
        final Sums characters;
        final Sums bytes;

        Index(int[] lineStarts, long[] lineCharacters, Sums characters, Sums bytes) {
            this.lineStarts = lineStarts;
            this.lineCharacters = lineCharacters;
            this.characters = characters;
            this.bytes = bytes;
        }
    }

    /** Places where the unit {@code from} stands at {@code origin}. */
    private Places(Units units, int from, Position origin) {
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
        int known = Math.min(unit, units.length());
        int found = Arrays.binarySearch(ready.lineStarts, known);
        int line = found >= 0 ? found : -found - 2;
        long before = ready.characters.upTo(known) - ready.lineCharacters[line];
        long column = before + (line == 0 ? origin.column() : 1);
        long offset = origin.offset() + ready.bytes.upTo(known) - ready.bytes.upTo(ready.lineStarts[0]);
        return new Position(origin.line() + line, (int) Math.min(Integer.MAX_VALUE, column), offset);
    }

    private Index makeIndex() {
        int length = units.length();
        Sums characters = Sums.of(length, units::characters);
        Sums bytes = Sums.of(length, units::bytes);
        int[] lineStarts = new int[64];
        long[] lineCharacters = new long[64];
        int lines = 0;
        for (int start = Math.min(from, length); start >= 0; start = units.nextLine(start)) {
            if (lines == lineStarts.length) {
                lineStarts = Arrays.copyOf(lineStarts, lines * 2);
                lineCharacters = Arrays.copyOf(lineCharacters, lines * 2);
            }
            lineStarts[lines] = start;
            lineCharacters[lines] = characters.upTo(start);
            lines++;
        }
        return new Index(Arrays.copyOf(lineStarts, lines), lineCharacters, characters, bytes);
    }

    private record Characters(String text, boolean utf8) implements Units {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public int nextLine(int start) {
            for (int i = start; i < text.length(); i++) {
                char character = text.charAt(i);
                boolean returned = character == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
                if (character == '\n' || returned) {
                    return i + 1;
                }
            }
            return -1;
        }

        @Override
        public int characters(int start, int end) {
            int count = 0;
            for (int i = start; i < end; i++) {
                count += Character.isLowSurrogate(text.charAt(i)) ? 0 : 1;
            }
            return count;
        }

        @Override
        public long bytes(int start, int end) {
            if (!utf8) {
                return (long) end - start;
            }
            int count = 0;
            for (int i = start; i < end; i++) {
                char character = text.charAt(i);
                if (character < 0x80) {
                    count++;
                } else {
                    // Half of a pair stands for half of the four bytes.
                    count += character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
                }
            }
            return count;
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
        public int nextLine(int start) {
            int lineFeed = Words.find(text, (byte) '\n', start, text.length);
            return lineFeed < 0 ? -1 : lineFeed + 1;
        }

        @Override
        public int characters(int start, int end) {
            int count = 0;
            for (int i = start; i < end; i++) {
                count += (text[i] & 0xC0) == 0x80 ? 0 : 1;
            }
            return count;
        }

        @Override
        public long bytes(int start, int end) {
            // A code page has one byte for each character.
            return utf8 ? (long) end - start : characters(start, end);
        }
    }
}
