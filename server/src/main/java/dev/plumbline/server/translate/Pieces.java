package dev.plumbline.server.translate;

import dev.plumbline.idoc.IdocForm;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.IdocSource;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.ExtractRow;
import java.nio.charset.Charset;

/** Hands each piece to who can read it: rows of extracts to one, all else to the IDocs' translator. Safe to share. */
public final class Pieces implements PieceReader {
    private final Translator idocs;
    private final ExtractTranslator extracts;

    public Pieces(Translator idocs, ExtractTranslator extracts) {
        this.idocs = idocs;
        this.extracts = extracts;
    }

    /** By a mapping and the formats of extracts. */
    public static Pieces by(Mapping mapping, IdocReader reader, ExtractFormats formats) {
        return new Pieces(
                new Translator(reader, mapping),
                new ExtractTranslator(formats, mapping.rules().zone()));
    }

    @Override
    public Translator.Reading read(String form, Charset charset, byte[] raw) {
        return form.equals(ExtractRow.FORM)
                ? extracts.read(raw)
                : idocs.translate(IdocSource.of(raw, IdocForm.valueOf(form), charset));
    }
}
