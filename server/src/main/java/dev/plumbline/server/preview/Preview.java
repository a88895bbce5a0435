package dev.plumbline.server.preview;

import dev.plumbline.core.aggregate.Reception;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a mapping would make of IDocs.
 *
 * @param mapping the version of the mapping
 * @param assumed in what it may differ from what a server does, as sentences
 * @param idocs what was read, in the order given
 * @param requests what Klaviyo would be told, in this order
 * @param held what would be kept back once all IDocs are worked
 * @param notes what else came up while they were worked
 * @param findings codes and segments that the mapping does not know
 * @param leftOut what filters leave out once all IDocs are worked
 * @param gates what is not as the mapping demands
 */
public record Preview(
        String mapping,
        List<String> assumed,
        List<Piece> idocs,
        List<Request> requests,
        List<Held> held,
        List<Note> notes,
        List<Found> findings,
        List<Filtered> leftOut,
        List<Gate> gates) {
    public Preview {
        assumed = List.copyOf(assumed);
        idocs = List.copyOf(idocs);
        requests = List.copyOf(requests);
        held = List.copyOf(held);
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
        leftOut = List.copyOf(leftOut);
        gates = List.copyOf(gates);
    }

    /** What became of an IDoc. */
    public enum Outcome {
        /** It was news. */
        APPLIED,
        /** It said what was known. */
        UNCHANGED,
        /** Something newer was known. */
        SUPERSEDED,
        /** It is left out on purpose. */
        IGNORED,
        /** It cannot go on. */
        EXCEPTION;

        static Outcome of(EnumSet<Reception> parts) {
            return switch (Reception.ofParts(parts)) {
                case APPLIED -> APPLIED;
                case UNCHANGED -> UNCHANGED;
                case SUPERSEDED -> SUPERSEDED;
            };
        }
    }

    /**
     * An IDoc.
     *
     * @param number from 1, over all files
     * @param source the file that it came from
     * @param reason the rule that ignores it; empty otherwise
     * @param complaints what is wrong with it or with parts of it
     * @param notes what else is odd
     * @param read every value that was read of it, each once, in the order of reading
     * @param documents what it was read as
     */
    public record Piece(
            int number,
            String source,
            Control control,
            Outcome outcome,
            String reason,
            List<Wrong> complaints,
            List<String> notes,
            List<Read> read,
            List<Said> documents) {}

    /** Of its control record. */
    public record Control(String docnum, String messageType, String basicType, String extension) {
        static final Control UNKNOWN = new Control("", "", "", "");
    }

    /** What is wrong, what was expected and what to do. */
    public record Wrong(String kind, String reason, String segment, String field, String value) {}

    /**
     * A value that was read.
     *
     * @param field its name in the mapping
     * @param segment where it stood
     * @param segmentNumber the segment's number in the IDoc
     * @param sapField SAP's name of the field
     * @param value what stood there
     * @param place the place of the mapping that led there
     * @param word what the table of codes made of it; empty where there is none
     */
    public record Read(
            String field,
            String segment,
            int segmentNumber,
            String sapField,
            String value,
            String place,
            Optional<String> word) {}

    /** A document in the words of the business. */
    public record Said(String kind, JsonNode content) {}

    /**
     * A request to Klaviyo.
     *
     * @param idoc the number of the IDoc that causes it
     * @param what in words
     * @param problem why it cannot be sent; empty when it can
     * @param made of what the mapping makes its attributes and properties
     */
    public record Request(
            long idoc, String account, String what, String endpoint, JsonNode body, String problem, List<Made> made) {}

    /**
     * An attribute or a property of a request.
     *
     * @param name Klaviyo's
     * @param expression of the mapping
     * @param place where the mapping says so
     */
    public record Made(String name, String expression, String place) {}

    /** What a person should know of an order, customer or material. */
    public record Note(long idoc, String about, String text) {}

    /**
     * A code or a segment that the mapping does not know.
     *
     * @param kind {@code CODE} or {@code SEGMENT}
     * @param idoc the first that has it
     */
    public record Found(String kind, String place, String name, String treated, long idoc) {}

    /** An order, customer or material that a filter leaves out. */
    public record Filtered(String about, String filter, String reason) {}

    /**
     * A value that is not as the mapping demands.
     *
     * @param property where the mapping demands it
     * @param gate the demand, in the mapping's word
     * @param breach what becomes of it: {@code leave-out}, {@code quarantine} or {@code pass}
     */
    public record Gate(
            long idoc, String about, String property, String gate, String breach, String expected, String value) {}

    /** Something that is kept back. */
    public record Held(
            long idoc, String about, String reason, String detail, String waitsFor, String deadline, String policy) {}
}
