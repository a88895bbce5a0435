package dev.plumbline.server.cli;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "tokens",
        description = "What programs show to be let in (docs/access.md), and its change; takes an admin.")
final class TokensCommand extends AskingCommand {
    private static final String PATH = "/api/tokens";

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", description = "All tokens, without their secrets (the default).")
    int list() {
        return print(server.get(PATH), this::show);
    }

    private void show(JsonNode tokens) {
        if (tokens.isEmpty()) {
            out().println("There are no tokens.");
            return;
        }
        Table table = new Table("NAME", "ROLE", "STATE", "ENDS", "USED", "SINCE", "BY");
        for (JsonNode token : tokens) {
            table.add(
                    text(token, "name"),
                    text(token, "role"),
                    text(token, "state"),
                    time(token, "expiresAt"),
                    time(token, "usedAt"),
                    time(token, "createdAt"),
                    text(token, "createdBy"));
        }
        out().print(table);
    }

    @Command(name = "create", description = "Makes a token and shows it this once.")
    int create(
            @Parameters(paramLabel = "NAME", description = "What it is for, such as monitoring.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "sender, viewer, marketing, finance, operator or admin.")
                    String role,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "After so many days it ends (default: never).")
                    int days) {
        Map<String, Object> said = new HashMap<>(Map.of("name", name, "role", role));
        if (days != 0) {
            said.put("days", days);
        }
        return print(server.post(PATH, said), made -> out().println(text(made, "token")));
    }

    @Command(name = "revoke", description = "Ends a token at once.")
    int revoke(@Parameters(paramLabel = "NAME") String name) {
        return print(
                server.post(PATH + "/" + RunningServer.escaped(name) + "/revoke"),
                revoked -> out().println(text(revoked, "name") + " lets nobody in any more."));
    }
}
