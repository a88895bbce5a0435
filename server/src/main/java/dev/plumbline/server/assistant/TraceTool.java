package dev.plumbline.server.assistant;

import dev.plumbline.server.api.Answers;
import dev.plumbline.server.api.Questions;
import dev.plumbline.server.api.Statement;
import dev.plumbline.server.api.Statements;
import dev.plumbline.server.assistant.Tool.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of an order, a customer, an article or an IDoc, over both systems. */
final class TraceTool {
    private final Questions questions;
    private final Statements statements;

    TraceTool(Questions questions, Statements statements) {
        this.questions = questions;
        this.statements = statements;
    }

    Tool tool() {
        return Tool.reading(
                "trace",
                "What became of something",
                "The story of one thing over both systems, as a timeline: what SAP sent, what Klaviyo was told because of it and what"
                        + " became of that, why something is held, what failed, what people decided. Give any search text: an order"
                        + " number, a customer number, an e-mail address, a material number (SKU) or an IDoc's DOCNUM; leading zeros do"
                        + " not matter. Use it for 'what happened to order 4711', 'why did this customer get no mail'. The newest 50"
                        + " entries are told; earlierEntries says how many there are before them.",
                List.of(Argument.text(
                        "search", "order number, customer number, e-mail address, material number or DOCNUM")),
                this::answer);
    }

    /**
     * What is known of one thing beside its timeline.
     *
     * @param about its key
     * @param standing how an order stands, in one sentence; empty for what is no order
     * @param sums what an order comes to in Klaviyo
     * @param open what is not told yet, and why
     * @param leftOut by which filter Klaviyo is not told of it; empty when none leaves it out
     * @param nextAt when something is due, empty when nothing is
     */
    record Subject(
            String about, String standing, List<Statement.Sum> sums, List<String> open, String leftOut, String nextAt) {
        static Subject of(Answers.Story story, List<Statement> orders) {
            List<Statement> same = orders.stream()
                    .filter(order -> order.about().equals(story.about()))
                    .toList();
            return new Subject(
                    story.about(),
                    same.isEmpty() ? "" : same.getFirst().standing(),
                    same.isEmpty() ? List.of() : same.getFirst().sums(),
                    same.isEmpty() ? List.of() : same.getFirst().open(),
                    story.leftOut(),
                    story.nextAt());
        }
    }

    private Answer answer(Asked asked) {
        String search = asked.text("search");
        if (search.isEmpty()) {
            return new Answer.Refused("search is empty; give an order, customer, e-mail address, material or DOCNUM");
        }
        List<Statement> orders = statements.ofOrder(search);
        List<Answers.Story> customers = questions.customersOf(search);
        List<Answers.Story> articles = questions.stories("stock", search);
        List<Answers.Idoc> idocs = questions.idocs(search);
        List<Answers.Story> stories =
                new ArrayList<>(orders.isEmpty() ? List.of() : questions.stories("order", search));
        stories.addAll(customers);
        stories.addAll(articles);
        if (stories.isEmpty() && idocs.isEmpty()) {
            return new Answer.Told(
                    "Nothing was received about this: no order, customer, e-mail address, article or IDoc is known by it.",
                    Map.of("search", search),
                    List.of("Check the number, or ask status whether the message types come at all"));
        }
        Timeline timeline = new Timeline();
        stories.forEach(timeline::add);
        idocs.forEach(timeline::add);
        List<Timeline.Entry> newest = timeline.newest(Bounds.ROWS);
        return new Answer.Told(
                "Found: %d orders, %d customers, %d articles, %d IDocs of that number. The timeline has %d entries, oldest first, in UTC."
                        .formatted(orders.size(), customers.size(), articles.size(), idocs.size(), newest.size()),
                Map.of(
                        "found",
                        stories.stream().map(story -> Subject.of(story, orders)).toList(),
                        "ordersOfTheCustomer",
                        questions.ordersOf(
                                customers.stream().map(Answers.Story::about).toList()),
                        "timeline",
                        newest,
                        "earlierEntries",
                        timeline.size() - newest.size()),
                List.of("explain_exception with the number of an exception says what is wrong and what to do"));
    }
}
