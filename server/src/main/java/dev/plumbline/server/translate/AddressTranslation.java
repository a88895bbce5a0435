package dev.plumbline.server.translate;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.mapping.source.AddressSource;
import dev.plumbline.mapping.source.AddressSource.Entry;
import dev.plumbline.mapping.source.Found;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** ADRMAS: the communication data of a customer's address, which DEBMAS does not carry. */
final class AddressTranslation implements Rule {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    @Override
    public Outcome translate(Message message) {
        Scope owner = message.as(SourceDocument.ADDRESS);
        if (!owner.isMentioned(AddressSource.OWNER_TYPE)) {
            throw UntranslatableException.missing(owner, AddressSource.OWNER_TYPE, "an address needs its owner");
        }
        if (!owner.text(AddressSource.OWNER_TYPE).equals("customer")) {
            return new Outcome.LeftOut(
                    "address of an object that is no customer (%s)".formatted(owner.places(AddressSource.OWNER_TYPE)));
        }
        AddressDocument address = new AddressDocument(
                message.origin(),
                Message.requiredKey(owner, AddressSource.CUSTOMER, "the customer number says whose address this is"),
                AddressDocument.Source.MASTER_DATA,
                standard(message, owner, AddressSource.EMAILS)
                        .map(entry -> message.email(entry, Entry.ADDRESS))
                        .orElse(""),
                standard(message, owner, AddressSource.PHONES)
                        .map(entry -> message.phone(entry, Entry.NUMBER, entry.text(Entry.COUNTRY)))
                        .orElse(""));
        boolean nothingIsLeft = address.email().isEmpty()
                && address.phone().isEmpty()
                && !message.findings().leftOut().isEmpty();
        return message.says(nothingIsLeft ? List.of() : List.of(address));
    }

    /** The entry that SAP marks as the standard, else the first, of those that may be used when the message is created. */
    private static Optional<Scope> standard(Message message, Scope owner, AddressSource group) {
        return owner.each(group).stream()
                .filter(entry -> isUsable(message, entry))
                .reduce((chosen, next) -> !chosen.isSet(Entry.STANDARD) && next.isSet(Entry.STANDARD) ? next : chosen);
    }

    private static boolean isUsable(Message message, Scope entry) {
        Instant created = message.origin().created();
        return !entry.isSet(Entry.UNUSABLE)
                && timestamp(message, entry, Entry.VALID_TO)
                        .filter(end -> end.isBefore(created))
                        .isEmpty()
                && timestamp(message, entry, Entry.VALID_FROM)
                        .filter(start -> start.isAfter(created))
                        .isEmpty();
    }

    /** YYYYMMDDHHMMSS. Empty when it is not set or has no end, which SAP writes as zeros or as nines. */
    private static Optional<Instant> timestamp(Message message, Scope entry, Entry field) {
        return entry.find(field)
                .filter(found -> !found.text().matches("0+") && !found.text().startsWith("9999"))
                .map(found -> instantOf(message, found));
    }

    private static Instant instantOf(Message message, Found found) {
        try {
            return LocalDateTime.parse(found.text(), TIMESTAMP)
                    .atZone(message.mapping().rules().zone())
                    .toInstant();
        } catch (DateTimeException noTimestamp) {
            throw UntranslatableException.unusable(found.segment(), found.field(), "a timestamp YYYYMMDDHHMMSS");
        }
    }
}
