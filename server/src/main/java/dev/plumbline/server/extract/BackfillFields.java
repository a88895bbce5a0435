package dev.plumbline.server.extract;

import static dev.plumbline.server.extract.TableFields.key;
import static dev.plumbline.server.extract.TableFields.optional;
import static dev.plumbline.server.extract.TableFields.required;

import dev.plumbline.server.extract.TableField.Kind;
import java.util.List;
import java.util.stream.Stream;

/** The columns of the tables that only a backfill reads. */
final class BackfillFields {
    static final List<TableField> KNA1 = Stream.concat(
                    Stream.of(key("KUNNR", 10)),
                    Stream.of(
                                    "ADRNR", "ANRED", "NAME1", "NAME2", "STRAS", "ORT01", "PSTLZ", "REGIO", "LAND1",
                                    "SPRAS", "TELF1", "KTOKD", "KUKLA", "AUFSD", "LIFSD", "FAKSD", "CASSD", "SPERR",
                                    "LOEVM")
                            .map(TableFields::optional))
            .toList();

    static final List<TableField> VBAK = List.of(
            key("VBELN", 10),
            required("VBTYP", Kind.TEXT),
            required("ERDAT", Kind.DATE),
            optional("ERZET", Kind.TIME),
            required("KUNNR", Kind.NUMBER_KEY),
            required("WAERK", Kind.TEXT),
            optional("AUART"),
            optional("VKORG"),
            optional("LIFSK"),
            optional("FAKSK"),
            optional("BSTNK"));

    static final List<TableField> VBAP = List.of(
            key("VBELN", 10),
            key("POSNR", 6),
            required("KWMENG", Kind.QUANTITY),
            required("NETWR", Kind.AMOUNT),
            optional("ZMENG", Kind.QUANTITY),
            optional("MWSBP", Kind.AMOUNT),
            optional("WAERK"),
            optional("MATNR", Kind.NUMBER_KEY),
            optional("ARKTX"),
            optional("ABGRU"),
            optional("UEPOS"),
            optional("VGBEL", Kind.NUMBER_KEY),
            optional("VGPOS"),
            optional("VGTYP"));

    static final List<TableField> LIKP = List.of(
            key("VBELN", 10),
            required("LFART", Kind.TEXT),
            required("WADAT_IST", Kind.DATE),
            required("KUNAG", Kind.NUMBER_KEY),
            optional("BOLNR"));

    static final List<TableField> LIPS = List.of(
            key("VBELN", 10),
            key("POSNR", 6),
            required("LFIMG", Kind.QUANTITY),
            required("VGBEL", Kind.NUMBER_KEY),
            required("VGPOS", Kind.TEXT),
            optional("MATNR", Kind.NUMBER_KEY),
            optional("ARKTX"),
            optional("UECHA"));

    static final List<TableField> VBRK = List.of(
            key("VBELN", 10),
            required("VBTYP", Kind.TEXT),
            required("FKDAT", Kind.DATE),
            required("WAERK", Kind.TEXT),
            required("KUNAG", Kind.NUMBER_KEY));

    static final List<TableField> VBRP = List.of(
            key("VBELN", 10),
            key("POSNR", 6),
            required("FKIMG", Kind.QUANTITY),
            required("NETWR", Kind.AMOUNT),
            optional("MWSBP", Kind.AMOUNT),
            required("AUBEL", Kind.NUMBER_KEY),
            required("AUPOS", Kind.TEXT),
            optional("MATNR", Kind.NUMBER_KEY));

    private BackfillFields() {}
}
