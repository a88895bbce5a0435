package dev.plumbline.server.api;

import dev.plumbline.server.findings.FindingDesk;
import dev.plumbline.server.findings.OpenFinding;
import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
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
import org.springframework.web.bind.annotation.RestController;

/** Codes and segments that the mapping does not know, over HTTP. */
@RestController
@RequestMapping("/api/findings")
final class FindingsDoor {
    private final FindingDesk desk;

    FindingsDoor(FindingDesk desk) {
        this.desk = desk;
    }

    @Call("Codes and segments that came and that the mapping does not know.")
    @GetMapping
    List<OpenFinding> open() {
        return desk.open();
    }

    @Call(
            value = "Takes note of a finding, so that it is not listed any more.",
            answers = FindingDesk.Answer.Noted.class,
            takes = {
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here."),
                @Call.Field(name = "why", says = "Why, for the record.", required = true)
            },
            refuses = {400, 404})
    @PostMapping("/{id}/known")
    ResponseEntity<?> known(
            @Says("Its number.") @PathVariable long id, @RequestBody Optional<Map<String, Object>> said) {
        Map<String, Object> body = said.orElse(Map.of());
        return switch (desk.know(id, text(body, "by"), text(body, "why"))) {
            case FindingDesk.Answer.Noted noted -> ResponseEntity.ok(noted);
            case FindingDesk.Answer.NotOpen notOpen ->
                ResponseEntity.status(HttpStatus.NOT_FOUND).body(notOpen);
            case FindingDesk.Answer.Incomplete incomplete ->
                ResponseEntity.badRequest().body(incomplete);
        };
    }

    private static String text(Map<String, Object> body, String field) {
        return body.get(field) instanceof String text ? text : "";
    }
}
