package dev.plumbline.server.api;

import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.exceptions.Replay;
import dev.plumbline.server.findings.FindingDesk;
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

/** The questions over HTTP. */
@RestController
@RequestMapping("/api")
final class ApiDoor {
    private final Questions questions;
    private final Statements statements;
    private final FunnelCounts funnel;
    private final Deliveries deliveries;
    private final VerificationDesk verification;
    private final ExceptionDesk desk;
    private final FindingDesk findings;

    ApiDoor(
            Questions questions,
            Statements statements,
            FunnelCounts funnel,
            Deliveries deliveries,
            VerificationDesk verification,
            ExceptionDesk desk,
            FindingDesk findings) {
        this.questions = questions;
        this.statements = statements;
        this.funnel = funnel;
        this.deliveries = deliveries;
        this.verification = verification;
        this.desk = desk;
        this.findings = findings;
    }

    @GetMapping("/status")
    Funnel status() {
        return funnel.count(deliveries.status(), verification.now())
                .withFindings(findings.open().size());
    }

    /** How long Klaviyo took until events could be read, over the last hours. */
    @GetMapping("/verification/lags")
    Map<String, List<VerificationAnswers.LagPart>> lags(@RequestParam(defaultValue = "24") int hours) {
        return verification.lags(Math.clamp(hours, 1, 31 * 24));
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
