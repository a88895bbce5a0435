package dev.plumbline.server.api;

import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.exceptions.Replay;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions about single things over HTTP, and the replay of what failed. */
@RestController
@RequestMapping("/api")
final class ApiDoor {
    private final Questions questions;
    private final Statements statements;
    private final ExceptionDesk desk;

    ApiDoor(Questions questions, Statements statements, ExceptionDesk desk) {
        this.questions = questions;
        this.statements = statements;
        this.desk = desk;
    }

    @GetMapping("/idocs/{docnum}")
    ResponseEntity<?> idoc(@PathVariable String docnum) {
        return orNotFound(questions.idocs(docnum), "No IDoc " + docnum + " was received");
    }

    @GetMapping("/orders/{number}")
    ResponseEntity<?> order(@PathVariable String number) {
        return orNotFound(questions.stories("order", number), "Nothing was received about order " + number);
    }

    /** For people who know the business and no IDocs. */
    @GetMapping("/orders/{number}/statement")
    ResponseEntity<?> statement(@PathVariable String number) {
        return orNotFound(statements.ofOrder(number), "Nothing was received about order " + number);
    }

    @GetMapping("/customers/{number}")
    ResponseEntity<?> customer(@PathVariable String number) {
        return orNotFound(questions.stories("customer", number), "Nothing was received about customer " + number);
    }

    @GetMapping("/materials/{number}")
    ResponseEntity<?> material(@PathVariable String number) {
        return orNotFound(questions.stories("stock", number), "Nothing was received about material " + number);
    }

    @GetMapping("/exceptions")
    List<Answers.ExceptionOf> exceptions(@RequestParam(defaultValue = "200") int limit) {
        return questions.openExceptions(Math.clamp(limit, 1, 10_000));
    }

    @PostMapping("/exceptions/{id}/replay")
    ResponseEntity<?> replay(@PathVariable long id) {
        return switch (desk.replay(id)) {
            case Replay.Started started -> ResponseEntity.ok(started);
            case Replay.NotOpen notOpen ->
                ResponseEntity.status(HttpStatus.NOT_FOUND).body(notOpen);
            case Replay.NotReplayable notReplayable ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(notReplayable);
        };
    }

    private static ResponseEntity<?> orNotFound(List<?> found, String otherwise) {
        return found.isEmpty()
                ? ResponseEntity.status(HttpStatus.NOT_FOUND).body(Map.of("reason", otherwise))
                : ResponseEntity.ok(found);
    }
}
