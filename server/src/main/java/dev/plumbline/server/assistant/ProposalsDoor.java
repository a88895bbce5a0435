package dev.plumbline.server.assistant;

import dev.plumbline.server.access.Caller;
import dev.plumbline.server.assistant.ProposalDesk.Ruling;
import dev.plumbline.server.assistant.ProposalDesk.Verdict;
import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What assistants proposed, and what people decide about it, over HTTP. */
@RestController
@RequestMapping("/api/proposals")
final class ProposalsDoor {
    private static final int MOST = 1_000;

    private final ProposalDesk desk;

    ProposalsDoor(ProposalDesk desk) {
        this.desk = desk;
    }

    /** A proposal as a list shows it. Times are UTC. */
    record Line(
            long id,
            Proposal.Kind kind,
            String about,
            String why,
            String plan,
            String by,
            Instant at,
            Instant until,
            Proposal.State state,
            Proposal.Decision decision) {
        static Line of(Proposal proposal) {
            return new Line(
                    proposal.id(),
                    proposal.kind(),
                    proposal.about(),
                    proposal.why(),
                    proposal.plan(),
                    proposal.by(),
                    proposal.at(),
                    proposal.until(),
                    proposal.state(),
                    proposal.decision());
        }
    }

    /** The newest first; those before a number. */
    @Call("What assistants proposed, the newest first.")
    @GetMapping
    List<Line> newest(
            @Says("Those with a smaller number than this, for the next page.")
                    @RequestParam(defaultValue = "9223372036854775807")
                    long before,
            @Says("How many at most, up to 1,000.") @RequestParam(defaultValue = "50") int limit) {
        return desk.newest(before, Math.clamp(limit, 1, MOST)).stream()
                .map(Line::of)
                .toList();
    }

    @Call(
            value = "A proposal with the plan that it was made by and what it would change.",
            answers = ProposalDesk.Standing.class,
            refuses = 404)
    @GetMapping("/{id}")
    ResponseEntity<?> one(@Says("Its number.") @PathVariable long id) {
        return desk.find(id)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> refused(HttpStatus.NOT_FOUND, "There is no proposal " + id));
    }

    /** {@code reason}; {@code seen} where the plan has changed since, {@code by} where somebody acts for another. */
    @Call(
            value = "Approves a proposal: a retry begins, a mapping is noted with what is left to do.",
            answers = Ruling.Noted.class,
            takes = {
                @Call.Field(name = "reason", says = "Why, for the record.", required = true),
                @Call.Field(
                        name = "seen",
                        says = "The plan that was looked at, where it is another one than the proposed by now."),
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here.")
            },
            refuses = {400, 404, 409})
    @PostMapping("/{id}/approve")
    ResponseEntity<?> approve(
            Caller caller,
            @Says("Its number.") @PathVariable long id,
            @RequestBody Optional<Map<String, Object>> said) {
        return answer(desk.approve(id, verdict(caller, said.orElse(Map.of()))));
    }

    @Call(
            value = "Rejects a proposal; nothing is done.",
            answers = Ruling.Noted.class,
            takes = {
                @Call.Field(name = "reason", says = "Why, for the record.", required = true),
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here.")
            },
            refuses = {400, 404, 409})
    @PostMapping("/{id}/reject")
    ResponseEntity<?> reject(
            Caller caller,
            @Says("Its number.") @PathVariable long id,
            @RequestBody Optional<Map<String, Object>> said) {
        return answer(desk.reject(id, verdict(caller, said.orElse(Map.of()))));
    }

    private static Verdict verdict(Caller caller, Map<String, Object> said) {
        String by = text(said, "by");
        return new Verdict(
                caller,
                by.isBlank() ? caller.signature("") : by,
                text(said, "reason"),
                Optional.ofNullable(said.get("seen")).map(String::valueOf));
    }

    private static ResponseEntity<?> answer(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Noted noted -> ResponseEntity.ok(noted);
            case Ruling.NotFound none -> refused(HttpStatus.NOT_FOUND, none.reason());
            case Ruling.Incomplete incomplete -> refused(HttpStatus.BAD_REQUEST, incomplete.reason());
            case Ruling.NotAllowed not -> refused(HttpStatus.FORBIDDEN, not.reason());
            case Ruling.Refused refused -> refused(HttpStatus.CONFLICT, refused.reason());
        };
    }

    private static ResponseEntity<?> refused(HttpStatus status, String reason) {
        return ResponseEntity.status(status).body(Map.of("reason", reason));
    }

    private static String text(Map<String, Object> body, String field) {
        return body.get(field) instanceof String text ? text : "";
    }
}
