package dev.plumbline.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A test beside a mapping.
 *
 * @param idocs in the order in which they are worked
 * @param expected where it is written what is expected
 */
record MappingTest(String name, List<Path> idocs, Path expected) {
    static final String EXPECTED = ".expected.yaml";
    private static final String EXPECTED_IN_DIRECTORY = "expected.yaml";

    /**
     * The tests of a directory, in the order of their names.
     *
     * @throws IOException with a message for people, when it cannot be read
     */
    static List<MappingTest> in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("There is no directory " + directory);
        }
        List<MappingTest> tests = new ArrayList<>();
        for (Path entry : entries(directory)) {
            String name = String.valueOf(entry.getFileName());
            if (Files.isDirectory(entry)) {
                List<Path> idocs = entries(entry).stream()
                        .filter(file -> Files.isRegularFile(file) && !file.endsWith(EXPECTED_IN_DIRECTORY))
                        .toList();
                if (!idocs.isEmpty()) {
                    tests.add(new MappingTest(name, idocs, entry.resolve(EXPECTED_IN_DIRECTORY)));
                }
            } else if (name.endsWith(".idoc") || name.endsWith(".xml")) {
                String bare = name.substring(0, name.lastIndexOf('.'));
                tests.add(new MappingTest(bare, List.of(entry), entry.resolveSibling(bare + EXPECTED)));
            }
        }
        return tests;
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
