package dev.plumbline.idoc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A view of the bytes ahead in a stream: what was not dropped yet stays addressable, counted from the first of it. Knows the place
 * of that first byte in the file. Grows with what its user asks to see, and never else.
 */
final class ByteWindow {
    static final int CHUNK = 64 * 1024;

    /** What a message of usual size needs; a file soon asks for more. */
    private static final int FIRST = 16 * 1024;

    private final InputStream in;
    private byte[] buffer;
    private int from;
    private int to;
    private boolean ended;
    private boolean multiByte = true;
    /** What the next four describe: a byte at or before the window's first, since places are counted only when asked for. */
    private int counted;

    private long offset;
    private long line = 1;
    private long column = 1;

    ByteWindow(InputStream in) {
        this.in = in;
        this.buffer = new byte[FIRST];
    }

    /** All of a message that is in memory, which is looked at where it is and never written to. */
    ByteWindow(byte[] whole) {
        this.in = InputStream.nullInputStream();
        this.buffer = whole;
        this.to = whole.length;
        this.ended = true;
    }

    /** Whether a column is a UTF-8 character (then following bytes do not count) or a byte, from here on. */
    void countCharacters(boolean utf8) {
        if (multiByte != utf8) {
            count();
            multiByte = utf8;
        }
    }

    /** How many bytes are in memory and not dropped. */
    int available() {
        return to - from;
    }

    /** The size of the buffer, to prove that it is bounded. */
    int capacity() {
        return buffer.length;
    }

    /** Reads on until {@code count} bytes are available; false if the stream ends before. */
    boolean has(int count) throws IOException {
        while (to - from < count) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    /** The byte at that index, which must be available. */
    byte at(int index) {
        return buffer[from + index];
    }

    /** A search in bytes from one index to below another; −1 if it finds nothing. */
    @FunctionalInterface
    private interface Search {
        int in(byte[] bytes, int from, int to);
    }

    /** The first index from {@code start} and below {@code limit} that holds the byte; −1 if the stream or the limit ends before. */
    int find(byte wanted, int start, int limit) throws IOException {
        return find((bytes, first, end) -> Words.find(bytes, wanted, first, end), start, limit);
    }

    /** The first tag from {@code start} and below {@code limit} that may matter, as {@link Words#findTag}; −1 as {@link #find}. */
    int findTag(byte name, byte parent, int start, int limit) throws IOException {
        return find((bytes, first, end) -> Words.findTag(bytes, name, parent, first, end), start, limit);
    }

    /** The first line feed or carriage return. */
    int findLineEnd(int start, int limit) throws IOException {
        return find(Words::findLineEnd, start, limit);
    }

    /** Searches what is in memory, and then what is read on. */
    private int find(Search search, int start, int limit) throws IOException {
        int index = start;
        while (true) {
            int end = from + Math.min(limit, to - from);
            int found = search.in(buffer, from + index, end);
            if (found >= 0) {
                return found - from;
            }
            index = Math.max(index, end - from);
            if (index >= limit || !fill()) {
                return -1;
            }
        }
    }

    /** Where the bytes of {@code wanted} start, as {@link #find(byte, int, int)}. */
    int find(byte[] wanted, int start, int limit) throws IOException {
        int index = start;
        while ((index = find(wanted[0], index, limit)) >= 0) {
            if (startsWith(wanted, index)) {
                return index;
            }
            index++;
        }
        return -1;
    }

    boolean startsWith(byte[] wanted, int index) throws IOException {
        return has(index + wanted.length)
                && Arrays.equals(buffer, from + index, from + index + wanted.length, wanted, 0, wanted.length);
    }

    byte[] copy(int start, int end) {
        return Arrays.copyOfRange(buffer, from + start, from + end);
    }

    void copy(int start, int end, byte[] target, int targetStart) {
        System.arraycopy(buffer, from + start, target, targetStart, end - start);
    }

    /** Where the first byte stands in the file. */
    Position place() {
        count();
        return new Position(line, (int) Math.min(Integer.MAX_VALUE, column), offset);
    }

    /** Goes on by that many available bytes. */
    void drop(int count) {
        from += count;
    }

    /** Brings the place up to the window's first byte. Due before dropped bytes are overwritten. */
    private void count() {
        if (counted == from) {
            return;
        }
        int lineStart = counted;
        int lineFeed = Words.find(buffer, (byte) '\n', counted, from);
        while (lineFeed >= 0) {
            line++;
            column = 1;
            lineStart = lineFeed + 1;
            lineFeed = Words.find(buffer, (byte) '\n', lineStart, from);
        }
        column += characters(lineStart, from);
        offset += from - counted;
        counted = from;
    }

    private int characters(int start, int end) {
        if (!multiByte) {
            return end - start;
        }
        int count = 0;
        for (int i = start; i < end; i++) {
            if ((buffer[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        count();
        if (to == buffer.length) {
            // A small buffer grows even if there is room in front: it is a file after all, and moving costs more than
            // the room.
            boolean grows = from == 0 || buffer.length < CHUNK;
            byte[] roomier = grows ? new byte[Math.multiplyExact(buffer.length, 2)] : buffer;
            System.arraycopy(buffer, from, roomier, 0, to - from);
            buffer = roomier;
            to -= from;
            from = 0;
        } else if (from == to) {
            from = 0;
            to = 0;
            // A giant was dropped: do not keep its room for the rest of the file.
            if (buffer.length > 16 * CHUNK) {
                buffer = new byte[CHUNK];
            }
        }
        counted = from;
        int count = in.read(buffer, to, buffer.length - to);
        if (count < 0) {
            ended = true;
            return false;
        }
        to += count;
        return true;
    }
}
