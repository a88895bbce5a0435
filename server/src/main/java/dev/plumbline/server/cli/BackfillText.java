package dev.plumbline.server.cli;

import static dev.plumbline.server.cli.AskingCommand.text;
import static dev.plumbline.server.cli.AskingCommand.time;

import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Jobs of loading, for people. */
final class BackfillText {
    private static final int WIDTH = 30;
    private static final int PROBLEMS = 20;

    private BackfillText() {}

    static void list(JsonNode reports, PrintWriter out) {
        if (reports.isEmpty()) {
            out.println(
                    "Nothing was loaded after the fact. ./plumbline backfill DIR --plan counts what a directory holds.");
            return;
        }
        Table table = new Table("ID", "STATE", "SOURCE", "LOADED", "OF", "TOLD", "SENT", "ASKED FOR", "BY");
        for (JsonNode report : reports) {
            JsonNode counts = report.path("counts");
            table.add(
                    text(report, "id"),
                    text(report, "state"),
                    sourceOf(report),
                    text(counts, "loaded"),
                    text(counts, "pieces"),
                    text(counts, "told"),
                    text(counts, "sent"),
                    time(report.path("who"), "created"),
                    text(report.path("who"), "by"));
        }
        out.print(table);
    }

    private static String sourceOf(JsonNode report) {
        String customer = text(report, "customer");
        String from = text(report, "from");
        String to = text(report, "to");
        return text(report, "source")
                + (customer.isEmpty() ? "" : ", customer " + customer)
                + (from.isEmpty() ? "" : ", from " + from)
                + (to.isEmpty() ? "" : ", to " + to);
    }

    static void plan(JsonNode report, PrintWriter out) {
        JsonNode plan = report.path("plan");
        out.println("Backfill " + text(report, "id") + " of " + sourceOf(report));
        section(out, "READ", plan.path("rows"));
        section(out, "SAYS", plan.path("documents"));
        section(out, "EVENTS AT MOST", plan.path("events"));
        out.println();
        out.println(
                text(plan, "pieces") + " pieces go into the inbox, " + text(plan, "profiles") + " profiles are told, "
                        + text(plan, "leftOut") + " pieces are left out or ignored by a rule, " + text(plan, "broken")
                        + " rows or documents cannot be read.");
        long removed = plan.path("removed").asLong();
        if (removed > 0) {
            out.println(removed
                    + " more came to the inbox, but their raw IDocs were removed on schedule (retention.raw): let SAP"
                    + " send those documents again.");
        }
        long single = report.path("expected").path("oneByOne").asLong();
        long bulk = report.path("expected").path("inBulk").asLong();
        out.println(
                single == 0
                        ? "No limits of Klaviyo are configured, so there is no least duration."
                        : "Klaviyo's limits let it take " + duration(bulk) + " by bulk requests and " + duration(single)
                                + " by single ones.");
        problems(plan, out);
    }

    private static void section(PrintWriter out, String title, JsonNode counts) {
        if (counts.isEmpty()) {
            return;
        }
        Table table = new Table(title, "COUNT");
        counts.propertyStream()
                .forEach(count -> table.add(count.getKey(), count.getValue().asString()));
        out.println();
        out.print(table);
    }

    private static void problems(JsonNode plan, PrintWriter out) {
        JsonNode problems = plan.path("problems");
        if (problems.isEmpty()) {
            return;
        }
        out.println();
        out.println("CANNOT BE READ (each becomes an exception)");
        problems.valueStream().limit(PROBLEMS).forEach(problem -> out.println("  " + problem.asString()));
        long more = plan.path("broken").asLong() - Math.min(PROBLEMS, problems.size());
        if (more > 0) {
            out.println("  … and " + more + " more");
        }
    }

    /** One line: a bar, how much of how many, how fast, how long still. */
    static String progress(JsonNode report) {
        JsonNode counts = report.path("counts");
        long pieces = counts.path("pieces").asLong();
        long loaded = counts.path("loaded").asLong();
        if (text(report, "state").equals("planning")) {
            return "Backfill " + text(report, "id") + " " + text(report, "doing") + ": " + text(counts, "read")
                    + " read";
        }
        double part = pieces == 0 ? 1 : Math.min(1, loaded / (double) pieces);
        int full = (int) Math.round(part * WIDTH);
        long left = report.path("secondsLeft").asLong(-1);
        return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] "
                + String.format(Locale.ROOT, "%.0f %% ", part * 100)
                + loaded + "/" + pieces + " loaded, "
                + text(counts, "worked") + " worked, "
                + text(counts, "sent") + "/" + text(counts, "told") + " sent, "
                + text(report, "perSecond") + "/s"
                + (left < 0 ? "" : ", " + duration(left) + " left");
    }

    static void standing(JsonNode report, PrintWriter out) {
        out.println("Backfill " + text(report, "id") + " of " + sourceOf(report) + " " + text(report, "doing")
                + (text(report, "trouble").isEmpty() ? "" : ": " + text(report, "trouble")));
        out.println(progress(report));
    }

    static void end(JsonNode report, PrintWriter out) {
        standing(report, out);
        JsonNode counts = report.path("counts");
        if (counts.path("exceptions").asLong() > 0) {
            out.println(text(counts, "exceptions") + " pieces cannot go on: ./plumbline exceptions");
        }
        if (counts.path("queued").asLong() > 0) {
            out.println(text(counts, "queued") + " commands wait for Klaviyo: ./plumbline status");
        }
        if (counts.path("refused").asLong() > 0) {
            out.println(text(counts, "refused")
                    + " commands are refused, or wait for a refused one: ./plumbline exceptions");
        }
    }

    static void told(JsonNode commands, PrintWriter out) {
        if (commands.isEmpty()) {
            out.println("Nothing is told because of it.");
            return;
        }
        Table table = new Table("TOLD", "STATUS", "ACCOUNT", "BECAUSE OF", "KLAVIYO SAID");
        for (JsonNode command : commands) {
            table.add(
                    text(command, "what"),
                    text(command, "status"),
                    text(command, "account"),
                    text(command, "docnum"),
                    text(command, "answer"));
        }
        out.print(table);
    }

    /** {@code 1 h 05 min}, {@code 2 min 10 s} or {@code 8 s}. */
    static String duration(long seconds) {
        if (seconds >= 3_600) {
            return seconds / 3_600 + " h " + String.format(Locale.ROOT, "%02d min", seconds % 3_600 / 60);
        }
        return seconds >= 60
                ? seconds / 60 + " min " + String.format(Locale.ROOT, "%02d s", seconds % 60)
                : seconds + " s";
    }
}
