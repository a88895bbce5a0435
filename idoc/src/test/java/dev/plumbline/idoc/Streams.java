package dev.plumbline.idoc;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** Ways in which the same bytes may arrive. */
enum Streams {
    AT_ONCE(ByteArrayInputStream::new),
    BYTE_BY_BYTE(bytes -> new Chunked(bytes, 1)),
    IN_SEVENS(bytes -> new Chunked(bytes, 7)),
    IN_PACKETS(bytes -> new Chunked(bytes, 1460));

    private final Function<byte[], InputStream> maker;

    Streams(Function<byte[], InputStream> maker) {
        this.maker = maker;
    }

    InputStream of(byte[] bytes) {
        return maker.apply(bytes);
    }

    private static final class Chunked extends FilterInputStream {
        private final int size;

        Chunked(byte[] bytes, int size) {
            super(new ByteArrayInputStream(bytes));
            this.size = size;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, size));
        }
    }
}
