package dev.plumbline.server.api;

import dev.plumbline.server.exceptions.Cause;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.exceptions.CorrectionDesk;
import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.exceptions.Replay;
import dev.plumbline.server.exceptions.Retry;
import dev.plumbline.server.exceptions.RetryDesk;
import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
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

    @Call("Open exceptions by their cause: what differs in numbers and values only is one.")
    @GetMapping("/causes")
    List<Cause> causes(
            @Says("How many at most; more than the server allows is less.") @RequestParam(defaultValue = "200")
                    int limit) {
        return causes.open(Math.clamp(limit, 1, MOST_CAUSES));
    }

    /** The exceptions of a cause behind a number, oldest first. */
    @Call("The open exceptions of a cause, oldest first.")
    @GetMapping("/causes/{cause}/exceptions")
    List<Answers.ExceptionOf> exceptions(
            @Says("The id of the cause: 32 hexadecimal digits.") @PathVariable String cause,
            @Says("Only those with a greater number: the last one of the page before.")
                    @RequestParam(defaultValue = "0")
                    long after,
            @Says("How many at most; more than the server allows is less.") @RequestParam(defaultValue = "200")
                    int limit) {
        return questions.openOfCause(cause, after, Math.clamp(limit, 1, 10_000));
    }

    @Call("What people wrote beside a cause.")
    @GetMapping("/causes/{cause}/remarks")
    List<Cause.Remark> remarks(@Says("The id of the cause: 32 hexadecimal digits.") @PathVariable String cause) {
        return causes.remarks(cause);
    }

    @Call(
            value = "Writes a remark beside a cause.",
            answers = CauseDesk.Answer.Noted.class,
            takes = {
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here."),
                @Call.Field(name = "text", says = "The remark.", required = true)
            },
            refuses = 400)
    @PostMapping("/causes/{cause}/remarks")
    ResponseEntity<?> remark(
            @Says("The id of the cause: 32 hexadecimal digits.") @PathVariable String cause,
            @RequestBody Optional<Map<String, Object>> said) {
        return answer(causes.remark(cause, text(said, "by"), text(said, "text")));
    }

    /** {@code to}: who looks after it; empty for nobody. */
    @Call(
            value = "Says who looks after a cause.",
            answers = CauseDesk.Answer.Noted.class,
            takes = @Call.Field(name = "to", says = "Who; empty for nobody."),
            refuses = 400)
    @PostMapping("/causes/{cause}/assign")
    ResponseEntity<?> assign(
            @Says("The id of the cause: 32 hexadecimal digits.") @PathVariable String cause,
            @RequestBody Optional<Map<String, Object>> said) {
        return answer(causes.assign(cause, text(said, "to")));
    }

    /** {@code until}: the last day (UTC) on which it is no work for anybody; with {@code by} and {@code reason}. */
    @Call(
            value = "Puts a cause aside until a day.",
            more = "Its exceptions stay open.",
            answers = CauseDesk.Answer.Noted.class,
            takes = {
                @Call.Field(
                        name = "until",
                        says = "The last day (UTC) on which it is no work for anybody, as 2026-03-31.",
                        required = true),
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here."),
                @Call.Field(name = "reason", says = "Why, for the record.", required = true)
            },
            refuses = 400)
    @PostMapping("/causes/{cause}/ignore")
    ResponseEntity<?> ignore(
            @Says("The id of the cause: 32 hexadecimal digits.") @PathVariable String cause,
            @RequestBody Optional<Map<String, Object>> said) {
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

    @Call(
            value = "Takes a cause that was put aside back among what is to be done.",
            answers = CauseDesk.Answer.Noted.class,
            refuses = 400)
    @PostMapping("/causes/{cause}/show")
    ResponseEntity<?> show(@Says("The id of the cause: 32 hexadecimal digits.") @PathVariable String cause) {
        return answer(causes.show(cause));
    }

    /**
     * How the retries of a cause stand.
     *
     * @param wouldTry how many a new one would try
     * @param last the last {@link Retry}; an empty object while there was none
     */
    record Retries(long wouldTry, Object last) {}

    @Call("How the last retry of a cause stands, and how many a new one would try.")
    @GetMapping("/causes/{cause}/retry")
    Retries retry(@Says("The id of the cause: 32 hexadecimal digits.") @PathVariable String cause) {
        return new Retries(
                retries.plan(cause),
                retries.lastOf(cause).<Object>map(retry -> retry).orElse(Map.of()));
    }

    @Call(
            value = "Tries all open exceptions of a cause again, one after the other.",
            answers = Retry.class,
            takes =
                    @Call.Field(
                            name = "by",
                            says =
                                    "Who wants it. Of a person who has signed in it is that person, whatever stands here."),
            refuses = 409)
    @PostMapping("/causes/{cause}/retry")
    ResponseEntity<?> start(
            @Says("The id of the cause: 32 hexadecimal digits.") @PathVariable String cause,
            @RequestBody Optional<Map<String, Object>> said) {
        return retries.start(cause, text(said, "by"))
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> refused(
                        HttpStatus.CONFLICT, "Nothing of this cause is open, or it is being tried again already"));
    }

    @Call("Stops the retry of a cause; what was tried stays tried.")
    @PostMapping("/causes/{cause}/retry/cancel")
    Retries cancel(@Says("The id of the cause: 32 hexadecimal digits.") @PathVariable String cause) {
        retries.lastOf(cause).ifPresent(retry -> retries.cancel(retry.id()));
        return retry(cause);
    }

    /** An exception with the piece and the request behind it. */
    @Call(
            value = "An exception with the IDoc and the request behind it.",
            answers = Answers.Failure.class,
            refuses = 404)
    @GetMapping("/exceptions/{id}")
    ResponseEntity<?> exception(@Says("Its number.") @PathVariable long id) {
        return questions
                .failure(id)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> refused(HttpStatus.NOT_FOUND, "There is no exception " + id));
    }

    /** {@code segmentNumber} and {@code value} of the field that the exception is about, with {@code by} and {@code reason}. */
    @Call(
            value = "Corrects the field that an exception is about, and tries it again.",
            more = "The IDoc itself stays as it came.",
            answers = Replay.class,
            takes = {
                @Call.Field(
                        name = "segmentNumber",
                        says = "Which segment of the IDoc is meant, from 1; see /api/inbox/{id}/segments.",
                        type = int.class,
                        required = true),
                @Call.Field(name = "value", says = "What the field shall say.", required = true),
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here."),
                @Call.Field(name = "reason", says = "Why, for the record.", required = true)
            },
            refuses = {400, 404})
    @PostMapping("/exceptions/{id}/correct")
    ResponseEntity<?> correct(
            @Says("Its number.") @PathVariable long id, @RequestBody Optional<Map<String, Object>> said) {
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
    @Call(
            value = "A piece of the inbox as it came, segment by segment.",
            answers = SegmentsOf.Content.class,
            refuses = 404)
    @GetMapping("/inbox/{id}/segments")
    ResponseEntity<?> segments(@Says("Its number.") @PathVariable long id) {
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
