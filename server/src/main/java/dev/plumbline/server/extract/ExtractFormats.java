package dev.plumbline.server.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All extracts that a site has declared. */
public record ExtractFormats(List<ExtractFormat> all) {
    public static final ExtractFormats NONE = new ExtractFormats(List.of());

    public ExtractFormats {
        all = List.copyOf(all);
    }

    /** Formats, or why there are none. */
    public sealed interface Loaded {
        record Good(ExtractFormats formats) implements Loaded {}

        /** @param messages each names a line, what was found and what is expected */
        record Faults(List<String> messages) implements Loaded {}
    }

    /** Reads a declaration and says everything that is wrong with it at once. */
    public static Loaded load(Path file) {
        try {
            return FormatsReader.read(file.getFileName().toString(), Files.readString(file));
        } catch (IOException unreadable) {
            return new Loaded.Faults(List.of(file + " cannot be read: " + unreadable));
        }
    }

    /** The formats of a file that may not be configured. */
    public static Loaded load(Optional<Path> file) {
        return file.map(ExtractFormats::load).orElse(new Loaded.Good(NONE));
    }

    /** Which extract a file is. */
    public sealed interface Match {
        record One(ExtractFormat format) implements Match {}

        /** None or several. */
        record NotOne(String problem) implements Match {}
    }

    public Match forFile(String fileName) {
        List<ExtractFormat> fitting =
                all.stream().filter(format -> format.fits(fileName)).toList();
        return switch (fitting.size()) {
            case 1 -> new Match.One(fitting.getFirst());
            case 0 ->
                new Match.NotOne(fileName + " fits the file pattern of no declared extract (there are "
                        + (all.isEmpty()
                                ? "none"
                                : all.stream().map(ExtractFormat::files).collect(Collectors.joining(", ")))
                        + "); declare it in the file of extracts.formats, or let the job write under another name");
            default ->
                new Match.NotOne(fileName + " fits the file patterns of several extracts ("
                        + fitting.stream().map(ExtractFormat::name).collect(Collectors.joining(", "))
                        + "); narrow them in the file of extracts.formats");
        };
    }

    public Optional<ExtractFormat> named(String name) {
        return all.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
