package dev.plumbline.server.cli;

import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.ReadResult;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.server.cli.OfflineMapping.Trial;
import dev.plumbline.server.draft.Draft;
import dev.plumbline.server.draft.Survey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "draft",
        mixinStandardHelpOptions = true,
        description = {
            "Drafts a mapping from sample IDocs: what the mapping finds in them, and which other fields could be bound.",
            "The draft changes nothing until its proposals are taken out of comments. It shows no value of the samples",
            "but short codes. Needs no server."
        })
final class MappingDraftCommand extends OfflineCommand {
    @Option(
            names = "--from",
            required = true,
            paramLabel = "DIR",
            description = "Sample IDocs, flat or XML: all files in the directory and below.")
    private Path from = Path.of(".");

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the draft (default: print it).")
    private Optional<Path> file = Optional.empty();

    @Override
    int run(Trial trial) throws IOException {
        if (!Files.isDirectory(from)) {
            return complain("There is no directory " + from);
        }
        if (file.filter(Files::exists).isPresent()) {
            return complain(
                    file.get() + " is there already, and may have been edited; name another file or move it away");
        }
        Mapping mapping = trial.mapping();
        Survey survey = new Survey(mapping.sources());
        for (Path sample : samples()) {
            look(sample, trial.reader(), survey);
        }
        if (survey.idocs() == 0) {
            return complain("There is no IDoc in " + from);
        }
        String draft = Draft.of(
                survey,
                String.valueOf(from.toAbsolutePath().normalize().getFileName()),
                new MappingLoader(trial.dictionary()));
        if (file.isPresent()) {
            Files.writeString(file.get(), draft);
            out().println(file.get() + ": drafted from " + survey.idocs() + " IDocs"
                    + (survey.broken() == 0 ? "" : "; " + survey.broken() + " pieces could not be read")
                    + ". Check it with ./plumbline mapping check " + file.get() + ".");
        } else {
            out().print(draft);
        }
        return out().checkError() ? 1 : 0;
    }

    private List<Path> samples() throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            return all.filter(Files::isRegularFile)
                    .filter(sample -> !sample.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw new IOException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /** One IDoc after the other, so that a file may be larger than the memory. */
    private void look(Path sample, IdocReader reader, Survey survey) throws IOException {
        try (InputStream in = Files.newInputStream(sample)) {
            reader.stream(in).forEach(item -> {
                switch (item.result()) {
                    case ReadResult.Read read -> survey.add(read.idoc());
                    case ReadResult.Broken broken -> {
                        survey.addBroken();
                        complain(sample + ", piece " + item.source().ordinal() + Failures.docnum(broken) + ": "
                                + broken.position() + ": " + broken.reason());
                    }
                }
            });
        } catch (UncheckedIOException failure) {
            throw new IOException(sample + ": " + failure.getMessage(), failure);
        }
    }
}
