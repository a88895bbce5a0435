package dev.plumbline.server.console;

import dev.plumbline.server.access.Caller;
import dev.plumbline.server.reconcile.Difference.Kind;
import dev.plumbline.server.reconcile.ReconcileDesk;
import dev.plumbline.server.reconcile.ReconcileDesk.Answer;
import dev.plumbline.server.reconcile.Reports.DayLine;
import dev.plumbline.server.reconcile.Reports.Repair;
import dev.plumbline.server.reconcile.Reports.RunReport;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether Klaviyo says what SAP's documents say, day by day. */
@Controller
@RequestMapping("/agreement")
final class AgreementPages {
    private static final int SHOWN = 15;
    private static final int MOST_DIFFERENCES = 200;

    private final ReconcileDesk desk;

    AgreementPages(ReconcileDesk desk) {
        this.desk = desk;
    }

    /**
     * A day of the calendar.
     *
     * @param mood the class of its mark
     * @param state what the mark says
     * @param differs what differs, in words; empty when nothing does
     */
    public record Day(DayLine line, String mood, String state, String differs) {
        static Day of(DayLine line) {
            return new Day(line, moodOf(line.colour()), stateOf(line.colour()), words(line.byKind()));
        }
    }

    /** A comparison with its days. */
    public record Compared(RunReport run, List<Day> days) {}

    private static String moodOf(String colour) {
        return switch (colour) {
            case "green" -> "good";
            case "yellow" -> "warn";
            default -> "bad";
        };
    }

    private static String stateOf(String colour) {
        return switch (colour) {
            case "green" -> "agrees";
            case "yellow" -> "on its way";
            default -> "differs";
        };
    }

    private static String words(Map<Kind, Long> byKind) {
        return byKind.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().words())
                .collect(Collectors.joining(", "));
    }

    @GetMapping
    String agreement(@RequestParam(defaultValue = "0") long run, Model model) {
        List<RunReport> runs = desk.runs(SHOWN);
        Optional<RunReport> shown = run > 0
                ? desk.run(run)
                : runs.stream()
                        .filter(one -> one.state().equals("done"))
                        .findFirst()
                        .flatMap(one -> desk.run(one.id()));
        model.addAttribute("runs", runs);
        shown.ifPresent(one -> model.addAttribute(
                "shown",
                new Compared(one, one.days().reversed().stream().map(Day::of).toList())));
        return "console/agreement";
    }

    @PostMapping
    String compare(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Caller caller,
            RedirectAttributes said) {
        try {
            said.addFlashAttribute(
                    "said",
                    switch (desk.ask(optionalDay(from), optionalDay(to), caller.name())) {
                        case Answer.Asked asked -> "It is being compared; this page shows it when it is done.";
                        case Answer.Refused refused -> refused.reason();
                    });
        } catch (DateTimeException noDay) {
            said.addFlashAttribute("said", "From and to are expected as days, such as 2026-03-31.");
        }
        return "redirect:/agreement";
    }

    @GetMapping("/days/{day}")
    String day(@PathVariable String day, Model model) {
        LocalDate date = day(day);
        Repair repair = desk.plan(date);
        model.addAttribute("day", date);
        model.addAttribute("reports", desk.day(date));
        model.addAttribute("repair", repair);
        model.addAttribute("most", MOST_DIFFERENCES);
        return "console/agreement-day";
    }

    @PostMapping("/days/{day}/repair")
    String repair(@PathVariable String day, RedirectAttributes said) {
        LocalDate date = day(day);
        Repair done = desk.repair(date);
        said.addFlashAttribute(
                "said",
                done.events() == 1
                        ? "1 event is sent again, as history. Compare again in a quarter of an hour."
                        : done.events() + " events are sent again, as history. Compare again in a quarter of an hour.");
        return "redirect:/agreement/days/" + date;
    }

    private static Optional<LocalDate> optionalDay(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "'" + text + "' is no day, expected one such as 2026-03-31", noDay);
        }
    }
}
