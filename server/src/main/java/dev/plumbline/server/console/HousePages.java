package dev.plumbline.server.console;

import dev.plumbline.server.access.AuditLog;
import dev.plumbline.server.settings.EffectiveSettings;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is configured, and who did what. */
@Controller
final class HousePages {
    private static final int PER_PAGE = 100;

    private final AuditLog audit;
    private final EffectiveSettings settings;

    HousePages(AuditLog audit, EffectiveSettings settings) {
        this.audit = audit;
        this.settings = settings;
    }

    @GetMapping("/settings")
    String settings(Model model) {
        model.addAttribute("lines", settings.lines());
        return "console/settings";
    }

    @GetMapping("/audit")
    String audit(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "") String object,
            Model model) {
        List<AuditLog.Row> rows = audit.page(before, object, PER_PAGE);
        model.addAttribute("rows", rows);
        model.addAttribute("object", object);
        model.addAttribute("next", rows.size() == PER_PAGE ? rows.getLast().id() : 0);
        return "console/audit";
    }
}
