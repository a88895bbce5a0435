package dev.plumbline.server.console;

import dev.plumbline.core.aggregate.Message.Decided;
import dev.plumbline.server.access.Caller;
import dev.plumbline.server.holds.Held;
import dev.plumbline.server.holds.HoldDesk;
import dev.plumbline.server.holds.Ruling;
import dev.plumbline.server.holds.Which;
import dev.plumbline.server.words.HoldWords;
import dev.plumbline.server.words.Team;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The hold desk: what waits for what since when, and the decision about it. */
@Controller
@RequestMapping("/holds")
final class HoldPages {
    private static final int PER_PAGE = 100;

    private final HoldDesk desk;

    HoldPages(HoldDesk desk) {
        this.desk = desk;
    }

    /** Something that is held. */
    public record Row(Held held, String words, Team team, String kind, String number, String trace) {
        static Row of(Held held) {
            String[] parts = held.about().split("/", 4);
            String number = parts.length > 2 ? parts[parts.length - 1] : held.about();
            return new Row(
                    held,
                    HoldWords.of(held.reason()),
                    HoldWords.teamOf(held.reason()),
                    parts[0].equals("stock") ? "article" : parts[0],
                    number,
                    "/trace?q=" + number);
        }
    }

    @GetMapping
    String holds(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String number,
            Model model) {
        List<Held> held = desk.list(new Which(reason, "", number, PER_PAGE + 1));
        model.addAttribute("rows", held.stream().limit(PER_PAGE).map(Row::of).toList());
        model.addAttribute("full", held.size() > PER_PAGE);
        model.addAttribute("reason", reason);
        model.addAttribute("reasonInWords", reason.isEmpty() ? "" : HoldWords.of(reason));
        model.addAttribute("number", number);
        return "console/holds";
    }

    @PostMapping
    String decide(
            @RequestParam String about,
            @RequestParam String decision,
            @RequestParam String why,
            Caller caller,
            RedirectAttributes said) {
        Decided.Kind kind = decision.equals("drop") ? Decided.Kind.DROP : Decided.Kind.RELEASE;
        said.addFlashAttribute(
                "said",
                switch (desk.decide(about, kind, caller.name(), why)) {
                    case Ruling.Noted noted ->
                        kind == Decided.Kind.DROP
                                ? about + " is dropped: Klaviyo is never told what was held."
                                : about + " is released: what was held is told.";
                    case Ruling.NothingHeld nothing -> nothing.reason();
                    case Ruling.Incomplete incomplete -> "Say why: whoever follows the document later reads it.";
                });
        return "redirect:/holds";
    }
}
