package dev.plumbline.idoc;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds where a flat IDoc ends: before the next control record, or before XML that follows in the same stream. With line ends that is
 * the next line that starts with EDI_DC or an XML document; without, records have their full length in characters, so bytes are
 * counted as the charset demands.
 */
final class FlatFraming {
    private static final byte[] CONTROL = FlatRecords.CONTROL.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD_CONTROL = FlatRecords.OLD_CONTROL.getBytes(StandardCharsets.US_ASCII);
    private static final int INCOMPLETE = -1;
    private static final int NOT_UTF8 = -2;

    private final ByteWindow window;
    private final ReadOptions options;

    FlatFraming(ByteWindow window, ReadOptions options) {
        this.window = window;
        this.options = options;
    }

    /** The piece that starts at the window's first byte. */
    IdocSource.Builder next(long ordinal) throws IOException {
        boolean utf8 = options.charset().map(Charsets::isUtf8).orElse(true);
        int end = withoutLineEnds(utf8);
        if (end == NOT_UTF8) {
            end = withoutLineEnds(false);
        }
        if (end == 0) {
            end = withLineEnds();
        }
        if (end == INCOMPLETE) {
            return tooLarge(ordinal);
        }
        byte[] content = window.copy(0, end);
        Charset charset = Charsets.of(content, 0, end, options);
        Position start = window.place();
        window.countCharacters(Charsets.isUtf8(charset));
        window.drop(end);
        return IdocSource.builder(content, IdocForm.FLAT, charset).at(ordinal, start);
    }

    private int withLineEnds() throws IOException {
        int end = 0;
        while (true) {
            int lineEnd = window.findLineEnd(end, options.maxIdocBytes());
            if (lineEnd < 0) {
                return window.has(options.maxIdocBytes() + 1) ? INCOMPLETE : window.available();
            }
            end = lineEnd + 1;
            if (startsAnother(end)) {
                return end;
            }
        }
    }

    /** Whether the next IDoc starts at the beginning of a line: a flat one or one in XML, perhaps behind a byte order mark. */
    private boolean startsAnother(int line) throws IOException {
        if (!window.has(line + 1)) {
            return false;
        }
        int start = window.at(line) == Charsets.UTF8_MARK[0] && window.startsWith(Charsets.UTF8_MARK, line)
                ? line + Charsets.UTF8_MARK.length
                : line;
        return window.startsWith(CONTROL, start) || XmlStart.isAt(window, start);
    }

    /**
     * The end of the piece if its records follow each other without line ends; 0 if they do not, {@link #INCOMPLETE} if it is too
     * large, {@link #NOT_UTF8} if bytes are no UTF-8 although they were counted as such.
     */
    private int withoutLineEnds(boolean utf8) throws IOException {
        boolean old = window.startsWith(OLD_CONTROL, 0);
        int control = old ? RecordLayout.EDI_DC.length() : RecordLayout.EDI_DC40.length();
        int lineEnd = window.findLineEnd(0, control);
        if (lineEnd >= 0 || !window.startsWith(CONTROL, 0)) {
            return 0;
        }
        int end = skip(0, control, utf8);
        if (end < 0) {
            return end == NOT_UTF8 ? NOT_UTF8 : 0;
        }
        if (!window.has(end + 1) || !canBegin(end)) {
            return 0;
        }
        while (window.has(end + 1) && !isLineEnd(window.at(end)) && !startsAnother(end)) {
            int next = skip(end, FlatRecords.fullLength(head(end), old), utf8);
            if (next == NOT_UTF8) {
                return NOT_UTF8;
            }
            if (next == INCOMPLETE) {
                return window.available();
            }
            if (next > options.maxIdocBytes()) {
                return INCOMPLETE;
            }
            end = next;
        }
        return end;
    }

    private static boolean isLineEnd(byte character) {
        return character == '\n' || character == '\r' || character == 0x1A;
    }

    private boolean canBegin(int start) throws IOException {
        window.has(start + FlatRecords.DATA);
        String head = new String(
                window.copy(start, Math.min(window.available(), start + FlatRecords.DATA)),
                StandardCharsets.ISO_8859_1);
        return FlatRecords.canBegin(head, 0, head.length());
    }

    private String head(int start) throws IOException {
        window.has(start + 10);
        return new String(window.copy(start, Math.min(window.available(), start + 10)), StandardCharsets.ISO_8859_1);
    }

    /** The byte index that many characters on. */
    private int skip(int start, int characters, boolean utf8) throws IOException {
        if (!window.has(start + characters)) {
            return INCOMPLETE;
        }
        int index = start;
        if (!utf8) {
            return start + characters;
        }
        for (int i = 0; i < characters; i++) {
            if (!window.has(index + 1)) {
                return INCOMPLETE;
            }
            int length = sequence(window.at(index));
            if (length == 0 || !window.has(index + length)) {
                return NOT_UTF8;
            }
            for (int following = 1; following < length; following++) {
                if ((window.at(index + following) & 0xC0) != 0x80) {
                    return NOT_UTF8;
                }
            }
            index += length;
            // SAP counts characters outside of the basic plane as two.
            i += length == 4 ? 1 : 0;
        }
        return index;
    }

    /** How many bytes a UTF-8 character has, by its first one; 0 if it can be none. */
    private static int sequence(byte first) {
        if (first >= 0) {
            return 1;
        }
        int bits = first & 0xFF;
        if (bits < 0xC2 || bits > 0xF4) {
            return 0;
        }
        return bits < 0xE0 ? 2 : bits < 0xF0 ? 3 : 4;
    }

    /** Gives the beginning as a problem and goes to the next IDoc. */
    private IdocSource.Builder tooLarge(long ordinal) throws IOException {
        byte[] kept = window.copy(0, Math.min(options.maxIdocBytes(), IdocSplitter.KEPT_OF_A_PROBLEM));
        Position position = window.place();
        while (true) {
            int lineEnd = window.findLineEnd(0, ByteWindow.CHUNK);
            if (lineEnd < 0) {
                window.drop(Math.min(window.available(), ByteWindow.CHUNK));
                if (!window.has(1)) {
                    break;
                }
            } else {
                window.drop(lineEnd + 1);
                if (startsAnother(0)) {
                    break;
                }
            }
        }
        return IdocSource.builder(kept, IdocForm.FLAT, StandardCharsets.ISO_8859_1)
                .at(ordinal, position)
                .problem(Optional.of("the IDoc is larger than " + options.maxIdocBytes()
                        + " bytes, which is the limit; raise it or split the IDoc"));
    }
}
