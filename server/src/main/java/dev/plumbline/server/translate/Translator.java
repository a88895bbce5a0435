package dev.plumbline.server.translate;

import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.SystemId;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.FieldFormatException;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.IdocSource;
import dev.plumbline.idoc.ReadResult;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.source.SourceDocument;
import dev.plumbline.mapping.source.UnreadableSourceException;
import dev.plumbline.mapping.source.Witness;
import dev.plumbline.server.translate.Complaint.Kind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads an IDoc and finds the translation for it: by basic type and message type together, since either may be a site's own. Never
 * throws: whatever is wrong with an IDoc is a {@link Translation.Failed} of that IDoc alone (invariant I10). Safe to share.
 */
public final class Translator {
    private static final Logger LOG = LoggerFactory.getLogger(Translator.class);
    private static final DateTimeFormatter SERIAL = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private final IdocReader reader;
    private final Mapping mapping;

    /** @param mapping by which IDocs are read */
    public Translator(IdocReader reader, Mapping mapping) {
        this.reader = reader;
        this.mapping = mapping;
    }

    /**
     * What was read.
     *
     * @param control who sent what; empty when the reading did not come as far
     * @param found what the mapping does not know of it, each once
     */
    public record Reading(Optional<ControlRecord> control, Translation translation, List<Finding> found) {
        public Reading {
            found = List.copyOf(found);
        }

        /** Nothing was found. */
        public Reading(Optional<ControlRecord> control, Translation translation) {
            this(control, translation, List.of());
        }
    }

    /** What the IDoc says. */
    public Reading translate(IdocSource source) {
        return translate(source, List.of(), Witness.nobody());
    }

    /** What it says with what people corrected in it; of one field the last correction counts. */
    public Reading translate(IdocSource source, List<Correction> corrections) {
        return translate(source, corrections, Witness.nobody());
    }

    /** What the IDoc says, and a witness is told of every value on the way. */
    public Reading translate(IdocSource source, Witness witness) {
        return translate(source, List.of(), witness);
    }

    private Reading translate(IdocSource source, List<Correction> corrections, Witness witness) {
        return switch (reader.read(source)) {
            case ReadResult.Read read -> {
                Idoc idoc = read.idoc();
                for (Correction said : corrections) {
                    idoc = idoc.with(said.number(), said.segment(), said.field(), said.value());
                }
                Idoc corrected = idoc;
                Surprises surprises = new Surprises(witness);
                Translation translation = guarded(() -> said(corrected, surprises));
                yield new Reading(Optional.of(idoc.control()), translation, surprises.found());
            }
            case ReadResult.Broken broken ->
                new Reading(
                        broken.control(),
                        Translation.Failed.of(Kind.UNREADABLE, broken.reason() + " (" + broken.position() + ")", ""));
        };
    }

    /** What an IDoc says that was read already. */
    public Translation translate(Idoc idoc) {
        return guarded(() -> said(idoc, new Surprises(Witness.nobody())));
    }

    private static Translation guarded(Supplier<Translation> translation) {
        try {
            return translation.get();
        } catch (UntranslatableException complaint) {
            return new Translation.Failed(complaint.complaint());
        } catch (FieldFormatException wrong) {
            return new Translation.Failed(new Complaint(
                    Kind.UNTRANSLATABLE,
                    String.valueOf(wrong.getMessage()),
                    wrong.segment(),
                    wrong.field(),
                    wrong.value()));
        } catch (UnreadableSourceException unreadable) {
            return new Translation.Failed(complaintOf(unreadable));
        } catch (RuntimeException defect) {
            LOG.error("A translation failed on what should have been a complaint", defect);
            return Translation.Failed.of(
                    Kind.DEFECT, "Plumbline failed on this IDoc (" + defect + "); please report it with the IDoc", "");
        }
    }

    private static Complaint complaintOf(UnreadableSourceException unreadable) {
        return switch (unreadable) {
            case UnreadableSourceException.WithoutLayout raw ->
                UntranslatableException.withoutLayout(raw.segment()).complaint();
            case UnreadableSourceException.UnknownCode unknown ->
                Complaint.unusable(Kind.UNTRANSLATABLE, unknown.segment(), unknown.field(), unknown.expected());
        };
    }

    private Translation said(Idoc idoc, Surprises witness) {
        ControlRecord control = idoc.control();
        if (control.test()) {
            return new Translation.Ignored("test IDoc (EDI_DC40-TEST)");
        }
        if (control.direction().equals("2")) {
            return new Translation.Ignored("meant for SAP, not from it (EDI_DC40-DIRECT 2)");
        }
        Optional<SourceDocument> document = mapping.sources().documentOf(control.messageType(), control.basicType());
        if (document.isEmpty()) {
            return new Translation.Ignored(
                    "no rule for message type " + (control.messageType().isEmpty() ? "(none)" : control.messageType()));
        }
        witness.addSegments(mapping.sources().newSegments(idoc, document.get()), control);
        Message message = new Message(idoc, originOf(control), mapping, new PhoneNumbers(), new Findings(), witness);
        return switch (Rule.of(document.get()).translate(message)) {
            case Rule.Outcome.Says says -> documents(says, control);
            case Rule.Outcome.LeftOut leftOut -> new Translation.Ignored(leftOut.rule());
        };
    }

    private static Translation documents(Rule.Outcome.Says says, ControlRecord control) {
        if (!says.documents().isEmpty()) {
            return new Translation.Documents(says.documents(), says.leftOut(), says.notes());
        }
        // Where all of it was left out, no rest goes on.
        return says.leftOut().isEmpty()
                ? new Translation.Ignored(control.messageType() + " without content")
                : new Translation.Failed(says.leftOut().getFirst());
    }

    private Origin originOf(ControlRecord control) {
        return new Origin(systemOf(control), control.docnum(), control.messageType(), createdOf(control));
    }

    /** A port of an SAP system is called SAP and its id; any other sender is called by its partner number. */
    private static SystemId systemOf(ControlRecord control) {
        String port = control.senderPort();
        String system = port.length() == 6 && port.startsWith("SAP") ? port.substring(3) : control.senderPartner();
        if (system.isEmpty()) {
            throw UntranslatableException.missing(
                    "EDI_DC40",
                    "SNDPRN",
                    "without a sender its numbers belong to no system; set the port or partner in WE20/WE21");
        }
        return new SystemId(system, control.client().isEmpty() ? "000" : control.client());
    }

    private Instant createdOf(ControlRecord control) {
        return serialized(control)
                .or(() -> control.createdDate()
                        .map(date -> date.atTime(control.createdTime().orElse(LocalTime.MIDNIGHT))))
                .map(created -> created.atZone(mapping.rules().zone()).toInstant())
                .orElse(Instant.EPOCH);
    }

    /** Object-channel serialization puts a channel where others put a timestamp, and many senders nothing. */
    private static Optional<LocalDateTime> serialized(ControlRecord control) {
        if (control.serialization().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(control.serialization(), SERIAL));
        } catch (DateTimeParseException notATimestamp) {
            return Optional.empty();
        }
    }
}
