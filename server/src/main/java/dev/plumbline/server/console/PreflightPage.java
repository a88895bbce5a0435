package dev.plumbline.server.console;

import dev.plumbline.server.preflight.PreflightDesk;
import dev.plumbline.server.preflight.PreflightDesk.Answer;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Can I send this campaign now? */
@Controller
final class PreflightPage {
    private final PreflightDesk desk;

    PreflightPage(PreflightDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/preflight")
    String preflight(@RequestParam(defaultValue = "") String segment, Model model) {
        String asked = segment.strip();
        model.addAttribute("segment", asked);
        if (!asked.isEmpty()) {
            switch (desk.check(asked, Optional.empty())) {
                case Answer.Checked checked -> model.addAttribute("found", checked.preflight());
                case Answer.NotFound none -> model.addAttribute("trouble", none.reason());
                case Answer.Unavailable away -> model.addAttribute("trouble", away.reason());
            }
        }
        return "console/preflight";
    }
}
