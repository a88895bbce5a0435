package dev.plumbline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mappings with faults, each told in the comment that begins its file. {@code NN-….upper.yaml} is a second layer over the file of that name.
 * {@code -Dplumbline.regenerate=true} rewrites the comments: read each that has changed as the one who made the fault.
 */
class FaultyFilesTest {
    private static final Path FILES =
            Path.of(System.getProperty("plumbline.root"), "mapping/src/test/resources/dev/plumbline/mapping/faulty");
    private static final String COMMENT = "# ";
    private static final String END = ".yaml";
    private static final String UPPER = ".upper.yaml";

    private static final MappingLoader LOADER = new MappingLoader(Dictionary.standard());

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(UPPER))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> faults(String name, String text) throws IOException {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer("mapping.yaml", text));
        Path upper = FILES.resolve(name.replace(END, UPPER));
        if (Files.exists(upper)) {
            layers.add(new Layer("upper.yaml", Files.readString(upper)));
        }
        return switch (LOADER.load(layers)) {
            case Result.Good good -> List.of();
            case Result.Faulty faulty ->
                faulty.faults().stream().map(Object::toString).toList();
        };
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFaultyFileIsAnsweredWithPlaceCauseAndRemedy(String name) throws IOException {
        Path file = FILES.resolve(name);
        String text = Files.readString(file);
        if (Boolean.getBoolean("plumbline.regenerate")) {
            Files.writeString(file, withComment(name, body(text)));
            return;
        }
        List<String> expected = text.lines()
                .takeWhile(line -> line.startsWith(COMMENT))
                .map(line -> line.substring(COMMENT.length()))
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(faults(name, text)).containsExactlyElementsOf(expected);
    }

    @Test
    void thereAreFiftyAtLeast() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(50);
    }

    private static String body(String text) {
        return text.lines()
                .dropWhile(line -> line.startsWith(COMMENT))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** As many lines of comment as there are faults, so that the places are those of the whole file. */
    private static String withComment(String name, String body) throws IOException {
        String blank = COMMENT + "\n";
        String placed = blank.repeat(faults(name, body).size()) + body;
        return faults(name, placed).stream()
                        .map(fault -> COMMENT + fault + "\n")
                        .collect(Collectors.joining())
                + body;
    }
}
