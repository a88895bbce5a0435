package dev.plumbline.server.stories;

import static dev.plumbline.server.stories.Segments.builder;
import static dev.plumbline.server.stories.Segments.segment;

import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.idoc.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders and their status, in the words of the stories. */
final class OrderWords {
    private static final Map<String, String> TYPES = Map.of(
            "returns order", "RE",
            "credit memo request", "G2",
            "debit memo request", "L2",
            "free of charge", "KL",
            "rush order", "SO");

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final StoryClock clock;

    OrderWords(StoryClock clock) {
        this.clock = clock;
    }

    /** @param placed when SAP created the order, unless the text says so itself */
    SapMessage order(String number, String text, StoryClock.Moment placed) {
        List<Clause> clauses = Clause.of(text);
        Clause header = clauses.getFirst();
        String type = TYPES.entrySet().stream()
                .filter(entry -> header.says(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("TA");
        List<Segment> segments = new ArrayList<>();
        segments.add(segment(
                "E1EDK01",
                "ACTION",
                header.says("reversed as a whole") ? "001" : "000",
                "CURCY",
                currencyOf(header),
                "BELNR",
                padded(number),
                "LIFSK",
                header.after("delivery block", "")));
        segments.add(segment("E1EDK14", "QUALF", "012", "ORGID", type));
        segments.add(segment("E1EDK14", "QUALF", "008", "ORGID", header.after("sales organisation", "1000")));
        segments.add(placedAt(header, placed));
        header.after("purchase order").ifPresent(own -> segments.add(segment("E1EDK02", "QUALF", "001", "BELNR", own)));
        segments.addAll(partnersOf(header));
        Segments.ofTheSite(header).ifPresent(segments::add);
        clauses.subList(1, clauses.size()).forEach(item -> segments.add(itemOf(item)));
        List<Segment> damaged = Segments.damaged(segments, header);
        boolean cut = header.says("cut off in the middle");
        clauses.forEach(Clause::end);
        return new SapMessage.Wire("ORDRSP", "ORDERS05", damaged, cut);
    }

    static String currencyOf(Clause header) {
        return header.like(CURRENCY).map(Matcher::group).orElse("EUR");
    }

    static String padded(String number) {
        return number.chars().allMatch(Character::isDigit)
                ? "0".repeat(Math.max(0, 10 - number.length())) + number
                : number;
    }

    private Segment placedAt(Clause header, StoryClock.Moment created) {
        StoryClock.Moment placed = header.after("placed").map(clock::read).orElse(created);
        return placed.dayOnly()
                ? segment("E1EDK03", "IDDAT", "012", "DATUM", placed.sapDate())
                : segment("E1EDK03", "IDDAT", "025", "DATUM", placed.sapDate(), "UZEIT", placed.sapTime());
    }

    private static List<Segment> partnersOf(Clause header) {
        List<Segment> partners = new ArrayList<>();
        header.after("customer")
                .ifPresent(number -> partners.add(segment(
                        "E1EDKA1",
                        "PARVW",
                        "AG",
                        "PARTN",
                        padded(number),
                        "NAME1",
                        header.after("name", ""),
                        "STRAS",
                        header.after("street", ""),
                        "PSTLZ",
                        header.after("postal code", ""),
                        "ORT01",
                        header.after("city", ""),
                        "LAND1",
                        header.after("country", ""),
                        "TELF1",
                        header.after("telephone", ""))));
        partner(header, "ship-to", "WE").ifPresent(partners::add);
        partner(header, "bill-to", "RE").ifPresent(partners::add);
        partner(header, "payer", "RG").ifPresent(partners::add);
        return partners;
    }

    private static Optional<Segment> partner(Clause header, String words, String role) {
        return header.after(words).map(number -> segment("E1EDKA1", "PARVW", role, "PARTN", padded(number)));
    }

    private static Segment itemOf(Clause clause) {
        if (!clause.isItem()) {
            throw new IllegalArgumentException("'" + clause.head() + "' is no item of an order");
        }
        ItemWords item = ItemWords.of(clause);
        Segment.Builder builder = builder(
                "E1EDP01",
                "POSEX",
                position(clause.head()),
                "ACTION",
                clause.says("cancelled by action") ? "003" : "",
                "MENGE",
                item.quantity(),
                "NETWR",
                item.value(),
                "UEPOS",
                clause.after("part of").map(OrderWords::position).orElse(""),
                "ABGRU",
                clause.after("rejected", clause.says("rejected") ? "02" : ""));
        clause.after("refers to")
                .map(reference -> reference.split("/", -1))
                .ifPresent(reference -> builder.child(segment(
                        "E1EDP02",
                        "QUALF",
                        "016",
                        "BELNR",
                        padded(reference[0]),
                        "ZEILE",
                        reference.length > 1 ? position(reference[1]) : "")));
        clause.after("tax").ifPresent(tax -> builder.child(segment("E1EDP04", "MWSKZ", "A1", "MWSBT", tax)));
        return builder.child(
                        segment("E1EDP19", "QUALF", "002", "IDTNR", material(item.material()), "KTEXT", item.name()))
                .build();
    }

    static String position(String number) {
        return "0".repeat(Math.max(0, 6 - number.length())) + number;
    }

    static String material(String number) {
        return number.chars().allMatch(Character::isDigit)
                ? "0".repeat(Math.max(0, 18 - number.length())) + number
                : number;
    }

    /** What an extract of VBUK says of an order. */
    static SapMessage status(String number, String text) {
        Clause clause = Clause.of(text).getFirst();
        Optional<String> credit = clause.after("credit status");
        Optional<String> billing = clause.after("billing block");
        boolean incomplete = clause.says("incomplete");
        clause.says("complete");
        clause.says("no billing block");
        clause.end();
        return new SapMessage.Extract(origin -> new OrderStatusDocument(origin, number, credit, billing, incomplete));
    }
}
