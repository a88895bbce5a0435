package dev.plumbline.idoc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Whether XML starts where a flat IDoc might still go on. A text of an IDoc may well hold a line such as {@code <b>Achtung</b>}, so
 * XML is only what has an XML declaration, or nothing but start tags up to that of an IDOC element.
 */
final class XmlStart {
    /** Bounds what is looked at, because each line of a hostile file may ask for it. */
    private static final int FARTHEST = 8 * 1024;

    /** More wrappers than any envelope has around its IDoc. */
    private static final int MOST_TAGS = 16;

    private static final byte[] DECLARATION = "<?xml ".getBytes(StandardCharsets.US_ASCII);

    private XmlStart() {}

    static boolean isAt(ByteWindow window, int start) throws IOException {
        if (!window.has(start + 1) || window.at(start) != '<') {
            return false;
        }
        if (window.startsWith(DECLARATION, start)) {
            return true;
        }
        int limit = start + FARTHEST;
        int at = start;
        for (int tags = 0; tags < MOST_TAGS; tags++) {
            XmlTag tag = isName(window, at + 1) ? XmlTag.at(window, at, limit) : null;
            if (tag == null || tag.isIdoc()) {
                return tag != null;
            }
            at = afterSpace(window, at + tag.length(), limit);
            if (at == limit || !window.has(at + 1) || window.at(at) != '<') {
                return false;
            }
        }
        return false;
    }

    private static int afterSpace(ByteWindow window, int start, int limit) throws IOException {
        int at = start;
        while (at < limit && window.has(at + 1) && window.at(at) >= 0 && window.at(at) <= ' ') {
            at++;
        }
        return at;
    }

    /** Whether a name may start there: a letter, an underscore, or a letter beyond ASCII. */
    private static boolean isName(ByteWindow window, int at) throws IOException {
        if (!window.has(at + 1)) {
            return false;
        }
        byte first = window.at(at);
        return first < 0 || first == '_' || Character.isLetter(first);
    }
}
