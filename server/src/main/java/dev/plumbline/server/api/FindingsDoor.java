package dev.plumbline.server.api;

import dev.plumbline.server.findings.FindingDesk;
import dev.plumbline.server.findings.OpenFinding;
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

    @GetMapping
    List<OpenFinding> open() {
        return desk.open();
    }

    @PostMapping("/{id}/known")
    ResponseEntity<?> known(@PathVariable long id, @RequestBody Optional<Map<String, Object>> said) {
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
