package dev.plumbline.idoc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an IDOC element ends.
 *
 * @param end index behind it
 * @param kept how much of it to keep: all, unless it is too large
 * @param isTooLarge whether it goes on behind that end, up to where {@link #skip} goes
 * @param problem why it does not end as it should
 */
record XmlIdocEnd(int end, int kept, boolean isTooLarge, Optional<String> problem) {
    private static final byte[] COMMENT = "<!--".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT_END = "-->".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CDATA = "<![CDATA[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CDATA_END = "]]>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DECLARATION = "<?xml ".getBytes(StandardCharsets.US_ASCII);

    /** The end of the IDOC element whose start tag stands at the window's first byte, below {@code parent}. */
    static XmlIdocEnd find(ByteWindow window, XmlTag idoc, @Nullable XmlTag parent, int limit) throws IOException {
        return new Search(window, idoc, parent, limit).run();
    }

    private static XmlIdocEnd whole(int end) {
        return new XmlIdocEnd(end, end, false, Optional.empty());
    }

    private static XmlIdocEnd unclosed(int end, XmlTag idoc, String what) {
        return new XmlIdocEnd(end, end, false, Optional.of("</" + idoc.name() + "> is missing: " + what));
    }

    /** Drops the rest of an IDoc that is too large, up to its end or the start of the next. */
    static void skip(ByteWindow window, XmlTag idoc) throws IOException {
        byte[] name = idoc.nameBytes();
        while (true) {
            int tag = window.find((byte) '<', 0, ByteWindow.CHUNK);
            if (tag < 0) {
                window.drop(Math.min(window.available(), ByteWindow.CHUNK));
                if (!window.has(1)) {
                    return;
                }
                continue;
            }
            window.drop(tag);
            if (window.startsWith(name, 1) || window.startsWith(DECLARATION, 0)) {
                return;
            }
            window.has(2);
            if (window.available() > 1 && window.at(1) == '/' && window.startsWith(name, 2)) {
                int end = window.find((byte) '>', 0, ByteWindow.CHUNK);
                window.drop(end < 0 ? 1 : end + 1);
                return;
            }
            window.drop(1);
        }
    }

    private static final class Search {
        private final ByteWindow window;
        private final XmlTag idoc;
        private final byte[] name;
        private final @Nullable XmlTag parent;
        private final byte[] parentName;
        private final int limit;
        private boolean commentsEnd = true;
        private boolean cdataEnds = true;

        Search(ByteWindow window, XmlTag idoc, @Nullable XmlTag parent, int limit) {
            this.window = window;
            this.idoc = idoc;
            this.name = idoc.nameBytes();
            this.parent = parent;
            this.parentName = parent == null ? new byte[0] : parent.nameBytes();
            this.limit = limit;
        }

        XmlIdocEnd run() throws IOException {
            if (idoc.isEmpty()) {
                return whole(idoc.length());
            }
            int at = idoc.length();
            byte parentFirst = parentName.length == 0 ? name[0] : parentName[0];
            while (true) {
                at = window.findTag(name[0], parentFirst, at, limit);
                if (at < 0) {
                    return withoutEnd();
                }
                byte kind = window.has(at + 2) ? window.at(at + 1) : (byte) ' ';
                XmlIdocEnd end = null;
                if (kind == '/') {
                    end = endTag(at);
                } else if (kind == '!') {
                    at = afterMarked(at);
                } else if (kind == '?' && window.startsWith(DECLARATION, at)) {
                    end = unclosed(at, idoc, "another XML document starts");
                } else if (kind == name[0] && isName(name, at + 1)) {
                    end = unclosed(at, idoc, "the next <" + idoc.name() + "> starts");
                }
                if (end != null) {
                    return end;
                }
                at++;
            }
        }

        private @Nullable XmlIdocEnd endTag(int at) throws IOException {
            if (isName(name, at + 2)) {
                int end = window.find((byte) '>', at, limit);
                return end < 0 ? withoutEnd() : whole(end + 1);
            }
            if (parent != null && isName(parentName, at + 2)) {
                return unclosed(at, idoc, "</" + parent.name() + "> comes first");
            }
            return null;
        }

        /** The index of the last byte of a comment or CDATA section; of its first one when it never ends. */
        private int afterMarked(int at) throws IOException {
            if (commentsEnd && window.startsWith(COMMENT, at)) {
                int end = window.find(COMMENT_END, at + COMMENT.length, limit);
                commentsEnd = end >= 0;
                return end < 0 ? at : end + COMMENT_END.length - 1;
            }
            if (cdataEnds && window.startsWith(CDATA, at)) {
                int end = window.find(CDATA_END, at + CDATA.length, limit);
                cdataEnds = end >= 0;
                return end < 0 ? at : end + CDATA_END.length - 1;
            }
            return at;
        }

        private boolean isName(byte[] wanted, int at) throws IOException {
            if (wanted.length == 0
                    || !window.has(at + 1)
                    || window.at(at) != wanted[0]
                    || !window.startsWith(wanted, at)) {
                return false;
            }
            if (!window.has(at + wanted.length + 1)) {
                return false;
            }
            byte next = window.at(at + wanted.length);
            return next == '>' || next == '/' || (next >= 0 && next <= ' ');
        }

        private XmlIdocEnd withoutEnd() throws IOException {
            return window.has(limit) ? tooLarge() : unclosed(window.available(), idoc, "the file ends");
        }

        /** Ends at the limit, however much more is in memory: another IDoc may follow in it. */
        private XmlIdocEnd tooLarge() {
            return new XmlIdocEnd(
                    limit,
                    Math.min(limit, IdocSplitter.KEPT_OF_A_PROBLEM),
                    true,
                    Optional.of("the IDoc is larger than " + limit
                            + " bytes, which is the limit; raise it or split the IDoc"));
        }
    }
}
