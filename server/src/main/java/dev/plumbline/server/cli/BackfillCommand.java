package dev.plumbline.server.cli;

import dev.plumbline.server.cli.RunningServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "backfill",
        description = {
            "Loads history into a running server: IDoc files and tables of a directory, or what it received already.",
            "Every event that comes of it is recorded in Klaviyo without starting a flow."
        })
final class BackfillCommand extends AskingCommand {
    private static final String PATH = "/api/backfills";

    @Parameters(
            index = "0",
            paramLabel = "DIR|inbox",
            arity = "0..1",
            description = "A directory on the server's machine, or inbox: what was received already is worked again.")
    private String source = "";

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description =
                    "Only what is not older: orders of tables by the day on which they were placed, IDocs by their"
                            + " creation, the inbox by arrival.")
    private String from = "";

    @Option(names = "--to", paramLabel = "DAY", description = "Only what is older.")
    private String to = "";

    @Option(
            names = "--proof",
            paramLabel = "CUSTOMER",
            description = "Only what concerns one customer, and shows what Klaviyo is told because of it.")
    private String proof = "";

    @Option(names = "--plan", description = "Counts what there is and how long it takes; loads nothing.")
    private boolean planOnly;

    @Option(names = "--detach", description = "Does not wait for the end: ./plumbline backfill follow ID does.")
    private boolean detached;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who asks for it, for the record (default: the user of this machine).")
    private String by = "";

    @Override
    public Integer call() {
        if (source.isEmpty()) {
            return list();
        }
        Map<String, String> wish = new LinkedHashMap<>();
        wish.put("source", seenFromTheServer());
        wish.put("from", from);
        wish.put("to", to);
        wish.put("customer", proof);
        wish.put("by", by);
        return switch (server.post(PATH, wish)) {
            case Answer.Found found -> planned(found.body().path("id").asLong());
            case Answer.Failed failed -> print(failed, nothing -> {});
        };
    }

    /** A directory that is here is named in full: the server has a working directory of its own. */
    private String seenFromTheServer() {
        Path here = Path.of(source);
        return !source.equals("inbox") && Files.isDirectory(here)
                ? here.toAbsolutePath().normalize().toString()
                : source;
    }

    private int planned(long id) {
        Answer plan = follower().untilPlanned(pathOf(id));
        if (!(plan instanceof Answer.Found found)
                || !text(found.body(), "state").equals("planned")) {
            return ended(plan);
        }
        if (planOnly || !wantsJson()) {
            int shown = print(plan, report -> BackfillText.plan(report, out()));
            if (planOnly) {
                hint(id);
                return shown;
            }
        }
        return startAndFollow(id);
    }

    private void hint(long id) {
        if (!wantsJson()) {
            out().println("Nothing was loaded. Start it with ./plumbline backfill start " + id);
            out().flush();
        }
    }

    private int startAndFollow(long id) {
        Answer started = server.post(pathOf(id) + "/start");
        if (detached || started instanceof Answer.Failed) {
            return print(
                    started,
                    report -> out().println("Backfill " + id + " is running; ./plumbline backfill follow " + id));
        }
        int result = ended(follower().untilEnded(pathOf(id)));
        if (!proof.isEmpty() && result == 0) {
            return told(id);
        }
        return result;
    }

    private int ended(Answer end) {
        int shown = print(end, report -> BackfillText.end(report, out()));
        boolean failed =
                end instanceof Answer.Found found && text(found.body(), "state").equals("failed");
        return failed ? 1 : shown;
    }

    private BackfillFollower follower() {
        return new BackfillFollower(server, spec.commandLine().getErr(), !wantsJson());
    }

    private static String pathOf(long id) {
        return PATH + "/" + id;
    }

    @Command(name = "list", description = "All jobs, the newest first.")
    int list() {
        return print(server.get(PATH), reports -> BackfillText.list(reports, out()));
    }

    @Command(name = "show", description = "How a job stands.")
    int show(@Parameters(paramLabel = "ID") long id) {
        return print(server.get(pathOf(id)), report -> BackfillText.standing(report, out()));
    }

    @Command(name = "follow", description = "Follows a job to its end.")
    int follow(@Parameters(paramLabel = "ID") long id) {
        return ended(follower().untilEnded(pathOf(id)));
    }

    @Command(name = "told", description = "What Klaviyo is to be told and was told because of a job.")
    int told(@Parameters(paramLabel = "ID") long id) {
        return print(server.get(pathOf(id) + "/told"), commands -> BackfillText.told(commands, out()));
    }

    @Command(name = "start", description = "Starts a job that was planned.")
    int start(@Parameters(paramLabel = "ID") long id) {
        return change(id, "start");
    }

    @Command(name = "pause", description = "Stops a job for a while; what is loaded is still worked and sent.")
    int pause(@Parameters(paramLabel = "ID") long id) {
        return change(id, "pause");
    }

    @Command(name = "resume", description = "Goes on with a job that was paused.")
    int resume(@Parameters(paramLabel = "ID") long id) {
        return change(id, "resume");
    }

    @Command(
            name = "cancel",
            description = "Ends a job: what is not loaded never is; what is loaded is still worked and sent.")
    int cancel(@Parameters(paramLabel = "ID") long id) {
        return change(id, "cancel");
    }

    private int change(long id, String how) {
        return print(server.post(pathOf(id) + "/" + how), (JsonNode report) -> BackfillText.standing(report, out()));
    }
}
