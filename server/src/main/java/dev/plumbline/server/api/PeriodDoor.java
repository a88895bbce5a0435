package dev.plumbline.server.api;

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

    @GetMapping("/known")
    List<KnownLine> known() {
        return desk.known();
    }

    /**
     * Explains differences: {@code kind}, {@code from}, {@code to} (days of events), {@code until}, {@code reason}; {@code account}, {@code
     * metric}, {@code about} and {@code by} where wanted.
     */
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
            return answer(desk.explain(
                    what, LocalDate.parse(text(said, "until")), text(said, "reason"), text(said, "by")));
        } catch (DateTimeException noDay) {
            return refused("'from', 'to' and 'until' are expected as days, such as 2026-03-31");
        }
    }

    @PostMapping("/known/{id}/withdraw")
    ResponseEntity<?> withdrawExplanation(
            @PathVariable long id, @RequestBody Optional<Map<String, Object>> said) {
        return answer(desk.withdrawExplanation(id, text(said.orElse(Map.of()), "by")));
    }

    @GetMapping("/signoffs")
    List<SignOffLine> signOffs() {
        return desk.signOffs();
    }

    /** Signs a period off: {@code account}, {@code from}, {@code to}; {@code note} and {@code by} where wanted. */
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
    @PostMapping("/signoffs/{id}/withdraw")
    ResponseEntity<?> withdrawSignOff(@PathVariable long id, @RequestBody Map<String, Object> said) {
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
