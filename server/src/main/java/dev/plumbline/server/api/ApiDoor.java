package dev.plumbline.server.api;

import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.exceptions.Replay;
import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
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

    @Call(
            value = "What became of an IDoc, by its number in SAP.",
            more = "Several when more than one system or year has used the number.",
            answers = Answers.Idoc.class,
            many = true,
            refuses = 404)
    @GetMapping("/idocs/{docnum}")
    ResponseEntity<?> idoc(
            @Says("The number of the IDoc in SAP (DOCNUM), with or without leading zeros.") @PathVariable
                    String docnum) {
        return orNotFound(questions.idocs(docnum), "No IDoc " + docnum + " was received");
    }

    @Call(
            value = "The story of an order: its IDocs, what Klaviyo was told, what keeps it back.",
            answers = Answers.Story.class,
            many = true,
            refuses = 404)
    @GetMapping("/orders/{number}")
    ResponseEntity<?> order(@Says("The number in SAP, with or without leading zeros.") @PathVariable String number) {
        return orNotFound(questions.stories("order", number), "Nothing was received about order " + number);
    }

    /** For people who know the business and no IDocs. */
    @Call(
            value = "An order in the words of the business, for people who know no IDocs.",
            answers = Statement.class,
            many = true,
            refuses = 404)
    @GetMapping("/orders/{number}/statement")
    ResponseEntity<?> statement(
            @Says("The number in SAP, with or without leading zeros.") @PathVariable String number) {
        return orNotFound(statements.ofOrder(number), "Nothing was received about order " + number);
    }

    @Call(
            value = "The story of a customer: IDocs, what Klaviyo was told, what is held.",
            answers = Answers.Story.class,
            many = true,
            refuses = 404)
    @GetMapping("/customers/{number}")
    ResponseEntity<?> customer(@Says("The number in SAP, with or without leading zeros.") @PathVariable String number) {
        return orNotFound(questions.stories("customer", number), "Nothing was received about customer " + number);
    }

    @Call(
            value = "The story of a material: its stock and catalog entry.",
            answers = Answers.Story.class,
            many = true,
            refuses = 404)
    @GetMapping("/materials/{number}")
    ResponseEntity<?> material(@Says("The number in SAP, with or without leading zeros.") @PathVariable String number) {
        return orNotFound(questions.stories("stock", number), "Nothing was received about material " + number);
    }

    @Call("What cannot go on, the newest first.")
    @GetMapping("/exceptions")
    List<Answers.ExceptionOf> exceptions(
            @Says("How many at most; more than the server allows is less.") @RequestParam(defaultValue = "200")
                    int limit) {
        return questions.openExceptions(Math.clamp(limit, 1, 10_000));
    }

    @Call(
            value = "Tries an exception again, for example after what was wrong was mended.",
            answers = Replay.Started.class,
            refuses = {404, 409})
    @PostMapping("/exceptions/{id}/replay")
    ResponseEntity<?> replay(@Says("Its number.") @PathVariable long id) {
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
