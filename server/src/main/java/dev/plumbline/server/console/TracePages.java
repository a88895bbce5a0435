package dev.plumbline.server.console;

import dev.plumbline.server.api.Answers;
import dev.plumbline.server.api.Questions;
import dev.plumbline.server.api.SegmentsOf;
import dev.plumbline.server.api.Statement;
import dev.plumbline.server.api.Statements;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What became of an order, a customer, an article or an IDoc, over both systems. */
@Controller
final class TracePages {
    private final Questions questions;
    private final Statements statements;
    private final SegmentsOf segments;

    TracePages(Questions questions, Statements statements, SegmentsOf segments) {
        this.questions = questions;
        this.statements = statements;
        this.segments = segments;
    }

    @GetMapping("/trace")
    String trace(@RequestParam(defaultValue = "") String q, Model model) {
        String asked = q.strip();
        List<Statement> orders = asked.isEmpty() ? List.of() : statements.ofOrder(asked);
        List<Answers.Story> customers = asked.isEmpty() ? List.of() : questions.customersOf(asked);
        List<Answers.Story> articles = asked.isEmpty() ? List.of() : questions.stories("stock", asked);
        List<Answers.Idoc> idocs = asked.isEmpty() ? List.of() : questions.idocs(asked);
        model.addAttribute("q", asked);
        model.addAttribute("orders", orders);
        model.addAttribute("orderStories", orders.isEmpty() ? List.of() : questions.stories("order", asked));
        model.addAttribute("customers", customers);
        model.addAttribute(
                "ordersOfCustomers",
                questions.ordersOf(customers.stream().map(Answers.Story::about).toList()));
        model.addAttribute("articles", articles);
        model.addAttribute("idocs", idocs);
        model.addAttribute(
                "nothing",
                !asked.isEmpty() && orders.isEmpty() && customers.isEmpty() && articles.isEmpty() && idocs.isEmpty());
        return "console/trace";
    }

    @GetMapping("/inbox/{id}")
    String idoc(@PathVariable long id, Model model) {
        model.addAttribute(
                "idoc",
                questions
                        .idoc(id)
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "Nothing in the inbox has the number " + id)));
        model.addAttribute("content", segments.of(id).orElse(null));
        return "console/idoc";
    }
}
