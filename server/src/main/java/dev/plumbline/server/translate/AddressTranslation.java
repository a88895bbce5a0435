package dev.plumbline.server.translate;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.idoc.Segment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ADRMAS: the communication data of a customer's address, which DEBMAS does not carry. */
final class AddressTranslation implements Rule {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    @Override
    public Outcome translate(Message message) {
        Segment owner = message.required("E1ADRMAS", "an address needs its owner");
        if (!owner.text("OBJ_TYPE").equals("KNA1")) {
            return new Outcome.LeftOut("address of an object that is no customer (E1ADRMAS-OBJ_TYPE is not KNA1)");
        }
        AddressDocument address = new AddressDocument(
                message.origin(),
                Message.requiredKey(owner, "OBJ_ID", "the customer number says whose address this is"),
                AddressDocument.Source.MASTER_DATA,
                standard(message, owner, "E1BPADSMTP")
                        .map(entry -> message.email(entry, "E_MAIL"))
                        .orElse(""),
                standard(message, owner, "E1BPADTEL")
                        .map(entry -> phoneOf(message, owner, entry))
                        .orElse(""));
        boolean nothingIsLeft = address.email().isEmpty()
                && address.phone().isEmpty()
                && !message.findings().leftOut().isEmpty();
        return message.says(nothingIsLeft ? List.of() : List.of(address));
    }

    /** The entry that SAP marks as the standard, else the first, of those that may be used when the message is created. */
    private static Optional<Segment> standard(Message message, Segment owner, String name) {
        return owner.walk()
                .filter(segment -> segment.name().equals(name) && isUsable(message, segment))
                .reduce((chosen, next) -> !chosen.flag("STD_NO") && next.flag("STD_NO") ? next : chosen);
    }

    private static boolean isUsable(Message message, Segment entry) {
        Instant created = message.origin().created();
        return !entry.flag("FLG_NOUSE")
                && timestamp(message, entry, "VALID_TO")
                        .filter(end -> end.isBefore(created))
                        .isEmpty()
                && timestamp(message, entry, "VALID_FROM")
                        .filter(start -> start.isAfter(created))
                        .isEmpty();
    }

    /** YYYYMMDDHHMMSS. Empty when it is not set or has no end, which SAP writes as zeros or as nines. */
    private static Optional<Instant> timestamp(Message message, Segment entry, String field) {
        String text = entry.text(field);
        if (text.isEmpty() || text.matches("0+") || text.startsWith("9999")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text, TIMESTAMP)
                    .atZone(message.rules().zone())
                    .toInstant());
        } catch (DateTimeException noTimestamp) {
            throw UntranslatableException.unusable(entry, field, "a timestamp YYYYMMDDHHMMSS");
        }
    }

    /** TEL_NO is the whole number; TELEPHONE and EXTENSION are its parts without the country's code. */
    private static String phoneOf(Message message, Segment owner, Segment entry) {
        String country = countryOf(owner, entry);
        return entry.text("TEL_NO").isEmpty()
                ? message.phone(entry, "TELEPHONE", entry.text("TELEPHONE") + entry.text("EXTENSION"), country)
                : message.phone(entry, "TEL_NO", country);
    }

    /** The country of the number itself, else of the address. */
    private static String countryOf(Segment owner, Segment entry) {
        Stream<String> ofNumber = Stream.of(entry.text("COUNTRYISO"), entry.text("COUNTRY"));
        Stream<String> ofAddress = owner.children("E1BPAD1VL").stream()
                .flatMap(address -> Stream.of(address.text("COUNTRYISO"), address.text("COUNTRY")));
        return Stream.concat(ofNumber, ofAddress)
                .filter(country -> !country.isEmpty())
                .findFirst()
                .orElse("");
    }
}
