package dev.plumbline.server.api;

import dev.plumbline.server.exceptions.Cause;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.exceptions.CorrectionDesk;
import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.exceptions.RetryDesk;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** Exceptions by their causes over HTTP: what the console's desk does. */
@RestController
@RequestMapping("/api")
final class CausesDoor {
    private static final int MOST_CAUSES = 1_000;

    private final CauseDesk causes;
    private final RetryDesk retries;
    private final CorrectionDesk corrections;
    private final ExceptionDesk exceptions;
    private final Questions questions;
    private final SegmentsOf segments;

    CausesDoor(Desks desks, Questions questions, SegmentsOf segments) {
        this.causes = desks.causes();
        this.retries = desks.retries();
        this.corrections = desks.corrections();
        this.exceptions = desks.exceptions();
        this.questions = questions;
        this.segments = segments;
    }

    /** Where exceptions are mended. */
    record Desks(CauseDesk causes, RetryDesk retries, CorrectionDesk corrections, ExceptionDesk exceptions) {}

    @GetMapping("/causes")
    List<Cause> causes(@RequestParam(defaultValue = "200") int limit) {
        return causes.open(Math.clamp(limit, 1, MOST_CAUSES));
    }

    /** The exceptions of a cause behind a number, oldest first. */
    @GetMapping("/causes/{cause}/exceptions")
    List<Answers.ExceptionOf> exceptions(
            @PathVariable String cause,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "200") int limit) {
        return questions.openOfCause(cause, after, Math.clamp(limit, 1, 10_000));
    }

    @GetMapping("/causes/{cause}/remarks")
    List<Cause.Remark> remarks(@PathVariable String cause) {
        return causes.remarks(cause);
    }

    @PostMapping("/causes/{cause}/remarks")
    ResponseEntity<?> remark(@PathVariable String cause, @RequestBody Optional<Map<String, Object>> said) {
        return answer(causes.remark(cause, text(said, "by"), text(said, "text")));
    }

    /** {@code to}: who looks after it; empty for nobody. */
    @PostMapping("/causes/{cause}/assign")
    ResponseEntity<?> assign(@PathVariable String cause, @RequestBody Optional<Map<String, Object>> said) {
        return answer(causes.assign(cause, text(said, "to")));
    }

    /** {@code until}: the last day (UTC) on which it is no work for anybody; with {@code by} and {@code reason}. */
    @PostMapping("/causes/{cause}/ignore")
    ResponseEntity<?> ignore(@PathVariable String cause, @RequestBody Optional<Map<String, Object>> said) {
        try {
            Instant end = LocalDate.parse(text(said, "until"))
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            return answer(causes.ignore(cause, end, text(said, "by"), text(said, "reason")));
        } catch (DateTimeException noDay) {
            return refused(HttpStatus.BAD_REQUEST, "until is expected as a day, such as 2026-03-31");
        }
    }

    @PostMapping("/causes/{cause}/show")
    ResponseEntity<?> show(@PathVariable String cause) {
        return answer(causes.show(cause));
    }

    /** How the last retry of a cause stands, and how many a new one would try. */
    @GetMapping("/causes/{cause}/retry")
    Map<String, Object> retry(@PathVariable String cause) {
        return Map.of(
                "wouldTry",
                retries.plan(cause),
                "last",
                retries.lastOf(cause).<Object>map(retry -> retry).orElse(Map.of()));
    }

    @PostMapping("/causes/{cause}/retry")
    ResponseEntity<?> start(@PathVariable String cause, @RequestBody Optional<Map<String, Object>> said) {
        return retries.start(cause, text(said, "by"))
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> refused(
                        HttpStatus.CONFLICT, "Nothing of this cause is open, or it is being tried again already"));
    }

    @PostMapping("/causes/{cause}/retry/cancel")
    Map<String, Object> cancel(@PathVariable String cause) {
        retries.lastOf(cause).ifPresent(retry -> retries.cancel(retry.id()));
        return retry(cause);
    }

    /** An exception with the piece and the request behind it. */
    @GetMapping("/exceptions/{id}")
    ResponseEntity<?> exception(@PathVariable long id) {
        return questions
                .failure(id)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> refused(HttpStatus.NOT_FOUND, "There is no exception " + id));
    }

    /** {@code segmentNumber} and {@code value} of the field that the exception is about, with {@code by} and {@code reason}. */
    @PostMapping("/exceptions/{id}/correct")
    ResponseEntity<?> correct(@PathVariable long id, @RequestBody Optional<Map<String, Object>> said) {
        Optional<Answers.Failure> found = questions.failure(id);
        if (found.isEmpty()) {
            return refused(HttpStatus.NOT_FOUND, "There is no exception " + id);
        }
        if (!(said.orElse(Map.of()).get("segmentNumber") instanceof Integer number)) {
            return refused(HttpStatus.BAD_REQUEST, "segmentNumber is expected: which segment of the IDoc is meant");
        }
        Answers.ExceptionOf about = found.get().exception();
        return switch (corrections.correct(
                found.get().inboxId(),
                new CorrectionDesk.Place(number, about.segment(), about.field()),
                about.value(),
                text(said, "value"),
                text(said, "by"),
                text(said, "reason"))) {
            case CorrectionDesk.Answer.Noted noted -> ResponseEntity.ok(exceptions.replay(id));
            case CorrectionDesk.Answer.Refused refused -> refused(HttpStatus.BAD_REQUEST, refused.reason());
        };
    }

    /** A piece of the inbox as it came, segment by segment. */
    @GetMapping("/inbox/{id}/segments")
    ResponseEntity<?> segments(@PathVariable long id) {
        return segments.of(id)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> refused(
                        HttpStatus.NOT_FOUND,
                        "There is no piece " + id + " in the inbox, or its raw IDoc is kept no more"));
    }

    private static ResponseEntity<?> answer(CauseDesk.Answer answer) {
        return switch (answer) {
            case CauseDesk.Answer.Noted noted -> ResponseEntity.ok(noted);
            case CauseDesk.Answer.Incomplete incomplete -> refused(HttpStatus.BAD_REQUEST, incomplete.reason());
        };
    }

    private static ResponseEntity<?> refused(HttpStatus status, String reason) {
        return ResponseEntity.status(status).body(Map.of("reason", reason));
    }

    private static String text(Optional<Map<String, Object>> body, String field) {
        return body.orElse(Map.of()).get(field) instanceof String text ? text : "";
    }
}
