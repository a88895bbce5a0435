package dev.plumbline.server.cli;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "users", description = "Who has access to the server, and its change (docs/access.md); takes an admin.")
final class UsersCommand extends AskingCommand {
    private static final String PATH = "/api/users";

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", description = "Who has access (the default).")
    int list() {
        return print(server.get(PATH), this::show);
    }

    private void show(JsonNode users) {
        if (users.isEmpty()) {
            out().println("Nobody has an account: whoever is on the server's machine is trusted.");
            return;
        }
        Table table = new Table("NAME", "ROLE", "STATE", "SIGNED IN", "SINCE", "BY");
        for (JsonNode user : users) {
            table.add(
                    text(user, "name"),
                    text(user, "role"),
                    text(user, "state"),
                    time(user, "signedInAt"),
                    time(user, "createdAt"),
                    text(user, "createdBy"));
        }
        out().print(table);
    }

    @Command(name = "add", description = "Gives somebody access. Without --password one is made and shown this once.")
    int add(
            @Parameters(paramLabel = "NAME", description = "What is typed to sign in.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "viewer, marketing, finance, operator or admin.")
                    String role,
            @Option(
                            names = "--password",
                            interactive = true,
                            arity = "0..1",
                            paramLabel = "PASSWORD",
                            defaultValue = "",
                            description = "Asks for the password, 12 characters at least.")
                    String password) {
        Map<String, String> said = new HashMap<>(Map.of("name", name, "role", role));
        return print(server.post(PATH, with(said, password)), given -> tell(given, "has access as " + role));
    }

    @Command(name = "role", description = "Gives somebody another role.")
    int role(
            @Parameters(index = "0", paramLabel = "NAME") String name,
            @Parameters(index = "1", paramLabel = "ROLE") String role) {
        return print(
                server.post(path(name, "role"), Map.of("role", role)),
                given -> out().println(text(given, "name") + " has the role " + role + " now."));
    }

    @Command(name = "disable", description = "Lets somebody in no more; sessions end at once.")
    int disable(@Parameters(paramLabel = "NAME") String name) {
        return print(
                server.post(path(name, "disable")),
                done -> out().println(text(done, "name")
                        + " has no access any more. Tokens stay: ./plumbline tokens shows who made which."));
    }

    @Command(name = "enable", description = "Lets somebody in again.")
    int enable(@Parameters(paramLabel = "NAME") String name) {
        return print(
                server.post(path(name, "enable")), done -> out().println(text(done, "name") + " has access again."));
    }

    @Command(
            name = "password",
            description =
                    "Gives somebody another password; sessions end at once. Without --password one is made and shown.")
    int password(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--password",
                            interactive = true,
                            arity = "0..1",
                            paramLabel = "PASSWORD",
                            defaultValue = "",
                            description = "Asks for the password, 12 characters at least.")
                    String password) {
        return print(
                server.post(path(name, "password"), with(new HashMap<>(), password)),
                given -> tell(given, "has another password"));
    }

    private static Map<String, String> with(Map<String, String> said, String password) {
        if (!password.isEmpty()) {
            said.put("password", password);
        }
        return said;
    }

    private void tell(JsonNode given, String what) {
        String made = text(given, "password");
        out().println(text(given, "name") + " " + what + "."
                + (made.isEmpty() ? "" : " Password, shown this once: " + made));
    }

    private static String path(String name, String deed) {
        return PATH + "/" + RunningServer.escaped(name) + "/" + deed;
    }
}
