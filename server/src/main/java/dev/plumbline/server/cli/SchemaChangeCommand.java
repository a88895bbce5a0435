package dev.plumbline.server.cli;

import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.server.cli.RunningServer.Answer;
import dev.plumbline.server.mapping.MappingFile;
import dev.plumbline.server.schema.Layouts;
import dev.plumbline.server.schema.SchemaShelf;
import dev.plumbline.server.schema.Shelf;
import dev.plumbline.server.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A command that changes which layouts are in force: it is shown and checked, then kept, then told to a running server. */
abstract class SchemaChangeCommand implements Callable<Integer> {
    @Mixin
    private Installation installation = new Installation();

    @Mixin
    private RunningServer server = new RunningServer();

    @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Do it even if the mapping has faults then.")
    private boolean force;

    @Option(
            names = "--later",
            description = "Do not tell a running server; it takes the change with ./plumbline schema reload, with"
                    + " ./plumbline mapping reload, or when it starts.")
    private boolean later;

    @Mixin
    private Actor actor = new Actor();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InstantSource clock;

    SchemaChangeCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try {
            Settings settings = installation.settings();
            int code = change(new Site(new SchemaShelf(settings.schemas()), settings.mapping()));
            // A full disk must not pass for success.
            return out().checkError() ? 1 : code;
        } catch (IOException failure) {
            return complain(Failures.inWords(failure));
        }
    }

    /**
     * What is changed.
     *
     * @param mapping the file of the site's mapping, if the configuration names one
     */
    record Site(SchemaShelf shelf, Optional<Path> mapping) {
        /** What is wrong with the mapping under these layouts. */
        private List<Fault> faults(Layouts layouts) {
            return switch (new MappingFile(new MappingLoader(layouts.dictionary()), mapping).load()) {
                case MappingFile.Read.Good good -> List.of();
                case MappingFile.Read.Faulty faulty -> faulty.faults();
            };
        }
    }

    /**
     * Does it.
     *
     * @return the exit code
     * @throws IOException with a message for people
     */
    abstract int change(Site site) throws IOException;

    /** Whether it is only shown. */
    boolean isDryRun() {
        return dryRun;
    }

    String by() {
        return actor.name();
    }

    /** People compare seconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    int complain(String message) {
        spec.commandLine().getErr().println(message);
        spec.commandLine().getErr().flush();
        return 1;
    }

    /** The layouts in force; where they cannot be read, which a change may mend, those that come with Plumbline. */
    Layouts known(Site site, Shelf before) {
        try {
            return site.shelf().layouts(before);
        } catch (IOException unreadable) {
            complain("What is in force now cannot be read: " + Failures.inWords(unreadable));
            return Layouts.standard();
        }
    }

    /** Keeps a change, unless it is only shown or the mapping does not go with it. Whether it may be gone on. */
    boolean keep(Site site, Shelf before, Shelf after) throws IOException {
        Layouts layouts = site.shelf().layouts(after);
        List<Fault> known = site.faults(known(site, before));
        List<Fault> faults = site.faults(layouts).stream()
                .filter(fault -> !known.contains(fault))
                .toList();
        if (!faults.isEmpty() && !force) {
            faults.forEach(fault -> complain("  " + fault));
            complain(
                    "The mapping does not go with it, so nothing was changed. Correct the mapping first, or change both:"
                            + " --force --later, then the mapping, then ./plumbline mapping reload.");
            return false;
        }
        if (!dryRun) {
            site.shelf().keep(before, after);
        }
        return true;
    }

    /** Tells a running server of what was kept; the exit code. */
    int tell(Site site) {
        if (dryRun) {
            out().println("Nothing was changed (--dry-run).");
            return 0;
        }
        if (later) {
            out().println("No server was told (--later).");
            return 0;
        }
        String directory = site.shelf().directory().toAbsolutePath().normalize().toString();
        return switch (server.post("/api/schemas/reload", Map.of("by", actor.name(), "directory", directory))) {
            case Answer.Found found -> {
                out().println(inWords(found.body()));
                yield 0;
            }
            case Answer.Failed failed -> {
                if (failed.isAnswer()) {
                    yield complain("Kept, but the server did not take it, and goes on as before:\n" + failed.message());
                }
                out().println("No server was reached to be told; the next start takes it, and one that runs elsewhere"
                        + " (--url) takes it with ./plumbline schema reload.");
                yield 0;
            }
        };
    }

    /** What a server answered to a reload. */
    static String inWords(JsonNode changed) {
        String layouts = changed.path("layouts").asString("");
        return layouts.isEmpty()
                ? "The server has these schemas in force already."
                : "The server reads by it from the next batch on, without a restart (schemas " + layouts + "; "
                        + changed.path("layoutsBefore").asString("") + " were in force).";
    }
}
