package dev.plumbline.server.cli;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.yaml.Fault;
import dev.plumbline.server.delivery.UnsentRequests;
import dev.plumbline.server.mapping.MappingFile;
import dev.plumbline.server.preview.Preview;
import dev.plumbline.server.preview.Previewer;
import dev.plumbline.server.preview.Sample;
import dev.plumbline.server.preview.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A mapping file that a command tries without a server. */
final class OfflineMapping {
    private static final Path USUAL = Path.of("mapping.yaml");
    /** As a server has it that is not told otherwise (klaviyo.live-window). */
    private static final Duration LIVE_WINDOW = Duration.ofDays(2);

    private static final int MOST_IDOCS = 1000;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "The mapping (default: mapping.yaml, if there is one, else the default mapping).")
    private Optional<Path> mapping = Optional.empty();

    @Mixin
    private OfflineLayouts layouts = new OfflineLayouts();

    /** A mapping that was read, or what to tell the person who asked. */
    sealed interface Opened {
        record Ready(Trial trial) implements Opened {}

        record Unusable(String message) implements Opened {}
    }

    /** Tries IDocs by a mapping. */
    record Trial(Mapping mapping, Dictionary dictionary, IdocReader reader, Previewer previewer) {
        /** @throws IOException with a message for people, when a file cannot be read */
        Preview of(List<Path> files) throws IOException {
            List<Sample> samples = new ArrayList<>();
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    reader.stream(in)
                            .limit(MOST_IDOCS + 1L)
                            .forEach(item -> samples.add(new Sample(file.toString(), item.source())));
                } catch (NoSuchFileException missing) {
                    throw new IOException(file + ": there is no such file", missing);
                } catch (UncheckedIOException failure) {
                    throw new IOException(file + ": " + failure.getMessage(), failure);
                }
            }
            if (samples.size() > MOST_IDOCS) {
                throw new IOException(
                        "There are more than " + MOST_IDOCS + " IDocs; a preview holds all of them in memory");
            }
            return previewer.preview(mapping, samples, new Setting.Alone());
        }
    }

    /** The file that is tried; empty for the default mapping. */
    Optional<Path> file() {
        return mapping.or(() -> Optional.of(USUAL).filter(Files::exists));
    }

    Opened open() {
        try {
            Dictionary dictionary = layouts.dictionary();
            IdocReader reader = new IdocReader(dictionary);
            Previewer previewer = new Previewer(reader, new UnsentRequests(LIVE_WINDOW));
            return switch (new MappingFile(new MappingLoader(dictionary), file()).load()) {
                case MappingFile.Read.Good good ->
                    new Opened.Ready(new Trial(good.mapping(), dictionary, reader, previewer));
                case MappingFile.Read.Faulty faulty -> new Opened.Unusable(Fault.inWords(faulty.faults()));
            };
        } catch (IOException unusable) {
            return new Opened.Unusable(String.valueOf(unusable.getMessage()));
        }
    }
}
