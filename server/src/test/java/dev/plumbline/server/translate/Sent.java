package dev.plumbline.server.translate;

import dev.plumbline.core.document.Document;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.Segment;
import dev.plumbline.server.support.Sap;
import java.time.ZoneId;
import java.util.List;

/** IDocs for tests, and their translation. */
final class Sent {
    private Sent() {}

    static ControlRecord.Builder control(String messageType, String basicType) {
        return Sap.control(4711, messageType, basicType).serialization("20260302090000");
    }

    static Idoc idoc(String messageType, String basicType, Segment... segments) {
        return Idoc.of(control(messageType, basicType).build(), segments);
    }

    static Translation translate(Idoc idoc) {
        return new Translator(new IdocReader(Dictionary.standard()), ZoneId.of("Europe/Berlin")).translate(idoc);
    }

    @SuppressWarnings("unchecked")
    static <D extends Document> D only(Idoc idoc) {
        List<Document> documents = ((Translation.Documents) translate(idoc)).documents();
        if (documents.size() != 1) {
            throw new AssertionError("expected one document, got " + documents);
        }
        return (D) documents.getFirst();
    }

    static Complaint complaint(Idoc idoc) {
        return ((Translation.Failed) translate(idoc)).complaint();
    }

    static String ignored(Idoc idoc) {
        return ((Translation.Ignored) translate(idoc)).rule();
    }
}
