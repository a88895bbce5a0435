package dev.plumbline.server.console;

import dev.plumbline.server.handbook.HandbookDesk;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** What each team checks, how to read what Plumbline says, who owns what; and what changed of it. */
@Controller
@RequestMapping("/handbook")
final class HandbookPages {
    private final HandbookDesk desk;

    HandbookPages(HandbookDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String handbook(Model model) {
        model.addAttribute("handbook", desk.now());
        model.addAttribute("versions", desk.versions());
        return "console/handbook";
    }

    @GetMapping("/changes/{id}")
    String changes(@PathVariable long id, Model model) {
        model.addAttribute(
                "changes",
                desk.difference(id)
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "There is no handbook before that one")));
        return "console/handbook-changes";
    }
}
