package dev.plumbline.server.translate;

import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.CustomerDocument.Names;
import dev.plumbline.core.document.CustomerDocument.SalesArea;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.idoc.Segment;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** DEBMAS: customer master data. */
final class CustomerTranslation implements Rule {
    /** The forms of address of persons in the languages that SAP ships; anything else is a company. */
    private static final Set<String> PERSONS = Set.of(
            "herr",
            "frau",
            "mr",
            "mr.",
            "mrs",
            "mrs.",
            "ms",
            "ms.",
            "miss",
            "monsieur",
            "madame",
            "m.",
            "mme",
            "señor",
            "señora",
            "sr.",
            "sra.",
            "signor",
            "signora",
            "sig.",
            "sig.ra",
            "de heer",
            "mevrouw");

    @Override
    public Outcome translate(Message message) {
        Segment general = message.required("E1KNA1M", "a customer needs its general data");
        return Rule.says(new CustomerDocument(
                message.origin(),
                Message.requiredKey(general, "KUNNR", "the customer number says which customer this is"),
                namesOf(general),
                new PostalAddress(
                        general.text("STRAS"),
                        general.text("ORT01"),
                        general.text("PSTLZ"),
                        general.text("REGIO"),
                        general.text("LAND1")),
                general.text("SPRAS_ISO").toLowerCase(Locale.ROOT),
                general.text("KTOKD"),
                general.text("KUKLA"),
                anySet(general, "AUFSD", "LIFSD", "FAKSD", "CASSD", "SPERR"),
                general.flag("LOEVM"),
                general.children("E1KNVVM").stream()
                        .map(CustomerTranslation::areaOf)
                        .toList()));
    }

    /** A person's NAME1 is the last name and NAME2 the first, as SAP's customer screens ask for them. */
    private static Names namesOf(Segment general) {
        boolean person = PERSONS.contains(general.text("ANRED").toLowerCase(Locale.ROOT));
        String name = general.text("NAME1");
        return person
                ? new Names(general.text("NAME2"), name, "")
                : new Names(
                        "",
                        "",
                        String.join(
                                " ",
                                Stream.of(name, general.text("NAME2"))
                                        .filter(part -> !part.isEmpty())
                                        .toList()));
    }

    private static SalesArea areaOf(Segment area) {
        return new SalesArea(
                String.join("/", List.of(area.text("VKORG"), area.text("VTWEG"), area.text("SPART"))),
                area.text("KDGRP"),
                anySet(area, "AUFSD", "LIFSD", "FAKSD", "CASSD"),
                area.flag("LOEVM"));
    }

    /** Blocks are codes of the site's own customizing: any of them blocks. */
    private static boolean anySet(Segment segment, String... fields) {
        return Stream.of(fields).anyMatch(field -> !segment.text(field).isEmpty());
    }
}
