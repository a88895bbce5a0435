package dev.plumbline.server.translate;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.support.Mappings;
import java.time.ZoneOffset;

/** Readers of pieces for the tests of other packages. */
public final class Readers {
    private Readers() {}

    /** Reads IDocs and the rows of these extracts, all in UTC. */
    public static PieceReader with(ExtractFormats formats) {
        return new Pieces(
                new Translator(new IdocReader(Dictionary.standard()), Mappings.standard()), formats, ZoneOffset.UTC);
    }
}
