package dev.plumbline.server.translate;

import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.idoc.Segment;
import java.util.List;
import java.util.Optional;

/** MATMAS: material master data. */
final class MaterialTranslation implements Rule {
    @Override
    public Outcome translate(Message message) {
        Segment general = message.required("E1MARAM", "a material needs its general data");
        String number = MaterialNumbers.first(general, "MATNR", "MATNR_LONG")
                .orElseThrow(() -> UntranslatableException.missing(
                        "E1MARAM", "MATNR", "the material number says which article this is"));
        return message.says(List.of(new MaterialDocument(
                message.origin(),
                number,
                titleOf(general, number),
                general.text("MATKL"),
                isDiscontinued(message, general))));
    }

    private static boolean isDiscontinued(Message message, Segment general) {
        return general.flag("LVORM")
                || hasEndingStatus(message, general, "MSTAE", "MSTDE")
                || hasEndingStatus(message, general, "MSTAV", "MSTDV");
    }

    /** A status says nothing before the date from which it is valid. */
    private static boolean hasEndingStatus(Message message, Segment general, String status, String validFrom) {
        return message.rules().discontinued().contains(general.text(status))
                && general.date(validFrom)
                        .map(date -> message.when(date, Optional.empty()).at())
                        .filter(start -> start.isAfter(message.origin().created()))
                        .isEmpty();
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
