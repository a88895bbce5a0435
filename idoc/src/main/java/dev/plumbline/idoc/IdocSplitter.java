package dev.plumbline.idoc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into IDocs without reading them: flat or XML, one or many, in constant memory (the largest IDoc and a buffer).
 *
 * <p>Every byte that is more than white space ends up in some piece or in a piece's description, so nothing is lost without a word:
 * text that is no IDoc, an empty input and a file that ends too early each give a piece with a {@linkplain IdocSource#problem()
 * problem}. After a problem the next IDoc is looked for. An {@link IOException} of the stream ends it all.
 *
 * <p>Not for several threads. The stream is not closed.
 */
public final class IdocSplitter {
    /** How much of something that is no IDoc is kept. */
    static final int KEPT_OF_A_PROBLEM = 64 * 1024;

    private static final byte[] FLAT = "EDI_D".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final int SHOWN = 40;

    private final InputStream in;
    private final byte @Nullable [] whole;
    private final ReadOptions options;
    private @Nullable State state;

    /** What exists once the first bytes are known. */
    private static final class State {
        final ByteWindow window;
        final FlatFraming flat;
        final XmlFraming xml;

        State(ByteWindow window, ReadOptions options, boolean transcoded) {
            this.window = window;
            this.flat = new FlatFraming(window, options);
            this.xml = new XmlFraming(window, options, transcoded);
        }
    }

    private long pieces;

    public IdocSplitter(InputStream in, ReadOptions options) {
        this.in = in;
        this.whole = null;
        this.options = options;
    }

    /** Cuts what is in memory. The array must stay as it is until the last piece is cut. */
    IdocSplitter(byte[] whole, ReadOptions options) {
        this.in = new ByteArrayInputStream(whole);
        this.whole = whole;
        this.options = options;
    }

    public IdocSplitter(InputStream in) {
        this(in, ReadOptions.STANDARD);
    }

    /** The next piece; empty at the end of the stream. */
    public Optional<IdocSource> next() throws IOException {
        State current = state;
        if (current == null) {
            current = start();
            state = current;
        }
        IdocSource.@Nullable Builder piece = frame(current);
        if (piece == null) {
            return Optional.empty();
        }
        return Optional.of(piece.build());
    }

    /** The size of the buffer right now. */
    int bufferSize() {
        return state == null ? 0 : state.window.capacity();
    }

    private State start() throws IOException {
        byte[] head = in.readNBytes(4);
        Optional<Charset> utf16 = Charsets.utf16(head);
        ByteWindow window;
        if (whole != null && utf16.isEmpty()) {
            window = new ByteWindow(whole);
        } else {
            InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), in);
            window = new ByteWindow(utf16.isPresent() ? new Utf16InputStream(all, utf16.get()) : all);
        }
        return new State(window, options, utf16.isPresent());
    }

    private IdocSource.@Nullable Builder frame(State current) throws IOException {
        while (true) {
            if (current.xml.isInside()) {
                IdocSource.Builder piece = current.xml.next(pieces + 1);
                if (piece != null) {
                    pieces++;
                    return piece;
                }
                continue;
            }
            skipSpace(current.window);
            if (!current.window.has(1)) {
                return pieces == 0 ? problem(current.window, 0, "the input is empty") : null;
            }
            if (current.window.at(0) == '<') {
                current.xml.begin();
            } else if (current.window.startsWith(FLAT, 0)) {
                return current.flat.next(++pieces);
            } else {
                return foreign(current.window);
            }
        }
    }

    /** White space and byte order marks may stand before, between and behind IDocs. */
    private static void skipSpace(ByteWindow window) throws IOException {
        while (true) {
            int count = 0;
            while (count < ByteWindow.CHUNK && window.has(count + 1) && isSpace(window.at(count))) {
                count++;
            }
            if (count > 0) {
                window.drop(count);
            } else if (window.startsWith(Charsets.UTF8_MARK, 0)) {
                window.drop(Charsets.UTF8_MARK.length);
            } else {
                return;
            }
        }
    }

    private static boolean isSpace(byte character) {
        // 0x1A is the end mark that some file transfers append.
        return character == ' ' || (character >= '\t' && character <= '\r') || character == 0x1A;
    }

    /** Everything up to a line with which an IDoc may start. */
    private IdocSource.Builder foreign(ByteWindow window) throws IOException {
        String reason = window.startsWith(GZIP, 0)
                ? "the input is compressed with gzip; unpack it first"
                : "neither a flat IDoc, which starts with EDI_DC40, nor XML: it starts with '" + head(window) + "'";
        int end = 0;
        Position start = window.place();
        byte[] kept = {};
        while (true) {
            int lineEnd = window.findLineEnd(end, end + ByteWindow.CHUNK);
            boolean found = lineEnd >= 0;
            end = found ? lineEnd + 1 : Math.min(window.available(), end + ByteWindow.CHUNK);
            boolean finished = !window.has(end + 1);
            if (finished || (found && (window.at(end) == '<' || window.startsWith(FLAT, end)))) {
                if (kept.length == 0) {
                    kept = window.copy(0, Math.min(end, KEPT_OF_A_PROBLEM));
                }
                window.drop(end);
                pieces++;
                return IdocSource.builder(kept, IdocForm.UNKNOWN, StandardCharsets.UTF_8)
                        .at(pieces, start)
                        .problem(Optional.of(reason));
            }
            if (end >= KEPT_OF_A_PROBLEM) {
                if (kept.length == 0) {
                    kept = window.copy(0, KEPT_OF_A_PROBLEM);
                }
                window.drop(end);
                end = 0;
            }
        }
    }

    private static String head(ByteWindow window) throws IOException {
        int lineEnd = window.findLineEnd(0, SHOWN);
        int end = lineEnd < 0 ? Math.min(SHOWN, window.available()) : lineEnd;
        return new String(window.copy(0, end), StandardCharsets.UTF_8).strip();
    }

    private IdocSource.Builder problem(ByteWindow window, int end, String reason) {
        pieces++;
        return IdocSource.builder(window.copy(0, end), IdocForm.UNKNOWN, StandardCharsets.UTF_8)
                .at(pieces, window.place())
                .problem(Optional.of(reason));
    }
}
