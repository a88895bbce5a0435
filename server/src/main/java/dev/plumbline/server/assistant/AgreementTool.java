package dev.plumbline.server.assistant;

import dev.plumbline.server.assistant.Tool.Argument;
import dev.plumbline.server.reconcile.ReconcileDesk;
import dev.plumbline.server.reconcile.Reports.DayLine;
import dev.plumbline.server.reconcile.Reports.DayReport;
import dev.plumbline.server.reconcile.Reports.RunReport;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether Klaviyo says what SAP's documents say. */
final class AgreementTool {
    private static final int RUNS = 10;

    private final ReconcileDesk desk;

    AgreementTool(ReconcileDesk desk) {
        this.desk = desk;
    }

    Tool tool() {
        return Tool.reading(
                "agreement",
                "Whether Klaviyo agrees with SAP",
                "Whether orders and revenue in Klaviyo are what SAP's documents come to. Without an argument: the last comparisons, and"
                        + " of the newest one that ended each day that differs. With a day: its sums by metric and currency on both"
                        + " sides, and each difference with its class and documents. Use it for 'does revenue agree', 'why is"
                        + " Klaviyo's number other than SAP's on Monday'.",
                List.of(Argument.optionalText("day", "a day such as 2026-03-31, to see what differs")),
                asked -> asked.optional("day").map(this::ofDay).orElseGet(this::last));
    }

    private Answer last() {
        List<RunReport> runs = desk.runs(RUNS);
        Optional<RunReport> newest = runs.stream()
                .filter(run -> run.state().equals("done"))
                .findFirst()
                .flatMap(run -> desk.run(run.id()));
        if (newest.isEmpty()) {
            return new Answer.Told(
                    "No comparison has ended yet. One runs each day (reconcile.at), or when a person asks for it on the page Agreement.",
                    Map.of("runs", runs),
                    List.of());
        }
        List<DayLine> differing = newest.get().days().stream()
                .filter(day -> !day.colour().equals("green"))
                .toList();
        long red = differing.stream().filter(day -> day.colour().equals("red")).count();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("daysThatDiffer", differing.reversed());
        data.put("runs", runs);
        return new Answer.Told(
                "The newest comparison that ended (%d, account %s) looked at %d days: %d differ, of which %d need somebody (red); the others are on their way or held (yellow)."
                        .formatted(
                                newest.get().id(),
                                newest.get().account(),
                                newest.get().days().size(),
                                differing.size(),
                                red),
                data,
                differing.isEmpty() ? List.of() : List.of("agreement with a day tells what differs and why"));
    }

    private Answer ofDay(String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            return new Answer.Refused("A day is expected as 2026-03-31");
        }
        List<DayReport> reports = desk.day(day);
        if (reports.isEmpty()) {
            return new Answer.Told(
                    "No comparison that ended has looked at this day.",
                    Map.of("day", day.toString()),
                    List.of("agreement without an argument lists the comparisons that there are"));
        }
        int differences =
                reports.stream().mapToInt(report -> report.differences().size()).sum();
        return new Answer.Told(
                "%s: %d differences. The newest comparison of each account is told.".formatted(day, differences),
                Map.of("accounts", reports, "whatARepairWouldSend", desk.plan(day)),
                differences == 0
                        ? List.of()
                        : List.of(
                                "trace with the order of a difference tells its story",
                                "A person sends again what is missing on the page Agreement; no assistant can"));
    }
}
