package dev.plumbline.server.translate;

import dev.plumbline.idoc.IdocForm;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.IdocSource;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.ExtractRow;
import dev.plumbline.server.extract.TableDocument;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;

/** Hands each piece to who can read it: rows of extracts and joined tables to theirs, all else to the IDocs' translator. Safe to share. */
public final class Pieces implements PieceReader {
    private final Translator idocs;
    private final ExtractTranslator extracts;
    private final TablesTranslator tables;

    /** @param zone the zone of the SAP application servers: tables name none */
    public Pieces(Translator idocs, ExtractFormats formats, ZoneId zone) {
        this.idocs = idocs;
        this.extracts = new ExtractTranslator(formats, zone);
        this.tables = new TablesTranslator(formats, idocs, zone);
    }

    /** By a mapping and the formats of extracts. */
    public static Pieces by(Mapping mapping, IdocReader reader, ExtractFormats formats) {
        return new Pieces(
                new Translator(reader, mapping), formats, mapping.rules().zone());
    }

    @Override
    public Translator.Reading read(String form, Charset charset, byte[] raw) {
        return read(form, charset, raw, List.of());
    }

    /** Rows of tables are corrected in the list. */
    @Override
    public Translator.Reading read(String form, Charset charset, byte[] raw, List<Correction> corrections) {
        return switch (form) {
            case ExtractRow.FORM -> extracts.read(raw);
            case TableDocument.FORM -> tables.read(raw);
            default -> idocs.translate(IdocSource.of(raw, IdocForm.valueOf(form), charset), corrections);
        };
    }
}
