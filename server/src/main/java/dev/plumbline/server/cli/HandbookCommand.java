package dev.plumbline.server.cli;

import dev.plumbline.server.cli.RunningServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "handbook",
        mixinStandardHelpOptions = true,
        description = {
            "The handbook of this installation, written from the configuration in force: what each team checks, how to read",
            "exceptions and holds, whose what is. Printed as Markdown, or written into a directory as Markdown and as HTML",
            "(which a browser prints to PDF)."
        })
final class HandbookCommand extends AskingCommand {
    @Option(names = "--out", paramLabel = "DIR", description = "Writes handbook.md and handbook.html there.")
    private Optional<Path> directory = Optional.empty();

    @Override
    public Integer call() {
        Answer answer = server.get("/api/handbook/texts");
        return directory.isPresent() && answer instanceof Answer.Found found
                ? write(directory.get(), found)
                : print(answer, texts -> out().print(text(texts, "markdown")));
    }

    private int write(Path target, Answer.Found found) {
        try {
            Files.createDirectories(target);
            Files.writeString(target.resolve("handbook.md"), text(found.body(), "markdown"));
            Files.writeString(target.resolve("handbook.html"), text(found.body(), "html"));
        } catch (IOException unwritable) {
            spec.commandLine().getErr().println(target + " cannot be written (" + Failures.why(unwritable) + ")");
            return 1;
        }
        out().println("Written: " + target.resolve("handbook.md") + ", " + target.resolve("handbook.html"));
        out().flush();
        return 0;
    }
}
