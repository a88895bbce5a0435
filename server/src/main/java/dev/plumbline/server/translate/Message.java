package dev.plumbline.server.translate;

import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.Origin;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.source.Found;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.mapping.source.SourceField;
import dev.plumbline.mapping.source.Witness;
import dev.plumbline.server.translate.Rule.Outcome;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * An IDoc that is being read, with what every translation needs of it.
 *
 * @param findings what comes to light on the way
 * @param witness is told of every value that is read by the mapping
 */
record Message(Idoc idoc, Origin origin, Mapping mapping, PhoneNumbers phones, Findings findings, Witness witness) {

    /** The IDoc as this document, by the site's mapping. */
    Scope as(SourceDocument document) {
        return mapping.sources().read(idoc, document, witness);
    }

    /** A key that the message cannot do without. */
    static String requiredKey(Scope scope, SourceField field, String what) {
        return scope.key(field).orElseThrow(() -> UntranslatableException.missing(scope, field, what));
    }

    /** An e-mail address, trimmed and in lower case. One that is none is left out with a complaint, and the rest goes on. */
    String email(Scope scope, SourceField field) {
        return scope.find(field).map(this::email).orElse("");
    }

    /** E1ADRM1-E_MAIL for example is shorter than SAP's own field (241): an address that fills its field may have lost its end. */
    private String email(Found found) {
        if (mapping.sources().isFull(found)) {
            findings.note(
                    "%s (segment %d) field %s is full to its last character, so that the address may be cut; it was left out"
                            .formatted(found.segment().name(), found.segment().number(), found.field()));
            return "";
        }
        return email(found.segment(), found.field());
    }

    /** A telephone number in E.164 form. One that the country does not have is left out with a note that does not repeat it. */
    String phone(Scope scope, SourceField field, String country) {
        return scope.find(field)
                .map(found -> phone(found.segment(), found.field(), found.text(), country))
                .orElse("");
    }

    /** A date and, where there is one, a time of day. */
    Optional<BusinessTime> when(Scope scope, SourceField field) {
        return scope.day(field).map(day -> when(day.date(), day.time()));
    }

    /** When the message was made: the time of what it reports without one. */
    BusinessTime creation() {
        return new BusinessTime(origin.created(), false);
    }

    /** These documents, with whatever came to light while they were read. */
    Outcome says(List<Document> documents) {
        return new Outcome.Says(documents, findings.leftOut(), findings.notes());
    }

    /** An e-mail address, trimmed and in lower case. One that is none is left out with a complaint, and the rest goes on. */
    String email(Segment segment, String field) {
        String text = segment.text(field);
        if (text.isEmpty()) {
            return "";
        }
        Optional<String> email = EmailAddresses.normalized(text);
        if (email.isEmpty()) {
            findings.leaveOut(Complaint.unusable(
                    Complaint.Kind.LEFT_OUT,
                    segment,
                    field,
                    EmailAddresses.EXPECTED
                            + "; it was left out and the rest went on: correct it in SAP and send the message again"));
        }
        return email.orElse("");
    }

    /** A telephone number in E.164 form. One that the country does not have is left out with a note that does not repeat it. */
    String phone(Segment segment, String field, String country) {
        return phone(segment, field, segment.text(field), country);
    }

    /** The same for a number that stands in several fields, of which the first is named. */
    String phone(Segment segment, String field, String text, String country) {
        if (text.isEmpty()) {
            return "";
        }
        Optional<String> phone = phones.e164(text, country);
        if (phone.isEmpty()) {
            findings.note("%s (segment %d) field %s holds no telephone number of country %s; it was left out"
                    .formatted(segment.name(), segment.number(), field, country.isEmpty() ? "(none)" : country));
        }
        return phone.orElse("");
    }

    /** A date and, where there is one, a time of day of the same segment. */
    Optional<BusinessTime> when(Segment segment, String dateField, String timeField) {
        Optional<LocalTime> time = segment.time(timeField).filter(clock -> !clock.equals(LocalTime.MIDNIGHT));
        return segment.date(dateField).map(date -> when(date, time));
    }

    /** SAP cannot tell midnight from no time, so midnight counts as the day alone. */
    BusinessTime when(LocalDate date, Optional<LocalTime> time) {
        return new BusinessTime(
                date.atTime(time.orElse(LocalTime.MIDNIGHT))
                        .atZone(mapping.rules().zone())
                        .toInstant(),
                time.isEmpty());
    }
}
