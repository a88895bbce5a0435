package dev.plumbline.server.cli;

import dev.plumbline.server.preview.Preview;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A preview for people. */
final class PreviewText {
    private static final String INDENT = "  ";

    private final PrintWriter out;

    PreviewText(PrintWriter out) {
        this.out = out;
    }

    void print(Preview preview) {
        out.println("Mapping " + preview.mapping() + ". Nothing is sent or stored. What this preview assumes:");
        preview.assumed().forEach(sentence -> out.println("  - " + sentence));
        for (Preview.Piece piece : preview.idocs()) {
            out.println();
            print(piece);
            klaviyo(piece, preview);
        }
        if (!preview.findings().isEmpty()) {
            Table table = new Table("NOT KNOWN TO THE MAPPING", "WHERE", "IS", "FIRST IN IDOC");
            preview.findings()
                    .forEach(one -> table.add(
                            (one.kind().equals("CODE") ? "code " : "segment ") + one.name(),
                            one.place(),
                            one.treated(),
                            String.valueOf(one.idoc())));
            out.println();
            out.print(table);
        }
        if (!preview.leftOut().isEmpty()) {
            Table table = new Table("LEFT OUT", "BY FILTER", "BECAUSE");
            preview.leftOut().forEach(one -> table.add(one.about(), one.filter(), one.reason()));
            out.println();
            out.print(table);
        }
        out.flush();
    }

    private void print(Preview.Piece piece) {
        Preview.Control control = piece.control();
        String what = Stream.of(control.messageType(), control.docnum(), control.basicType(), control.extension())
                .filter(word -> !word.isEmpty())
                .reduce((one, other) -> one + " " + other)
                .orElse("unreadable");
        String reason = piece.reason().isEmpty() ? "" : " (" + piece.reason() + ")";
        out.println("IDoc " + piece.number() + ", " + piece.source() + ": " + what + ", " + words(piece.outcome())
                + reason);
        piece.complaints().forEach(wrong -> out.println("  wrong: " + wrong.reason()));
        piece.notes().forEach(note -> out.println("  note: " + note));
        read(piece.read());
        if (!piece.documents().isEmpty()) {
            out.println("  documents");
            piece.documents().forEach(said -> {
                out.println("    " + said.kind());
                print(said.content(), INDENT.repeat(3));
            });
        }
    }

    private static String words(Preview.Outcome outcome) {
        return switch (outcome) {
            case APPLIED -> "news";
            case UNCHANGED -> "says nothing new";
            case SUPERSEDED -> "older than what is known";
            case IGNORED -> "ignored";
            case EXCEPTION -> "an exception";
        };
    }

    private void read(List<Preview.Read> values) {
        if (values.isEmpty()) {
            return;
        }
        Table table = new Table("FIELD", "VALUE", "SEGMENT", "PLACE IN THE MAPPING");
        values.forEach(value -> table.add(
                value.field(),
                value.value()
                        + value.word().map(word -> " -> " + quotedIfEmpty(word)).orElse(""),
                value.segment()
                        + (value.segmentNumber() > 0 ? " (" + value.segmentNumber() + ") " : " ")
                        + value.sapField(),
                value.place()));
        out.println("  read");
        table.toString().lines().forEach(line -> out.println("    " + line));
    }

    private static String quotedIfEmpty(String word) {
        return word.isEmpty() ? "''" : word;
    }

    /** What is empty says nothing and is left out. */
    private void print(JsonNode node, String indent) {
        node.forEachEntry((name, value) -> {
            if (isEmpty(value)) {
                return;
            }
            if (value.isContainer()) {
                out.println(indent + name);
                below(value, indent + INDENT);
            } else {
                out.println(indent + name + ": " + value.asString(""));
            }
        });
    }

    private void below(JsonNode value, String indent) {
        if (!value.isArray()) {
            print(value, indent);
            return;
        }
        for (JsonNode part : value) {
            if (part.isContainer()) {
                out.println(indent + "-");
                below(part, indent + INDENT);
            } else {
                out.println(indent + "- " + part.asString(""));
            }
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isContainer()
                ? value.valueStream().allMatch(PreviewText::isEmpty)
                : value.isNull() || value.asString("").isEmpty();
    }

    private void klaviyo(Preview.Piece piece, Preview preview) {
        List<Preview.Request> requests = preview.requests().stream()
                .filter(request -> request.idoc() == piece.number())
                .toList();
        List<Preview.Held> held = preview.held().stream()
                .filter(one -> one.idoc() == piece.number())
                .toList();
        preview.notes().stream()
                .filter(note -> note.idoc() == piece.number())
                .forEach(note -> out.println("  note: " + note.about() + ": " + note.text()));
        preview.gates().stream()
                .filter(gate -> gate.idoc() == piece.number())
                .forEach(gate -> out.println("  gate: " + gate.about() + ": " + gate.property() + ", " + gate.expected()
                        + " (" + gate.gate() + "), found '" + gate.value() + "': " + gate.breach()));
        if (requests.isEmpty() && held.isEmpty()) {
            out.println("  Klaviyo is told nothing");
            return;
        }
        out.println("  Klaviyo");
        requests.forEach(this::print);
        held.forEach(one -> out.println("    held: " + one.reason() + ", " + one.about() + ": " + one.detail()
                + (one.deadline().isEmpty() ? "" : " (until " + one.deadline() + ", then " + one.policy() + ")")));
    }

    private void print(Preview.Request request) {
        out.println("    " + (request.endpoint().isEmpty() ? "cannot be sent" : request.endpoint()) + "  "
                + request.what() + " (account " + request.account() + ")");
        if (!request.problem().isEmpty()) {
            out.println("      " + request.problem());
            return;
        }
        request.body().toPrettyString().lines().forEach(line -> out.println("      " + line));
        if (!request.made().isEmpty()) {
            Table table = new Table("PROPERTY", "WHERE IN THE MAPPING", "EXPRESSION");
            request.made()
                    .forEach(made -> table.add(
                            made.name(), made.place(), made.expression().replaceAll("\\s+", " ")));
            table.toString().lines().forEach(line -> out.println("      " + line));
        }
    }
}
