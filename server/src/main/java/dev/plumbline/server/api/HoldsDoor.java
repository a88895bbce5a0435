package dev.plumbline.server.api;

import dev.plumbline.core.aggregate.Message.Decided;
import dev.plumbline.server.holds.HoldDesk;
import dev.plumbline.server.holds.Ruling;
import dev.plumbline.server.holds.Which;
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

/** What is held, and what people decide about it, over HTTP. */
@RestController
@RequestMapping("/api/holds")
final class HoldsDoor {
    private final HoldDesk desk;

    HoldsDoor(HoldDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    List<Answers.HoldOf> holds(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "200") int limit) {
        return desk.list(new Which(reason, kind, number, Math.clamp(limit, 1, 10_000))).stream()
                .map(Answers.HoldOf::of)
                .toList();
    }

    @PostMapping("/{kind}/{system}/{number}/release")
    ResponseEntity<?> release(
            @PathVariable String kind,
            @PathVariable String system,
            @PathVariable String number,
            @RequestBody Optional<Map<String, Object>> said) {
        return decide(key(kind, system, number), Decided.Kind.RELEASE, said);
    }

    @PostMapping("/{kind}/{system}/{number}/drop")
    ResponseEntity<?> drop(
            @PathVariable String kind,
            @PathVariable String system,
            @PathVariable String number,
            @RequestBody Optional<Map<String, Object>> said) {
        return decide(key(kind, system, number), Decided.Kind.DROP, said);
    }

    private static String key(String kind, String system, String number) {
        return kind + "/" + system + "/" + number;
    }

    private ResponseEntity<?> decide(String about, Decided.Kind kind, Optional<Map<String, Object>> said) {
        Map<String, Object> why = said.orElse(Map.of());
        Ruling ruling = desk.decide(about, kind, text(why, "by"), text(why, "reason"));
        return switch (ruling) {
            case Ruling.Noted noted -> ResponseEntity.ok(noted);
            case Ruling.NothingHeld nothing ->
                ResponseEntity.status(HttpStatus.NOT_FOUND).body(nothing);
            case Ruling.Incomplete incomplete -> ResponseEntity.badRequest().body(incomplete);
        };
    }

    private static String text(Map<String, Object> body, String field) {
        return body.get(field) instanceof String text ? text : "";
    }
}
