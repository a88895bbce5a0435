package dev.plumbline.idoc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches bytes eight at a time: a file is mostly bytes that are not looked for, and one comparison of a long tells so for eight of
 * them. (The JDK's own searches are faster still, but they want a String.)
 */
final class Words {
    /** Little endian on every machine, so that the first byte is the lowest. */
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long SIGNS = 0x8080808080808080L;

    private Words() {}

    /** The first index from {@code from} and below {@code to} that holds the byte; −1 if none does. */
    static int find(byte[] bytes, byte wanted, int from, int to) {
        long pattern = ONES * (wanted & 0xFF);
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long found = zeros(word(bytes, i) ^ pattern);
            if (found != 0) {
                return i + index(found);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The first line feed or carriage return, as {@link #find}. */
    static int findLineEnd(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long word = word(bytes, i);
            long found = zeros(word ^ (ONES * '\n')) | zeros(word ^ (ONES * '\r'));
            if (found != 0) {
                return i + index(found);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                return i;
            }
        }
        return -1;
    }

    /**
     * The first {@code <} of a tag that is more than an element nobody looks for: what starts with {@code !} or {@code ?}, a start or
     * end tag whose name begins with {@code name}, an end tag whose name begins with {@code parent}. A tag of which too little stands
     * before {@code to} is given too. −1 if there is none.
     */
    static int findTag(byte[] bytes, byte name, byte parent, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            // Here each bit is used, so a wrong one is possible; it is found out when the byte is looked at.
            for (long found = zeros(word(bytes, i) ^ (ONES * '<')); found != 0; found &= found - 1) {
                if (isTag(bytes, i + index(found), to, name, parent)) {
                    return i + index(found);
                }
            }
        }
        for (; i < to; i++) {
            if (isTag(bytes, i, to, name, parent)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isTag(byte[] bytes, int at, int to, byte name, byte parent) {
        if (bytes[at] != '<') {
            return false;
        }
        if (at + 2 >= to) {
            return true;
        }
        byte kind = bytes[at + 1];
        if (kind == '/') {
            return bytes[at + 2] == name || bytes[at + 2] == parent;
        }
        return kind == name || kind == '!' || kind == '?';
    }

    /** The first index from {@code from} that holds no ASCII character; {@code to} if all are. */
    static int endOfAscii(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long signs = word(bytes, i) & SIGNS;
            if (signs != 0) {
                return i + index(signs);
            }
        }
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    private static long word(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }

    /**
     * A sign bit for each byte that is zero. The subtraction's borrow may give a wrong bit above the first right one, never below:
     * only the lowest bit may be trusted.
     */
    private static long zeros(long word) {
        return (word - ONES) & ~word & SIGNS;
    }

    /** The index of the byte with the lowest sign bit. */
    private static int index(long signs) {
        return Long.numberOfTrailingZeros(signs) / Byte.SIZE;
    }
}
