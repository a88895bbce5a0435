package dev.plumbline.server.stories;

import static dev.plumbline.server.stories.OrderWords.material;
import static dev.plumbline.server.stories.OrderWords.padded;
import static dev.plumbline.server.stories.OrderWords.position;
import static dev.plumbline.server.stories.Segments.builder;
import static dev.plumbline.server.stories.Segments.segment;

import dev.plumbline.idoc.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Billing documents, in the words of the stories. */
final class BillingWords {
    /** SAP's document categories (E1EDK14 021). */
    static final Map<String, String> CATEGORIES = Map.of(
            "invoice", "M",
            "invoice cancellation", "N",
            "credit memo", "O",
            "credit memo cancellation", "S",
            "debit memo", "P",
            "pro forma invoice", "U",
            "intercompany invoice", "5");

    private final StoryClock clock;

    BillingWords(StoryClock clock) {
        this.clock = clock;
    }

    /** @param created the day that it is dated, unless the text gives another */
    SapMessage billing(String kind, String number, String text, StoryClock.Moment created) {
        List<Clause> clauses = Clause.of(text);
        Clause header = clauses.getFirst();
        StoryClock.Moment dated = header.after("dated").map(clock::read).orElse(created);
        List<Segment> segments = new ArrayList<>();
        segments.add(segment(
                "E1EDK01",
                "BSART",
                kind.startsWith("credit memo") ? "CRME" : "INVO",
                "CURCY",
                OrderWords.currencyOf(header),
                "BELNR",
                padded(number)));
        segments.add(segment("E1EDK14", "QUALF", "021", "ORGID", CATEGORIES.getOrDefault(kind, "")));
        header.after("cancels")
                .ifPresent(cancelled -> segments.add(segment("E1EDK02", "QUALF", "009", "BELNR", padded(cancelled))));
        segments.add(segment("E1EDK03", "IDDAT", "026", "DATUM", dated.sapDate()));
        header.after("customer")
                .ifPresent(customer -> segments.add(segment("E1EDKA1", "PARVW", "AG", "PARTN", padded(customer))));
        clauses.stream().filter(Clause::isItem).forEach(item -> segments.add(itemOf(item)));
        List<Segment> damaged = Segments.damaged(segments, header);
        boolean cut = header.says("cut off in the middle");
        clauses.forEach(Clause::end);
        return new SapMessage.Wire("INVOIC", "INVOIC02", damaged, cut);
    }

    private static Segment itemOf(Clause clause) {
        ItemWords item = ItemWords.of(clause);
        Segment.Builder builder = builder("E1EDP01", "POSEX", position(clause.head()), "MENGE", item.quantity());
        builder.child(segment(
                "E1EDP02",
                "QUALF",
                "002",
                "BELNR",
                item.order().isEmpty() ? "" : padded(item.order()),
                "ZEILE",
                item.orderItem().isEmpty() ? "" : position(item.orderItem())));
        clause.after("tax").ifPresent(tax -> builder.child(segment("E1EDP04", "MWSKZ", "A1", "MWSBT", tax)));
        return builder.child(
                        segment("E1EDP19", "QUALF", "002", "IDTNR", material(item.material()), "KTEXT", item.name()))
                .child(segment("E1EDP26", "QUALF", "003", "BETRG", item.value()))
                .build();
    }
}
