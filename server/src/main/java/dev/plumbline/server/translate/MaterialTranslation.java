package dev.plumbline.server.translate;

import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.idoc.Segment;

/** MATMAS: material master data. */
final class MaterialTranslation implements Rule {
    @Override
    public Outcome translate(Message message) {
        Segment general = message.required("E1MARAM", "a material needs its general data");
        String number = MaterialNumbers.first(general, "MATNR", "MATNR_LONG")
                .orElseThrow(() -> UntranslatableException.missing(
                        "E1MARAM", "MATNR", "the material number says which article this is"));
        return Rule.says(new MaterialDocument(
                message.origin(), number, titleOf(general, number), general.text("MATKL"), general.flag("LVORM")));
    }

    /** The English text, else the first one, else the number: a catalog entry needs a title. */
    private static String titleOf(Segment general, String number) {
        return Message.qualified(general, "E1MAKTM", "SPRAS_ISO", "EN")
                .or(() -> general.child("E1MAKTM"))
                .map(text -> text.text("MAKTX"))
                .filter(text -> !text.isEmpty())
                .orElse(number);
    }
}
