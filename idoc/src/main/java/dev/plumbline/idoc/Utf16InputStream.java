package dev.plumbline.idoc;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-16 in, UTF-8 out, so that framing has to know only charsets that hold ASCII as it is. */
final class Utf16InputStream extends InputStream {
    private final Reader reader;
    private final char[] characters = new char[8 * 1024];
    private byte[] bytes = {};
    private int next;

    Utf16InputStream(InputStream in, Charset charset) {
        reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (next == bytes.length) {
            // One place is left so that the second half of a pair fits behind the first.
            int count = reader.read(characters, 0, characters.length - 1);
            if (count < 0) {
                return -1;
            }
            if (Character.isHighSurrogate(characters[count - 1])) {
                int second = reader.read();
                if (second >= 0) {
                    characters[count++] = (char) second;
                }
            }
            bytes = new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        int count = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
