package dev.plumbline.server.cli;

import dev.plumbline.server.cli.RunningServer.Answer;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A command that asks a running server and prints the answer, for people or as JSON. Ends with 1 when there is none. */
abstract class AskingCommand implements Callable<Integer> {
    @Mixin
    RunningServer server = new RunningServer();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the server's answer as it came.")
    private boolean json;

    @Spec
    CommandSpec spec = CommandSpec.create();

    int print(Answer answer, Consumer<JsonNode> forPeople) {
        return switch (answer) {
            case Answer.Found found -> {
                if (json) {
                    out().println(found.text());
                } else {
                    forPeople.accept(found.body());
                }
                out().flush();
                yield 0;
            }
            case Answer.Failed failed -> {
                spec.commandLine().getErr().println(failed.message());
                yield 1;
            }
        };
    }

    boolean wantsJson() {
        return json;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** A time without its fraction: people compare minutes. */
    static String time(JsonNode node, String field) {
        return text(node, field).replaceFirst("\\.\\d+Z$", "Z");
    }
}
