package dev.plumbline.server.console;

import dev.plumbline.server.access.Caller;
import dev.plumbline.server.alerts.AlertDesk;
import dev.plumbline.server.alerts.AlertDesk.Alert;
import dev.plumbline.server.alerts.AlertDesk.Told;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is wrong, whom it was told, what was wrong before, and how the channels are. */
@Controller
@RequestMapping("/alerts")
final class AlertPages {
    private static final int PER_PAGE = 50;

    private final AlertDesk desk;

    AlertPages(AlertDesk desk) {
        this.desk = desk;
    }

    /**
     * An alert.
     *
     * @param link within the console
     * @param told what was told by which channels, a line each
     */
    public record Row(Alert alert, String link, List<String> told) {
        static Row of(Alert alert) {
            return new Row(
                    alert,
                    alert.wording().link().replaceFirst("^https?://[^/]+", ""),
                    alert.told().stream().map(Row::line).toList());
        }

        private static String line(Told told) {
            String change = told.change().name().toLowerCase(Locale.ROOT);
            if (told.channel().isEmpty()) {
                return change + ": nobody is told, no channel is configured for the team";
            }
            return change + ": " + told.channel()
                    + (told.toldAt().isPresent()
                            ? " was told"
                            : told.trouble().isEmpty() ? " is told later" : ", not told: " + told.trouble());
        }
    }

    @GetMapping
    String alerts(@RequestParam(defaultValue = "9223372036854775807") long before, Model model) {
        List<Alert> history = desk.history(before, PER_PAGE);
        model.addAttribute("raised", desk.raised().stream().map(Row::of).toList());
        model.addAttribute("channels", desk.channels());
        model.addAttribute(
                "history",
                history.stream()
                        .filter(alert -> alert.overAt().isPresent())
                        .map(Row::of)
                        .toList());
        model.addAttribute(
                "next", history.size() == PER_PAGE ? history.getLast().id() : 0);
        return "console/alerts";
    }

    @PostMapping("/test")
    String test(@RequestParam String channel, Caller caller, RedirectAttributes said) {
        said.addFlashAttribute(
                "said",
                switch (desk.test(channel, caller.name())) {
                    case AlertDesk.Tried.Told told -> told.channel() + " took the test: see whether it has arrived.";
                    case AlertDesk.Tried.Failed failed ->
                        failed.channel() + " did not take the test: " + failed.reason() + ".";
                    case AlertDesk.Tried.Unknown unknown -> unknown.reason() + ".";
                });
        return "redirect:/alerts";
    }
}
