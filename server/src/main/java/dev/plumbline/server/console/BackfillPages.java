package dev.plumbline.server.console;

import dev.plumbline.server.access.Caller;
import dev.plumbline.server.backfill.BackfillDesk;
import dev.plumbline.server.backfill.BackfillDesk.Answer;
import dev.plumbline.server.backfill.Wanted;
import dev.plumbline.server.mapping.MappingDesk;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is loaded after the fact: planned, started, paused, cancelled. */
@Controller
@RequestMapping("/backfills")
final class BackfillPages {
    private static final int SHOWN = 20;

    private final BackfillDesk desk;
    private final MappingDesk mappings;

    BackfillPages(BackfillDesk desk, MappingDesk mappings) {
        this.desk = desk;
        this.mappings = mappings;
    }

    @GetMapping
    String backfills(Model model) {
        model.addAttribute("jobs", desk.reports(SHOWN));
        return "console/backfills";
    }

    @PostMapping
    String plan(
            @RequestParam String source,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String customer,
            Caller caller,
            RedirectAttributes said) {
        try {
            Wanted wanted = new Wanted(
                    source.strip(), day(from), day(to), customer.strip().replaceFirst("^0+(?=.)", ""));
            say(said, desk.plan(wanted, caller.name()), "It is being planned; nothing is loaded until you start it.");
        } catch (DateTimeException noDay) {
            said.addFlashAttribute("said", "From and to are expected as days, such as 2026-03-31.");
        }
        return "redirect:/backfills";
    }

    private Optional<Instant> day(String text) {
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(LocalDate.parse(text.strip())
                        .atStartOfDay(mappings.current().rules().zone())
                        .toInstant());
    }

    @PostMapping("/{id}/{change}")
    String change(@PathVariable long id, @PathVariable String change, RedirectAttributes said) {
        LongFunction<Answer> act = switch (change) {
            case "start" -> desk::start;
            case "pause" -> desk::pause;
            case "cancel" -> desk::cancel;
            default -> desk::report;
        };
        say(said, act.apply(id), "Noted.");
        return "redirect:/backfills";
    }

    private static void say(RedirectAttributes said, Answer answer, String good) {
        said.addFlashAttribute(
                "said",
                switch (answer) {
                    case Answer.Agreed agreed -> good;
                    case Answer.Refused refused -> refused.reason();
                    case Answer.Unknown unknown -> unknown.reason();
                });
    }
}
