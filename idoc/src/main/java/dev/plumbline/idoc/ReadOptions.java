package dev.plumbline.idoc;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How IDocs are read, and where reading stops for its own protection.
 *
 * @param maxIdocBytes an IDoc that is larger is a problem, and the next one is read
 * @param maxDepth of elements in XML
 * @param charset of flat files and of XML without an encoding declaration; empty to recognise UTF-8 and UTF-16 and to take
 *     {@code fallback} for what is neither
 * @param fallback the code page of a port that does not write Unicode
 */
public record ReadOptions(int maxIdocBytes, int maxDepth, Optional<Charset> charset, Charset fallback) {
    /** 64 MiB, 64 levels, charset recognised, else ISO-8859-1. */
    public static final ReadOptions STANDARD =
            new ReadOptions(64 * 1024 * 1024, 64, Optional.empty(), StandardCharsets.ISO_8859_1);

    public ReadOptions {
        if (maxIdocBytes < 1024 || maxIdocBytes > 1 << 30 || maxDepth < 4) {
            throw new IllegalArgumentException("maxIdocBytes " + maxIdocBytes + " must be 1 KiB to 1 GiB, and maxDepth "
                    + maxDepth + " at least 4");
        }
    }

    public ReadOptions withMaxIdocBytes(int value) {
        return new ReadOptions(value, maxDepth, charset, fallback);
    }

    public ReadOptions withCharset(Charset value) {
        return new ReadOptions(maxIdocBytes, maxDepth, Optional.of(value), fallback);
    }

    public ReadOptions withFallback(Charset value) {
        return new ReadOptions(maxIdocBytes, maxDepth, charset, value);
    }
}
