package dev.plumbline.server.console;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.plumbline.server.access.Caller;
import dev.plumbline.server.assistant.Proposal;
import dev.plumbline.server.assistant.ProposalDesk;
import dev.plumbline.server.assistant.ProposalDesk.Ruling;
import dev.plumbline.server.assistant.ProposalDesk.Standing;
import dev.plumbline.server.assistant.ProposalDesk.Verdict;
import dev.plumbline.server.exceptions.Cause;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.preview.Comparison;
import dev.plumbline.server.words.Headlines;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** What assistants propose, and the decision about it. */
@Controller
@RequestMapping("/proposals")
final class ProposalPages {
    private static final int PER_PAGE = 50;
    private static final int LINES_AROUND = 3;

    private final ProposalDesk desk;
    private final CauseDesk causes;
    private final Headlines headlines;
    private final JsonMapper mapper;

    ProposalPages(ProposalDesk desk, CauseDesk causes, Headlines headlines, JsonMapper mapper) {
        this.desk = desk;
        this.causes = causes;
        this.headlines = headlines;
        this.mapper = mapper;
    }

    /** A line of a mapping that is other than in the one in force. */
    public record Line(String text, boolean isNew, boolean isGone) {
        static Line of(String line) {
            return new Line(line, line.startsWith("+"), line.startsWith("-"));
        }
    }

    @GetMapping
    String proposals(@RequestParam(defaultValue = "9223372036854775807") long before, Model model) {
        List<Proposal> rows = desk.newest(before, PER_PAGE);
        model.addAttribute("rows", rows);
        model.addAttribute("next", rows.size() == PER_PAGE ? rows.getLast().id() : 0);
        return "console/proposals";
    }

    @GetMapping("/{id}")
    String proposal(@PathVariable long id, Caller caller, Model model) {
        Standing standing = standing(id);
        Proposal proposal = standing.proposal();
        Optional<Cause> cause =
                proposal.kind() == Proposal.Kind.RETRY ? causes.find(proposal.about()) : Optional.empty();
        model.addAttribute("standing", standing);
        model.addAttribute("proposal", proposal);
        model.addAttribute("headline", cause.map(headlines::of).orElse(null));
        model.addAttribute("cause", cause.orElse(null));
        model.addAttribute(
                "comparison", proposal.shown().isEmpty() ? null : mapper.readValue(proposal.shown(), Comparison.class));
        model.addAttribute("lines", proposal.kind() == Proposal.Kind.MAPPING ? lines(proposal) : List.of());
        model.addAttribute(
                "decidable",
                proposal.state() == Proposal.State.OPEN
                        && caller.may(proposal.kind().decided()));
        return "console/proposal";
    }

    /** In what its file is other than the one in force. */
    private List<Line> lines(Proposal proposal) {
        List<String> before = desk.fileInForce().lines().toList();
        List<String> after = proposal.content().lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                        "in force", "proposed", before, DiffUtils.diff(before, after), LINES_AROUND)
                .stream()
                .skip(2)
                .map(Line::of)
                .toList();
    }

    @GetMapping("/{id}/mapping.yaml")
    ResponseEntity<String> file(@PathVariable long id) {
        Proposal proposal = standing(id).proposal();
        if (proposal.kind() != Proposal.Kind.MAPPING) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Proposal " + id + " is about no mapping");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"mapping.yaml\"")
                .body(proposal.content());
    }

    @PostMapping("/{id}/approve")
    String approve(
            @PathVariable long id,
            @RequestParam String why,
            @RequestParam String seen,
            Caller caller,
            RedirectAttributes said) {
        return answered(id, desk.approve(id, new Verdict(caller, caller.name(), why, Optional.of(seen))), said);
    }

    @PostMapping("/{id}/reject")
    String reject(@PathVariable long id, @RequestParam String why, Caller caller, RedirectAttributes said) {
        return answered(id, desk.reject(id, new Verdict(caller, caller.name(), why, Optional.empty())), said);
    }

    private static String answered(long id, Ruling ruling, RedirectAttributes said) {
        said.addFlashAttribute(
                "said",
                switch (ruling) {
                    case Ruling.Noted noted ->
                        (noted.state() == Proposal.State.APPROVED ? "Approved. " : "Rejected. ") + noted.outcome();
                    case Ruling.NotFound none -> none.reason() + ".";
                    case Ruling.Incomplete incomplete -> incomplete.reason() + ".";
                    case Ruling.NotAllowed not -> not.reason() + ".";
                    case Ruling.Refused refused -> refused.reason() + ".";
                });
        return "redirect:/proposals/" + id;
    }

    private Standing standing(long id) {
        return desk.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no proposal " + id));
    }
}
