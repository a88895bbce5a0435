package dev.plumbline.server.assistant;

import dev.plumbline.server.assistant.Tool.Argument;
import dev.plumbline.server.holds.Held;
import dev.plumbline.server.holds.HoldDesk;
import dev.plumbline.server.holds.Which;
import dev.plumbline.server.words.HoldWords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is held, and why. */
final class HoldsTool {
    private static final int MOST = 1_000;

    private final HoldDesk desk;

    HoldsTool(HoldDesk desk) {
        this.desk = desk;
    }

    Tool tool() {
        return Tool.reading(
                "holds",
                "What is held",
                "Orders, customers and articles of which something is kept back for now, each with what it waits for, since when, when"
                        + " the deadline ends and what happens then. Overdue ones first, then those that have waited longest. Use it"
                        + " for 'why is this order not in Klaviyo yet', 'what waits for the credit check'. Only a person can release"
                        + " or drop a hold, in the console.",
                List.of(
                        Argument.optionalText(
                                "reason",
                                "only this sort: PREDECESSOR_MISSING, CREDIT_CHECK, DELIVERY_BLOCK, BILLING_BLOCK, INCOMPLETE,"
                                        + " CUSTOMER_MISSING, QUALITY_GATE, NO_COUNT_YET, MATERIAL_MISSING or FLAP_GUARD"),
                        Argument.optionalText("number", "only of this order, customer or material number")),
                this::answer);
    }

    /** Something that is held. */
    record Row(
            String about,
            String reason,
            String inWords,
            String team,
            String detail,
            String waitsFor,
            Instant since,
            String deadline,
            String policy,
            boolean overdue) {
        static Row of(Held held) {
            return new Row(
                    held.about(),
                    held.reason(),
                    HoldWords.of(held.reason()),
                    HoldWords.teamOf(held.reason()).title(),
                    held.detail(),
                    held.waitsFor(),
                    held.since(),
                    held.deadline().map(Instant::toString).orElse(""),
                    held.policy(),
                    held.overdue());
        }
    }

    private Answer answer(Asked asked) {
        List<Row> rows = desk.list(new Which(asked.text("reason"), "", asked.text("number"), MOST)).stream()
                .map(Row::of)
                .toList();
        if (rows.isEmpty()) {
            return new Answer.Told("Nothing of this is held.", Map.of(), List.of());
        }
        Map<String, Long> byReason = rows.stream().collect(Collectors.groupingBy(Row::reason, Collectors.counting()));
        return new Answer.Told(
                "%s%,d are held, %d of them overdue."
                        .formatted(
                                rows.size() == MOST ? "At least " : "",
                                rows.size(),
                                rows.stream().filter(Row::overdue).count()),
                Map.of("byReason", byReason, "held", rows),
                List.of("trace with a number tells the whole story of one of them"));
    }
}
