package dev.plumbline.server.console;

import dev.plumbline.server.access.Caller;
import dev.plumbline.server.findings.FindingDesk;
import dev.plumbline.server.mapping.GateLog;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.preview.ServerPreview;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The mapping in force as a table, what it does not know, and what it would make of an IDoc. */
@Controller
@RequestMapping("/mapping")
final class MappingPages {
    private static final int SHOWN = 20;

    private final MappingDesk desk;
    private final FindingDesk findings;
    private final GateLog gates;
    private final ServerPreview previews;

    MappingPages(MappingDesk desk, FindingDesk findings, GateLog gates, ServerPreview previews) {
        this.desk = desk;
        this.findings = findings;
        this.gates = gates;
        this.previews = previews;
    }

    @GetMapping
    String mapping(Model model) {
        model.addAttribute("version", desk.current().version());
        model.addAttribute("lines", desk.current().targets().lines());
        model.addAttribute("activations", desk.activations(SHOWN));
        model.addAttribute("findings", findings.open());
        model.addAttribute(
                "gates", gates.all().stream().filter(GateLog.Entry::inForce).toList());
        return "console/mapping";
    }

    @PostMapping("/findings/{id}")
    String know(@PathVariable long id, @RequestParam String why, Caller caller, RedirectAttributes said) {
        said.addFlashAttribute(
                "said",
                switch (findings.know(id, caller.name(), why)) {
                    case FindingDesk.Answer.Noted noted -> "Noted: it is shown no more.";
                    case FindingDesk.Answer.NotOpen notOpen -> notOpen.reason();
                    case FindingDesk.Answer.Incomplete incomplete -> "Say why it may stay so.";
                });
        return "redirect:/mapping";
    }

    @GetMapping("/preview")
    String preview(Model model) {
        model.addAttribute("content", "");
        return "console/preview";
    }

    @PostMapping("/preview")
    String preview(@RequestParam String content, Model model) {
        model.addAttribute("content", content);
        switch (previews.of(content.strip().getBytes(StandardCharsets.UTF_8))) {
            case ServerPreview.Answer.Shown shown -> model.addAttribute("preview", shown.preview());
            case ServerPreview.Answer.Refused refused -> model.addAttribute("said", refused.reason());
        }
        return "console/preview";
    }
}
