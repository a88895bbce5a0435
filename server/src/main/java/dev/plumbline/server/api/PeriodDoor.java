package dev.plumbline.server.api;

import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import dev.plumbline.server.reconcile.Difference;
import dev.plumbline.server.reconcile.Known;
import dev.plumbline.server.reconcile.PeriodDesk;
import dev.plumbline.server.reconcile.PeriodDesk.Answer;
import dev.plumbline.server.reconcile.Reports.KnownLine;
import dev.plumbline.server.reconcile.Reports.SignOffLine;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people say about differences and periods, over HTTP. */
@RestController
@RequestMapping("/api/agreement")
final class PeriodDoor {
    private final PeriodDesk desk;

    PeriodDoor(PeriodDesk desk) {
        this.desk = desk;
    }

    @Call("Differences that people have explained.")
    @GetMapping("/known")
    List<KnownLine> known() {
        return desk.known();
    }

    /**
     * Explains differences: {@code kind}, {@code from}, {@code to} (days of events), {@code until}, {@code reason}; {@code account}, {@code
     * metric}, {@code about} and {@code by} where wanted.
     */
    @Call(
            value = "Explains differences, so that they are known and nobody's work.",
            answers = Answer.Done.class,
            takes = {
                @Call.Field(name = "kind", says = "The class of the differences, as NOT_STORED.", required = true),
                @Call.Field(name = "from", says = "The first day of their events, as 2026-03-01.", required = true),
                @Call.Field(name = "to", says = "The last day of their events, included.", required = true),
                @Call.Field(name = "until", says = "Until which day the explanation holds.", required = true),
                @Call.Field(name = "reason", says = "Why they are there, for the record.", required = true),
                @Call.Field(name = "account", says = "Of this Klaviyo account only; else of all."),
                @Call.Field(name = "metric", says = "Of this metric only; else of all."),
                @Call.Field(name = "about", says = "Of this order, customer or material only; else of all."),
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here.")
            },
            refuses = 400)
    @PostMapping("/known")
    ResponseEntity<?> explain(@RequestBody Map<String, Object> said) {
        Optional<Difference.Kind> kind = Arrays.stream(Difference.Kind.values())
                .filter(one -> one.name().equals(text(said, "kind").toUpperCase(Locale.ROOT)))
                .findFirst();
        if (kind.isEmpty()) {
            return refused("'kind' is expected as one of " + Arrays.toString(Difference.Kind.values()));
        }
        try {
            Known.Pattern what = new Known.Pattern(
                    text(said, "account"),
                    kind.get(),
                    text(said, "metric"),
                    text(said, "about"),
                    LocalDate.parse(text(said, "from")),
                    LocalDate.parse(text(said, "to")));
            return answer(
                    desk.explain(what, LocalDate.parse(text(said, "until")), text(said, "reason"), text(said, "by")));
        } catch (DateTimeException noDay) {
            return refused("'from', 'to' and 'until' are expected as days, such as 2026-03-31");
        }
    }

    @Call(
            value = "Takes an explanation back.",
            answers = Answer.Done.class,
            takes =
                    @Call.Field(
                            name = "by",
                            says =
                                    "Who wants it. Of a person who has signed in it is that person, whatever stands here."),
            refuses = 400)
    @PostMapping("/known/{id}/withdraw")
    ResponseEntity<?> withdrawExplanation(
            @Says("Its number.") @PathVariable long id, @RequestBody Optional<Map<String, Object>> said) {
        return answer(desk.withdrawExplanation(id, text(said.orElse(Map.of()), "by")));
    }

    @Call("Periods that people have signed off.")
    @GetMapping("/signoffs")
    List<SignOffLine> signOffs() {
        return desk.signOffs();
    }

    /** Signs a period off: {@code account}, {@code from}, {@code to}; {@code note} and {@code by} where wanted. */
    @Call(
            value = "Signs a period off: both sides agree, or what differs is explained.",
            answers = Answer.Done.class,
            takes = {
                @Call.Field(name = "account", says = "Of which Klaviyo account.", required = true),
                @Call.Field(name = "from", says = "The first day, as 2026-03-01.", required = true),
                @Call.Field(name = "to", says = "The last day, included.", required = true),
                @Call.Field(name = "note", says = "What is to be said of it."),
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here.")
            },
            refuses = 400)
    @PostMapping("/signoffs")
    ResponseEntity<?> sign(@RequestBody Map<String, Object> said) {
        try {
            return answer(desk.sign(
                    text(said, "account"),
                    LocalDate.parse(text(said, "from")),
                    LocalDate.parse(text(said, "to")),
                    text(said, "note"),
                    text(said, "by")));
        } catch (DateTimeException noDay) {
            return refused("'from' and 'to' are expected as days, such as 2026-03-31");
        }
    }

    /** Takes a signature back: {@code why}. */
    @Call(
            value = "Takes a signature back.",
            answers = Answer.Done.class,
            takes = {
                @Call.Field(name = "why", says = "Why, for the record.", required = true),
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here.")
            },
            refuses = 400)
    @PostMapping("/signoffs/{id}/withdraw")
    ResponseEntity<?> withdrawSignOff(
            @Says("Its number.") @PathVariable long id, @RequestBody Map<String, Object> said) {
        return answer(desk.withdrawSignOff(id, text(said, "why"), text(said, "by")));
    }

    private static ResponseEntity<?> answer(Answer answer) {
        return switch (answer) {
            case Answer.Done done -> ResponseEntity.ok(done);
            case Answer.Refused refused -> ResponseEntity.badRequest().body(refused);
        };
    }

    private static ResponseEntity<?> refused(String reason) {
        return ResponseEntity.badRequest().body(new Answer.Refused(reason));
    }

    private static String text(Map<String, Object> body, String field) {
        return body.get(field) instanceof String text ? text.strip() : "";
    }
}
