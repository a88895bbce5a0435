package dev.plumbline.server.cli;

import dev.plumbline.server.cli.RunningServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "preflight",
        mixinStandardHelpOptions = true,
        description = {
            "Whether a campaign to a segment of Klaviyo can be sent now: GO, CARE or STOP, with the reasons and the members to",
            "leave out. Ends with 0 for GO, 3 for CARE, 4 for STOP, and 1 when there is no answer."
        })
final class PreflightCommand extends AskingCommand {
    private static final int CARE = 3;
    private static final int STOP = 4;
    private static final int SHOWN = 10;

    @Option(names = "--segment", required = true, paramLabel = "NAME", description = "As Klaviyo shows it.")
    private String segment = "";

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description =
                    "The Klaviyo account, where the mapping has several; without it whichever has such a segment.")
    private Optional<String> account = Optional.empty();

    @Option(
            names = "--exclude",
            paramLabel = "FILE",
            description = "Writes there whom to leave out, as CSV that Klaviyo takes as a list of exclusions.")
    private Optional<Path> exclude = Optional.empty();

    @Override
    public Integer call() {
        Answer answer = server.get("/api/preflight?segment=" + RunningServer.escaped(segment)
                + account.map(name -> "&account=" + RunningServer.escaped(name)).orElse(""));
        int printed = print(answer, this::show);
        if (!(answer instanceof Answer.Found found)) {
            return printed;
        }
        if (exclude.isPresent() && !written(exclude.get(), found.body().path("exclude"))) {
            return 1;
        }
        return switch (text(found.body(), "verdict")) {
            case "GO" -> 0;
            case "CARE" -> CARE;
            default -> STOP;
        };
    }

    private void show(JsonNode preflight) {
        out().println(text(preflight, "verdict") + "  " + text(preflight, "segment") + " ("
                + preflight.path("size").asString("?") + " members, account " + text(preflight, "account") + ", "
                + time(preflight, "at") + ")");
        for (JsonNode reason : preflight.path("reasons")) {
            out().println();
            out().println("  " + text(reason, "verdict") + ": " + text(reason, "what") + ".");
            out().println("  " + text(reason, "next") + ".");
        }
        JsonNode members = preflight.path("exclude");
        if (members.isEmpty()) {
            return;
        }
        out().println();
        Table table = new Table("CUSTOMER", "PROFILE", "WHY");
        members.valueStream()
                .limit(SHOWN)
                .forEach(member -> table.add(text(member, "externalId"), text(member, "profileId"), troubles(member)));
        out().print(table);
        if (members.size() > SHOWN) {
            out().println("and " + (members.size() - SHOWN) + " more; --exclude FILE writes all of them.");
        }
    }

    private static String troubles(JsonNode member) {
        return member.path("troubles")
                .valueStream()
                .map(trouble -> trouble.asString().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private boolean written(Path file, JsonNode members) {
        String rows = members.valueStream()
                .map(member -> csv(text(member, "externalId")) + "," + csv(text(member, "profileId")) + ","
                        + csv(troubles(member)) + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(file, "External ID,Klaviyo ID,Why\n" + rows);
            return true;
        } catch (IOException unwritable) {
            spec.commandLine().getErr().println(file + " cannot be written (" + Failures.why(unwritable) + ")");
            return false;
        }
    }

    private static String csv(String value) {
        return value.matches("[^\",\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
