package dev.plumbline.server.translate;

import java.nio.charset.Charset;

/** Reads a piece of the inbox for what it says, whatever form it came in. Never throws for what stands in it. Safe to share. */
public interface PieceReader {

    /**
     * What the piece says.
     *
     * @param form the inbox's name of its form: {@code XML}, {@code FLAT}, {@code UNKNOWN} and whatever else a door takes in
     * @param charset the code page of its bytes
     * @param raw its bytes as they came
     */
    Translator.Reading read(String form, Charset charset, byte[] raw);
}
