package dev.plumbline.server.console;

import dev.plumbline.server.access.Caller;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.reconcile.Difference.Kind;
import dev.plumbline.server.reconcile.Known;
import dev.plumbline.server.reconcile.PeriodDesk;
import dev.plumbline.server.reconcile.PeriodDesk.Answer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Periods that are signed off, and differences that are explained. */
@Controller
@RequestMapping("/agreement")
final class PeriodPages {
    private static final String PERIODS = "redirect:/agreement/periods";

    private final PeriodDesk desk;
    private final MappingDesk mapping;

    PeriodPages(PeriodDesk desk, MappingDesk mapping) {
        this.desk = desk;
        this.mapping = mapping;
    }

    @GetMapping("/periods")
    String periods(Model model) {
        model.addAttribute(
                "accounts", mapping.current().rules().contract().accounts().all());
        model.addAttribute("signed", desk.signOffs());
        model.addAttribute("known", desk.known());
        return "console/agreement-periods";
    }

    @PostMapping("/periods")
    String sign(
            @RequestParam String account,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(defaultValue = "") String note,
            Caller caller,
            RedirectAttributes said) {
        said.addFlashAttribute(
                "said",
                words(
                        () -> desk.sign(account, LocalDate.parse(from), LocalDate.parse(to), note, caller.name()),
                        "From " + from + " to " + to + " is signed off."));
        return PERIODS;
    }

    @PostMapping("/periods/{id}/withdraw")
    String withdrawSignOff(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            Caller caller,
            RedirectAttributes said) {
        said.addFlashAttribute(
                "said", words(() -> desk.withdrawSignOff(id, why, caller.name()), "The period is open again."));
        return PERIODS;
    }

    /** The form of a difference: which it is, why it is so, until when that counts, and the page that shows it. */
    @PostMapping("/known")
    String explain(@RequestParam Map<String, String> form, Caller caller, RedirectAttributes said) {
        Function<String, String> field = name -> form.getOrDefault(name, "");
        said.addFlashAttribute(
                "said",
                Arrays.stream(Kind.values())
                        .filter(kind -> kind.name().equals(field.apply("kind")))
                        .findFirst()
                        .map(kind -> words(
                                () -> desk.explain(
                                        new Known.Pattern(
                                                field.apply("account"),
                                                kind,
                                                field.apply("metric"),
                                                field.apply("about"),
                                                LocalDate.parse(field.apply("from")),
                                                LocalDate.parse(field.apply("to"))),
                                        LocalDate.parse(field.apply("until")),
                                        field.apply("reason"),
                                        caller.name()),
                                "The difference is explained until " + field.apply("until") + "."))
                        .orElse("It is not said which class of differences is meant."));
        String back = field.apply("back");
        return back.matches("/agreement/days/[0-9-]+") ? "redirect:" + back : PERIODS;
    }

    @PostMapping("/known/{id}/withdraw")
    String withdrawExplanation(@PathVariable long id, Caller caller, RedirectAttributes said) {
        said.addFlashAttribute(
                "said",
                words(() -> desk.withdrawExplanation(id, caller.name()), "The difference counts as a fault again."));
        return PERIODS;
    }

    private static String words(Supplier<Answer> deed, String done) {
        try {
            return switch (deed.get()) {
                case Answer.Done id -> done;
                case Answer.Refused refused -> refused.reason();
            };
        } catch (DateTimeException noDay) {
            return "Days are expected such as 2026-03-31.";
        }
    }
}
