package dev.plumbline.server.api;

import dev.plumbline.server.backfill.BackfillDesk;
import dev.plumbline.server.backfill.BackfillDesk.Answer;
import dev.plumbline.server.backfill.Report;
import dev.plumbline.server.backfill.Wanted;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

/** Loading after the fact, over HTTP. */
@RestController
@RequestMapping("/api/backfills")
final class BackfillDoor {
    private final BackfillDesk desk;
    private final Questions questions;
    private final MappingDesk mappings;

    BackfillDoor(BackfillDesk desk, Questions questions, MappingDesk mappings) {
        this.desk = desk;
        this.questions = questions;
        this.mappings = mappings;
    }

    @Call("Jobs that load history, the newest first.")
    @GetMapping
    List<Report> reports(
            @Says("How many at most; more than the server allows is less.") @RequestParam(defaultValue = "50")
                    int limit) {
        return desk.reports(Math.clamp(limit, 1, 1_000));
    }

    @Call(value = "How a job that loads history stands.", answers = Report.class, refuses = 404)
    @GetMapping("/{id}")
    ResponseEntity<?> report(@Says("Its number.") @PathVariable long id) {
        return answer(desk.report(id));
    }

    /** What Klaviyo is to be told and was told because of it. */
    @Call("What Klaviyo is to be told and was told because of a job.")
    @GetMapping("/{id}/told")
    List<Answers.Command> told(
            @Says("Its number.") @PathVariable long id,
            @Says("How many at most; more than the server allows is less.") @RequestParam(defaultValue = "500")
                    int limit) {
        return questions.toldBy(id, Math.clamp(limit, 1, 10_000));
    }

    /** Plans a job: {@code source}, and where wanted {@code from}, {@code to}, {@code customer} and {@code by}. */
    @Call(
            value = "Plans a job that loads history; nothing is loaded before it is started.",
            answers = Report.class,
            takes = {
                @Call.Field(name = "source", says = "A directory on the server's machine, or inbox.", required = true),
                @Call.Field(
                        name = "from",
                        says = "Only what is not older: a day (2026-03-01) or a time (2026-03-01T06:00:00Z)."),
                @Call.Field(name = "to", says = "Only what is older, likewise."),
                @Call.Field(name = "customer", says = "Only this customer: a proof run."),
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here.")
            },
            refuses = {400, 404, 409})
    @PostMapping
    ResponseEntity<?> plan(@RequestBody Optional<Map<String, Object>> said) {
        Map<String, Object> wish = said.orElse(Map.of());
        String source = text(wish, "source");
        if (source.isBlank()) {
            return refused("source is expected: a directory on the server's machine, or inbox");
        }
        try {
            Wanted wanted = new Wanted(
                    source,
                    time(wish, "from"),
                    time(wish, "to"),
                    text(wish, "customer").replaceFirst("^0+(?=.)", ""));
            return answer(desk.plan(wanted, text(wish, "by")));
        } catch (DateTimeException noTime) {
            return refused("from and to are expected as a day (2026-03-01) or a time (2026-03-01T06:00:00Z)");
        }
    }

    /** A day begins where SAP is. */
    private Optional<Instant> time(Map<String, Object> wish, String field) {
        String text = text(wish, field);
        if (text.isBlank()) {
            return Optional.empty();
        }
        ZoneId zone = mappings.current().rules().zone();
        return Optional.of(
                text.contains("T")
                        ? Instant.parse(text)
                        : LocalDate.parse(text).atStartOfDay(zone).toInstant());
    }

    @Call(
            value = "Starts a planned job.",
            answers = Report.class,
            refuses = {404, 409})
    @PostMapping("/{id}/start")
    ResponseEntity<?> start(@Says("Its number.") @PathVariable long id) {
        return answer(desk.start(id));
    }

    @Call(
            value = "Pauses a job; what is loaded stays.",
            answers = Report.class,
            refuses = {404, 409})
    @PostMapping("/{id}/pause")
    ResponseEntity<?> pause(@Says("Its number.") @PathVariable long id) {
        return answer(desk.pause(id));
    }

    @Call(
            value = "Goes on with a paused job.",
            answers = Report.class,
            refuses = {404, 409})
    @PostMapping("/{id}/resume")
    ResponseEntity<?> resume(@Says("Its number.") @PathVariable long id) {
        return answer(desk.start(id));
    }

    @Call(
            value = "Ends a job; what is loaded stays.",
            answers = Report.class,
            refuses = {404, 409})
    @PostMapping("/{id}/cancel")
    ResponseEntity<?> cancel(@Says("Its number.") @PathVariable long id) {
        return answer(desk.cancel(id));
    }

    private static ResponseEntity<?> answer(Answer answer) {
        return switch (answer) {
            case Answer.Agreed agreed -> ResponseEntity.ok(agreed.report());
            case Answer.Refused refused ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(refused);
            case Answer.Unknown unknown ->
                ResponseEntity.status(HttpStatus.NOT_FOUND).body(unknown);
        };
    }

    private static ResponseEntity<?> refused(String reason) {
        return ResponseEntity.badRequest().body(Map.of("reason", reason));
    }

    private static String text(Map<String, Object> body, String field) {
        return body.get(field) instanceof String text ? text : "";
    }
}
