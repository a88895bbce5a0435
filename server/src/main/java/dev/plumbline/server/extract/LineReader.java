package dev.plumbline.server.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * A file's lines with their numbers, whatever ends them. A line may end nowhere (the file is no list at all), so only its beginning is
 * kept: memory does not depend on what is read. Bytes that the code page does not know become U+FFFD, which no list contains.
 */
final class LineReader {
    /** SE16N's widest list has 1023 characters a line; a job's file may have more. */
    static final int LONGEST = 64 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader in;
    private final char[] buffer = new char[8 * 1024];
    private int next;
    private int end;
    private long number;

    LineReader(InputStream in, Charset charset) {
        this.in = new InputStreamReader(in, charset);
    }

    /**
     * One line.
     *
     * @param number from 1
     * @param text without its end; of a line that is too long its beginning
     */
    record Line(long number, String text, boolean tooLong) {}

    Optional<Line> next() throws IOException {
        StringBuilder text = new StringBuilder();
        boolean tooLong = false;
        int read = read();
        if (read < 0) {
            return Optional.empty();
        }
        number++;
        for (; read >= 0 && read != '\n' && read != '\r'; read = read()) {
            if (text.length() < LONGEST) {
                text.append((char) read);
            } else {
                tooLong = true;
            }
        }
        if (read == '\r' && (next < end || fill()) && buffer[next] == '\n') {
            next++;
        }
        boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return Optional.of(new Line(number, marked ? text.substring(1) : text.toString(), tooLong));
    }

    private int read() throws IOException {
        return next < end || fill() ? buffer[next++] : -1;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
