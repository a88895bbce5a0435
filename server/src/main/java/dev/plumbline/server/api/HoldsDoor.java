package dev.plumbline.server.api;

import dev.plumbline.core.aggregate.Message.Decided;
import dev.plumbline.server.holds.HoldDesk;
import dev.plumbline.server.holds.Ruling;
import dev.plumbline.server.holds.Which;
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

    @Call("What is kept back, with the reason and what it waits for.")
    @GetMapping
    List<Answers.HoldOf> holds(
            @Says("Only what is held for this reason, as PREDECESSOR_MISSING.") @RequestParam(defaultValue = "")
                    String reason,
            @Says("Only holds of an order, customer or stock: the first part of what they are about.")
                    @RequestParam(defaultValue = "")
                    String kind,
            @Says("The third part of what is held, likewise, without leading zeros.") @RequestParam(defaultValue = "")
                    String number,
            @Says("How many at most; more than the server allows is less.") @RequestParam(defaultValue = "200")
                    int limit) {
        return desk.list(new Which(reason, kind, number, Math.clamp(limit, 1, 10_000))).stream()
                .map(Answers.HoldOf::of)
                .toList();
    }

    @Call(
            value = "Lets something go that is held.",
            more = "The engine carries it out next.",
            answers = Ruling.Noted.class,
            takes = {
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here."),
                @Call.Field(name = "reason", says = "Why, for the record.", required = true)
            },
            refuses = {400, 404})
    @PostMapping("/{kind}/{system}/{number}/release")
    ResponseEntity<?> release(
            @Says("order, customer or stock: the first part of what the hold is about.") @PathVariable String kind,
            @Says("The system and client, as PRD-100: the second part.") @PathVariable String system,
            @Says("The third part, as GET /api/holds shows it.") @PathVariable String number,
            @RequestBody Optional<Map<String, Object>> said) {
        return decide(key(kind, system, number), Decided.Kind.RELEASE, said);
    }

    @Call(
            value = "Gives up what is held: Klaviyo is never told.",
            more = "The engine carries it out next.",
            answers = Ruling.Noted.class,
            takes = {
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here."),
                @Call.Field(name = "reason", says = "Why, for the record.", required = true)
            },
            refuses = {400, 404})
    @PostMapping("/{kind}/{system}/{number}/drop")
    ResponseEntity<?> drop(
            @Says("order, customer or stock: the first part of what the hold is about.") @PathVariable String kind,
            @Says("The system and client, as PRD-100: the second part.") @PathVariable String system,
            @Says("The third part, as GET /api/holds shows it.") @PathVariable String number,
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
