package dev.plumbline.idoc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes IDocs as SAP's ports do. A writer is immutable and may be shared; its options return another one. Streams are neither
 * buffered for long nor closed.
 */
public sealed interface IdocWriter permits XmlIdocWriter, FlatIdocWriter {
    /** UTF-8, one line per element, no namespace. */
    static XmlIdocWriter xml() {
        return XmlIdocWriter.standard();
    }

    /** UTF-8, LF, each data record cut at the length of its segment. */
    static FlatIdocWriter flat(Dictionary dictionary) {
        return FlatIdocWriter.standard(dictionary);
    }

    /**
     * Writes several IDocs as one file or message.
     *
     * @throws IllegalArgumentException if an IDoc cannot be written, such as a flat field that is longer than its place
     */
    void write(List<Idoc> idocs, OutputStream out) throws IOException;

    default void write(Idoc idoc, OutputStream out) throws IOException {
        write(List.of(idoc), out);
    }

    default byte[] toBytes(List<Idoc> idocs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(idocs, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    default byte[] toBytes(Idoc idoc) {
        return toBytes(List.of(idoc));
    }
}
