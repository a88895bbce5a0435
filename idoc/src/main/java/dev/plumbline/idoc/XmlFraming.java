package dev.plumbline.idoc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the IDOC elements of XML by looking at tags only, so that a broken IDoc does not hide the next one. Inside of an IDOC
 * element nothing counts but comments, CDATA, its own end tag, and whatever shows that the end tag is missing.
 *
 * <p>One object frames all documents of a stream; {@link #begin()} starts the next one.
 */
final class XmlFraming {
    private static final int MAX_TAG = 64 * 1024;
    private static final byte[] DECLARATION = ascii("<?xml ");
    private static final byte[] COMMENT = ascii("<!--");
    private static final byte[] COMMENT_END = ascii("-->");
    private static final byte[] CDATA = ascii("<![CDATA[");
    private static final byte[] CDATA_END = ascii("]]>");
    private static final byte[] INSTRUCTION_END = ascii("?>");
    private static final byte[] DOCTYPE = ascii("<!DOCTYPE");

    private final ByteWindow window;
    private final ReadOptions options;
    private final boolean transcoded;
    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
    private final List<XmlTag> open = new ArrayList<>();
    private XmlProlog prolog = XmlProlog.NONE;
    private int deeper;
    private boolean inside;
    private boolean sawIdoc;
    /** The last IDoc's problem already says that the document is cut off. */
    private boolean told;

    private Position start = Position.START;

    XmlFraming(ByteWindow window, ReadOptions options, boolean transcoded) {
        this.window = window;
        this.options = options;
        this.transcoded = transcoded;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a document was begun and has not ended. */
    boolean isInside() {
        return inside;
    }

    /** Starts a document at the window's first byte. */
    void begin() {
        inside = true;
        sawIdoc = false;
        told = false;
        deeper = 0;
        open.clear();
        prolog = XmlProlog.NONE;
        passed.reset();
        start = window.place();
        window.countCharacters(true);
    }

    /** The next piece of the document; null when the document has ended. */
    IdocSource.@Nullable Builder next(long ordinal) throws IOException {
        while (inside) {
            int tag = window.find((byte) '<', 0, ByteWindow.CHUNK);
            if (tag != 0) {
                pass(tag < 0 ? Math.min(window.available(), ByteWindow.CHUNK) : tag);
                if (tag < 0 && !window.has(1)) {
                    return atEnd(ordinal);
                }
                continue;
            }
            IdocSource.Builder piece = markup(ordinal);
            if (piece != null) {
                return piece;
            }
        }
        return null;
    }

    private IdocSource.@Nullable Builder markup(long ordinal) throws IOException {
        if (window.startsWith(DECLARATION, 0)) {
            if (!open.isEmpty() || !prolog.isEmpty()) {
                return anotherDocument(ordinal);
            }
            declaration();
            return null;
        }
        byte kind = window.has(2) ? window.at(1) : (byte) ' ';
        switch (kind) {
            case '?' -> passTo(INSTRUCTION_END);
            case '!' -> exclamation();
            case '/' -> {
                return endTag(ordinal);
            }
            default -> {
                return startTag(ordinal);
            }
        }
        return null;
    }

    private void declaration() throws IOException {
        int end = window.find(INSTRUCTION_END, 0, MAX_TAG);
        if (end < 0) {
            pass(1);
            return;
        }
        prolog = XmlProlog.of(window.copy(0, end + INSTRUCTION_END.length), transcoded);
        window.countCharacters(prolog.charset().map(Charsets::isUtf8).orElse(true));
        pass(end + INSTRUCTION_END.length);
    }

    private void exclamation() throws IOException {
        if (window.startsWith(COMMENT, 0)) {
            passTo(COMMENT_END);
        } else if (window.startsWith(CDATA, 0)) {
            passTo(CDATA_END);
        } else if (window.startsWith(DOCTYPE, 0)) {
            int end = XmlTag.endOfDoctype(window, MAX_TAG);
            prolog = prolog.with(window.copy(0, end));
            pass(end);
        } else {
            pass(2);
        }
    }

    /** Passes a construct that ends so; only its opening when it never ends. */
    private void passTo(byte[] end) throws IOException {
        int found = window.find(end, 0, options.maxIdocBytes());
        pass(found < 0 ? 2 : found + end.length);
    }

    private IdocSource.@Nullable Builder endTag(long ordinal) throws IOException {
        int end = window.find((byte) '>', 0, MAX_TAG);
        pass(end < 0 ? 2 : end + 1);
        if (deeper > 0) {
            deeper--;
        } else if (!open.isEmpty()) {
            open.removeLast();
        }
        return open.isEmpty() ? documentEnded(ordinal) : null;
    }

    private IdocSource.@Nullable Builder startTag(long ordinal) throws IOException {
        XmlTag tag = XmlTag.at(window, MAX_TAG);
        if (tag == null) {
            pass(1);
            return null;
        }
        if (tag.isIdoc()) {
            sawIdoc = true;
            IdocSource.Builder piece = idoc(tag, ordinal);
            if (open.isEmpty()) {
                inside = false;
            }
            return piece;
        }
        pass(tag.length());
        if (!tag.isEmpty()) {
            // What is too deep is only counted, so that endless nesting needs no memory.
            if (open.size() >= options.maxDepth()) {
                deeper++;
            } else {
                open.add(tag);
            }
            return null;
        }
        return open.isEmpty() ? documentEnded(ordinal) : null;
    }

    private IdocSource.@Nullable Builder documentEnded(long ordinal) {
        inside = false;
        return sawIdoc ? null : noIdoc(ordinal);
    }

    private IdocSource.@Nullable Builder anotherDocument(long ordinal) {
        inside = false;
        if (!sawIdoc) {
            return noIdoc(ordinal);
        }
        return open.isEmpty() || told ? null : unfinished(ordinal, "another XML document starts");
    }

    private IdocSource.@Nullable Builder atEnd(long ordinal) {
        inside = false;
        if (!sawIdoc) {
            return noIdoc(ordinal);
        }
        return open.isEmpty() || told ? null : unfinished(ordinal, "the file ends");
    }

    private IdocSource.Builder unfinished(long ordinal, String what) {
        return problem(ordinal, what + " before </" + open.getLast().name() + ">: IDocs may be missing");
    }

    private IdocSource.Builder noIdoc(long ordinal) {
        String head = new String(passed.toByteArray(), StandardCharsets.UTF_8).strip();
        String shown = head.length() > 60 ? head.substring(0, 60) + "…" : head;
        return problem(ordinal, "XML without an IDOC element: " + shown);
    }

    private IdocSource.Builder problem(long ordinal, String reason) {
        byte[] content = passed.toByteArray();
        passed.reset();
        return IdocSource.builder(content, IdocForm.XML, prolog.charset().orElse(StandardCharsets.UTF_8))
                .at(ordinal, start)
                .problem(Optional.of(reason));
    }

    private IdocSource.Builder idoc(XmlTag tag, long ordinal) throws IOException {
        passed.reset();
        XmlTag parent = open.isEmpty() ? null : open.getLast();
        XmlIdocEnd found = XmlIdocEnd.find(window, tag, parent, options.maxIdocBytes());
        boolean whole = found.problem().isEmpty();
        byte[] head = prolog.bytes(open);
        byte[] tail = whole ? XmlTag.endTags(open) : new byte[0];
        byte[] content = Arrays.copyOf(head, head.length + found.kept() + tail.length);
        window.copy(0, found.kept(), content, head.length);
        System.arraycopy(tail, 0, content, head.length + found.kept(), tail.length);
        int bodyEnd = head.length + found.kept();
        Charset charset = prolog.charset().orElseGet(() -> Charsets.of(content, head.length, bodyEnd, options));
        IdocSource.Builder piece = IdocSource.builder(content, IdocForm.XML, charset)
                .at(ordinal, window.place())
                .body(head.length, bodyEnd)
                .problem(found.problem());
        told = !whole;
        start = window.place();
        window.drop(found.end());
        if (found.isTooLarge()) {
            XmlIdocEnd.skip(window, tag);
        }
        return piece;
    }

    /** Goes on, and remembers the beginning of what it passes in case no IDoc follows. */
    private void pass(int count) {
        int kept = Math.min(count, IdocSplitter.KEPT_OF_A_PROBLEM - passed.size());
        if (kept > 0) {
            passed.writeBytes(window.copy(0, kept));
        }
        window.drop(count);
    }
}
