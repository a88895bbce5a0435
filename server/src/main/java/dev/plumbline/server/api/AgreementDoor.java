package dev.plumbline.server.api;

import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import dev.plumbline.server.reconcile.ReconcileDesk;
import dev.plumbline.server.reconcile.ReconcileDesk.Answer;
import dev.plumbline.server.reconcile.Reports.DayReport;
import dev.plumbline.server.reconcile.Reports.DifferenceLine;
import dev.plumbline.server.reconcile.Reports.Repair;
import dev.plumbline.server.reconcile.Reports.RunReport;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Whether Klaviyo says what SAP's documents say, over HTTP. */
@RestController
@RequestMapping("/api/agreement")
final class AgreementDoor {
    private static final String HEAD =
            "day,metric,currency,class,document,unique_id,idoc,command,sap_time,sap_value,klaviyo_time,klaviyo_value,explained\r\n";

    private static final String WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final MediaType WORKBOOK = MediaType.parseMediaType(WORKBOOK_TYPE);

    private final ReconcileDesk desk;

    AgreementDoor(ReconcileDesk desk) {
        this.desk = desk;
    }

    @Call("Comparisons of Klaviyo with the documents of SAP, the newest first.")
    @GetMapping("/runs")
    List<RunReport> runs(
            @Says("How many at most; more than the server allows is less.") @RequestParam(defaultValue = "30")
                    int limit) {
        return desk.runs(limit);
    }

    /** Asks for a comparison: {@code from}, {@code to} (days) and {@code by}, each where wanted. */
    @Call(
            value = "Asks for a comparison of each account.",
            answers = Answer.Asked.class,
            takes = {
                @Call.Field(name = "from", says = "The first day, as 2026-03-01; else a week before the last."),
                @Call.Field(name = "to", says = "The last day, included; else today."),
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here.")
            },
            refuses = 400)
    @PostMapping("/runs")
    ResponseEntity<?> ask(@RequestBody Optional<Map<String, Object>> said) {
        Map<String, Object> wish = said.orElse(Map.of());
        try {
            String by = text(wish, "by");
            return switch (desk.ask(day(text(wish, "from")), day(text(wish, "to")), by.isBlank() ? "api" : by)) {
                case Answer.Asked asked -> ResponseEntity.ok(asked);
                case Answer.Refused refused -> ResponseEntity.badRequest().body(refused);
            };
        } catch (DateTimeException noDay) {
            return noDay();
        }
    }

    @Call(value = "A comparison with its days.", answers = RunReport.class, refuses = 404)
    @GetMapping("/runs/{id}")
    ResponseEntity<?> run(@Says("Its number.") @PathVariable long id) {
        return orNotFound(desk.run(id), id);
    }

    @Call("Every difference that a comparison found, with its documents.")
    @GetMapping("/runs/{id}/differences")
    List<DifferenceLine> differences(@Says("Its number.") @PathVariable long id) {
        return desk.differences(id);
    }

    /** For a spreadsheet. Without the words: they may quote what Klaviyo said of a person. */
    @Call(
            value = "The differences of a comparison for a spreadsheet.",
            more = "Without the words, which may quote what Klaviyo said of a person.",
            media = "text/csv")
    @GetMapping("/runs/{id}/differences.csv")
    ResponseEntity<String> csv(@Says("Its number.") @PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .body(desk.differences(id).stream().map(AgreementDoor::csv).collect(Collectors.joining("", HEAD, "")));
    }

    /** Revenue, days and differences as a workbook. */
    @Call(value = "Revenue, days and differences of a comparison as a workbook.", media = WORKBOOK_TYPE, refuses = 404)
    @GetMapping("/runs/{id}/report.xlsx")
    ResponseEntity<StreamingResponseBody> workbook(@Says("Its number.") @PathVariable long id) {
        return desk.run(id).map(run -> workbook(run, id)).orElseGet(() -> noWorkbook(id));
    }

    // What is streamed is only written when the method's type says that it is: a refusal streams its JSON.
    private ResponseEntity<StreamingResponseBody> workbook(RunReport run, long id) {
        return ResponseEntity.ok()
                .contentType(WORKBOOK)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"agreement-" + run.account() + "-" + run.from() + "-" + run.to()
                                + ".xlsx\"")
                .body(out -> AgreementWorkbook.write(run, desk.differences(id), out));
    }

    private static ResponseEntity<StreamingResponseBody> noWorkbook(long id) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_JSON)
                .body(out -> out.write("{\"reason\":\"There is no comparison %d\"}"
                        .formatted(id)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    /** A day of each account, as the newest comparison saw it. */
    @Call(
            value = "A day of each account, as the newest comparison saw it: sums and differences.",
            answers = DayReport.class,
            many = true,
            refuses = {400, 404})
    @GetMapping("/days/{day}")
    ResponseEntity<?> day(
            @Says("As 2026-03-01.") @PathVariable String day,
            @Says("Of this Klaviyo account only; else of all.") @RequestParam(defaultValue = "") String account) {
        return ofDay(day, date -> {
            List<DayReport> found = desk.day(date).stream()
                    .filter(report -> account.isEmpty() || report.account().equals(account))
                    .toList();
            return found.isEmpty()
                    ? ResponseEntity.status(HttpStatus.NOT_FOUND)
                            .body(Map.of("reason", "No comparison that ended has looked at " + date))
                    : ResponseEntity.ok(found);
        });
    }

    /** What a repair would do; nothing is done. */
    @Call(value = "What a repair of a day would send again; nothing is done.", answers = Repair.class, refuses = 400)
    @GetMapping("/days/{day}/repair")
    ResponseEntity<?> plan(@Says("As 2026-03-01.") @PathVariable String day) {
        return ofDay(day, date -> ResponseEntity.ok(desk.plan(date)));
    }

    /** Sends again what Klaviyo accepted and does not have, as history. */
    @Call(
            value = "Sends again what Klaviyo accepted on a day and does not have, as history: no flow starts.",
            answers = Repair.class,
            refuses = 400)
    @PostMapping("/days/{day}/repair")
    ResponseEntity<?> repair(@Says("As 2026-03-01.") @PathVariable String day) {
        return ofDay(day, date -> ResponseEntity.ok(desk.repair(date)));
    }

    private static ResponseEntity<?> ofDay(String day, Function<LocalDate, ResponseEntity<?>> answer) {
        Optional<LocalDate> date;
        try {
            date = day(day);
        } catch (DateTimeException malformed) {
            date = Optional.empty();
        }
        return date.<ResponseEntity<?>>map(answer).orElseGet(AgreementDoor::noDay);
    }

    private static ResponseEntity<?> noDay() {
        return ResponseEntity.badRequest().body(Map.of("reason", "A day is expected as 2026-03-01"));
    }

    private static ResponseEntity<?> orNotFound(Optional<?> found, long id) {
        return found.<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(Map.of("reason", "There is no comparison " + id)));
    }

    private static Optional<LocalDate> day(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
    }

    private static String text(Map<String, Object> body, String field) {
        return body.get(field) instanceof String text ? text : "";
    }

    private static String csv(DifferenceLine line) {
        return Stream.of(
                        line.day(),
                        line.metric(),
                        line.currency(),
                        line.kind().words(),
                        line.about(),
                        line.uniqueId(),
                        line.docnum(),
                        line.command().map(String::valueOf).orElse(""),
                        line.toldAt().map(String::valueOf).orElse(""),
                        line.toldValue().map(String::valueOf).orElse(""),
                        line.thereAt().map(String::valueOf).orElse(""),
                        line.thereValue().map(String::valueOf).orElse(""),
                        line.explained().orElse(""))
                .map(value -> quoted(value.toString()))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A spreadsheet takes a text that begins like this for a formula; an amount may be negative. */
    private static String quoted(String value) {
        boolean isFormula = value.matches("(?s)[=+@\t\r].*|-(?![0-9.]+$).*");
        return '"' + (isFormula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
