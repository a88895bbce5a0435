package dev.plumbline.server.translate;

import java.nio.charset.Charset;
import java.util.List;

/** Reads a piece as the inbox keeps it, whatever door it came through. Never throws: what is wrong with a piece is part of the reading. */
public interface PieceReader {

    /**
     * What a piece says.
     *
     * @param form what the inbox calls it: {@code XML}, {@code FLAT} or {@code UNKNOWN} for IDocs, {@code EXTRACT} for a table's row,
     *     {@code TABLES} for rows that were joined
     * @param charset the charset of an IDoc's bytes; a row is UTF-8 always
     * @param raw the bytes as they were put into the inbox
     */
    Translator.Reading read(String form, Charset charset, byte[] raw);

    /**
     * What a piece says with what people corrected in it.
     *
     * @param corrections the oldest first: of one field the last counts
     */
    default Translator.Reading read(String form, Charset charset, byte[] raw, List<Correction> corrections) {
        if (!corrections.isEmpty()) {
            throw new UnsupportedOperationException("This reader takes no corrections");
        }
        return read(form, charset, raw);
    }
}
