package dev.plumbline.server.stories;

import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.SystemId;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocForm;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.IdocSource;
import dev.plumbline.idoc.IdocWriter;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.translate.Complaint;
import dev.plumbline.server.translate.Translation;
import dev.plumbline.server.translate.Translator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Carries what SAP says to the mirror as SAP would: as the bytes of an IDoc, which are then read and translated. */
final class Post {
    private static final IdocReader READER = new IdocReader(Dictionary.standard());

    private final ZoneId zone;
    private final Translator translator;

    Post(Mapping mapping) {
        this.zone = mapping.rules().zone();
        this.translator = new Translator(READER, mapping);
    }

    /** What arrived: documents, what was wrong, and what was odd. */
    record Heard(List<Document> documents, List<Complaint> complaints, List<String> notes) {}

    /**
     * One sending of a message.
     *
     * @param system as in {@code PRD-100}
     * @param number of the IDoc
     * @param created when SAP made it
     */
    record Letter(String system, int number, Instant created) {}

    Heard send(SapMessage message, Letter letter) {
        return switch (message) {
            case SapMessage.Extract extract ->
                new Heard(List.of(extract.row().apply(originOf(letter))), List.of(), List.of());
            case SapMessage.Wire wire -> read(bytesOf(wire, letter));
        };
    }

    private static Origin originOf(Letter letter) {
        String[] parts = letter.system().split("-", -1);
        return new Origin(new SystemId(parts[0], parts[1]), docnum(letter), "EXTRACT", letter.created());
    }

    private static String docnum(Letter letter) {
        return String.format(Locale.ROOT, "%016d", letter.number());
    }

    private byte[] bytesOf(SapMessage.Wire wire, Letter letter) {
        String[] parts = letter.system().split("-", -1);
        ControlRecord control = ControlRecord.builder()
                .client(parts[1])
                .docnum(docnum(letter))
                .direction("1")
                .messageType(wire.messageType())
                .basicType(wire.basicType())
                .senderPort("SAP" + parts[0])
                .senderPartner(parts[0] + "CLNT" + parts[1])
                .serialization(DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
                        .format(letter.created().atZone(zone)))
                .build();
        byte[] bytes = IdocWriter.xml().toBytes(Idoc.of(control, wire.segments()));
        return wire.damaged() ? Arrays.copyOf(bytes, bytes.length * 3 / 4) : bytes;
    }

    private Heard read(byte[] bytes) {
        Translation translation = translator
                .translate(IdocSource.of(bytes, IdocForm.XML, StandardCharsets.UTF_8))
                .translation();
        return switch (translation) {
            case Translation.Documents documents ->
                new Heard(documents.documents(), documents.leftOut(), documents.notes());
            case Translation.Ignored ignored -> new Heard(List.of(), List.of(), List.of());
            case Translation.Failed failed -> new Heard(List.of(), List.of(failed.complaint()), List.of());
        };
    }
}
