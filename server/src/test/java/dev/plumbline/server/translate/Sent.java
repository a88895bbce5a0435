package dev.plumbline.server.translate;

import dev.plumbline.core.document.Document;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.support.Mappings;
import dev.plumbline.server.support.Sap;
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

    private static final String ZONE = "rules: {time-zone: Europe/Berlin}";
    static final Mapping MAPPING = Mappings.of(ZONE);

    /** A site's mapping over the default one. */
    static Mapping mapped(String yaml) {
        return Mappings.of(ZONE, yaml);
    }

    static Translation translate(Idoc idoc) {
        return translate(idoc, MAPPING);
    }

    static Translation translate(Idoc idoc, Mapping mapping) {
        return new Translator(new IdocReader(Dictionary.standard()), mapping).translate(idoc);
    }

    static Translation.Documents read(Idoc idoc) {
        return read(idoc, MAPPING);
    }

    static Translation.Documents read(Idoc idoc, Mapping mapping) {
        return (Translation.Documents) translate(idoc, mapping);
    }

    static <D extends Document> D only(Idoc idoc) {
        return only(read(idoc));
    }

    @SuppressWarnings("unchecked")
    static <D extends Document> D only(Translation.Documents read) {
        if (read.documents().size() != 1) {
            throw new AssertionError("expected one document, got " + read.documents());
        }
        return (D) read.documents().getFirst();
    }

    /** The documents of one sort, of a message that says several things. */
    static <D extends Document> List<D> all(Translation.Documents read, Class<D> sort) {
        return read.documents().stream()
                .filter(sort::isInstance)
                .map(sort::cast)
                .toList();
    }

    static Complaint complaint(Idoc idoc) {
        return ((Translation.Failed) translate(idoc)).complaint();
    }

    static String ignored(Idoc idoc) {
        return ((Translation.Ignored) translate(idoc)).rule();
    }
}
