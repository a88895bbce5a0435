package dev.plumbline.server.translate;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.CustomerDocument.Names;
import dev.plumbline.core.document.CustomerDocument.SalesArea;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.idoc.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    @Override
    public Outcome translate(Message message) {
        Segment general = message.required("E1KNA1M", "a customer needs its general data");
        String number = Message.requiredKey(general, "KUNNR", "the customer number says which customer this is");
        String country = general.text("LAND1");
        List<Document> documents = new ArrayList<>();
        documents.add(new CustomerDocument(
                message.origin(),
                number,
                namesOf(general),
                new PostalAddress(
                        general.text("STRAS"),
                        general.text("ORT01"),
                        general.text("PSTLZ"),
                        general.text("REGIO"),
                        country),
                message.phone(general, "TELF1", country),
                localeOf(general.text("SPRAS_ISO"), country),
                general.text("KTOKD"),
                general.text("KUKLA"),
                anySet(general, "AUFSD", "LIFSD", "FAKSD", "CASSD", "SPERR"),
                isClosed(general),
                general.children("E1KNVVM").stream()
                        .map(CustomerTranslation::areaOf)
                        .toList()));
        emailOf(message, number).ifPresent(documents::add);
        documents.addAll(creditsOf(message, general, number));
        return message.says(documents);
    }

    /** The field of its own in which a site sends the address that the standard message does not have. */
    private static Optional<AddressDocument> emailOf(Message message, String number) {
        return message.rules()
                .customerEmail()
                .flatMap(binding -> binding.in(message.idoc()).map(segment -> message.email(segment, binding.field())))
                .filter(email -> !email.isEmpty())
                .map(email ->
                        new AddressDocument(message.origin(), number, AddressDocument.Source.MASTER_DATA, email, ""));
    }

    /** One for each credit control area. The segment has no currency of its own, only the customer's central credit data has. */
    private static List<CreditDocument> creditsOf(Message message, Segment general, String number) {
        String currency =
                general.child("E1KNKAM").map(central -> central.text("WAERS")).orElse("");
        return general.children("E1KNKKM").stream()
                .map(credit -> new CreditDocument(
                        message.origin(),
                        number,
                        credit.text("KKBER"),
                        currency,
                        credit.amount("KLIMK"),
                        Optional.empty(),
                        credit.flag("CRBLB"),
                        credit.text("CTLPC")))
                .toList();
    }

    /** BCP 47: the language as it is spoken in the customer's country. */
    private static String localeOf(String language, String country) {
        if (!LANGUAGE.matcher(language).matches()) {
            return "";
        }
        // ZF is SAP's own code for traditional Chinese, and no language of ISO 639.
        String tag = language.equals("ZF") ? "zh-Hant" : language.toLowerCase(Locale.ROOT);
        return COUNTRY.matcher(country).matches() ? tag + "-" + country : tag;
    }

    /** LOEVM marks for deletion, MSGFN 003 deletes. */
    private static boolean isClosed(Segment segment) {
        return segment.flag("LOEVM") || segment.text("MSGFN").equals("003");
    }

    /** A person's NAME1 is the last name and NAME2 the first, as SAP's customer screens ask for them. */
    private static Names namesOf(Segment general) {
        boolean person = PERSONS.contains(general.text("ANRED").toLowerCase(Locale.ROOT));
        String name = general.text("NAME1");
        return person
                ? new Names(general.text("NAME2"), name, "")
                : new Names("", "", Message.joined(general, "NAME1", "NAME2"));
    }

    private static SalesArea areaOf(Segment area) {
        return new SalesArea(
                String.join("/", List.of(area.text("VKORG"), area.text("VTWEG"), area.text("SPART"))),
                area.text("KDGRP"),
                anySet(area, "AUFSD", "LIFSD", "FAKSD", "CASSD"),
                isClosed(area));
    }

    /** Blocks are codes of the site's own customizing: any of them blocks. */
    private static boolean anySet(Segment segment, String... fields) {
        return Stream.of(fields).anyMatch(field -> !segment.text(field).isEmpty());
    }
}
