package dev.plumbline.server.cli;

import dev.plumbline.server.cli.RunningServer.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "reconcile",
        description = "Compares what Klaviyo has with what SAP's documents say, per day, metric and currency.")
final class ReconcileCommand extends AskingCommand {
    private static final String RUNS = "/api/agreement/runs";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Option(names = "--from", paramLabel = "DAY", description = "The first day (default: a week before the last one).")
    private String from = "";

    @Option(names = "--to", paramLabel = "DAY", description = "The last day, included (default: today).")
    private String to = "";

    @Option(names = "--wait", description = "Waits for the end and shows what was found; ends with 2 on a red day.")
    private boolean wait;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who asks for it, for the record (default: the user of this machine).")
    private String by = "";

    @Override
    public Integer call() {
        Map<String, String> wish = new LinkedHashMap<>();
        wish.put("from", from);
        wish.put("to", to);
        wish.put("by", by);
        Answer asked = server.post(RUNS, wish);
        if (!wait || !(asked instanceof Answer.Found found)) {
            return print(
                    asked,
                    runs -> runs.path("runs")
                            .valueStream()
                            .forEach(run -> out().println("Comparison " + run.asString()
                                    + " was asked for; ./plumbline reconcile show " + run.asString())));
        }
        int result = 0;
        for (JsonNode run : found.body().path("runs").values()) {
            result = Math.max(result, follow(run.asString()));
        }
        return result;
    }

    private int follow(String run) {
        Answer answer = server.get(RUNS + "/" + run);
        while (answer instanceof Answer.Found found
                && (text(found.body(), "state").equals("waiting")
                        || text(found.body(), "state").equals("running"))) {
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return 1;
            }
            answer = server.get(RUNS + "/" + run);
        }
        int shown = print(answer, report -> ReconcileText.run(report, out()));
        if (!(answer instanceof Answer.Found ended)) {
            return shown;
        }
        if (text(ended.body(), "state").equals("failed")) {
            return 1;
        }
        return ended.body()
                        .path("days")
                        .valueStream()
                        .anyMatch(day -> text(day, "colour").equals("red"))
                ? 2
                : 0;
    }

    @Command(name = "list", description = "All comparisons, the newest first.")
    int list() {
        return print(server.get(RUNS), runs -> ReconcileText.list(runs, out()));
    }

    @Command(name = "show", description = "A comparison with its days, or a day with its differences.")
    int show(@Parameters(paramLabel = "RUN|DAY", description = "A number, or a day as 2026-03-01.") String which) {
        return isDay(which)
                ? print(
                        server.get("/api/agreement/days/" + RunningServer.escaped(which)),
                        days -> days.valueStream().forEach(day -> ReconcileText.day(day, out())))
                : print(server.get(RUNS + "/" + RunningServer.escaped(which)), run -> ReconcileText.run(run, out()));
    }

    private static boolean isDay(String which) {
        return which.contains("-");
    }

    @Command(
            name = "repair",
            description = "Sends again what Klaviyo accepted and does not have, as history: no flow starts.")
    int repair(
            @Parameters(paramLabel = "DAY", description = "As 2026-03-01; of the newest comparison.") String day,
            @Option(names = "--yes", description = "Does it; without it only the plan is shown.") boolean yes,
            @Option(names = "--plan", description = "Shows the plan only, which is what happens without --yes.")
                    boolean plan) {
        String path = "/api/agreement/days/" + RunningServer.escaped(day) + "/repair";
        return yes && !plan
                ? print(server.post(path), done -> ReconcileText.repaired(done, out()))
                : print(server.get(path), planned -> ReconcileText.plan(planned, out()));
    }
}
