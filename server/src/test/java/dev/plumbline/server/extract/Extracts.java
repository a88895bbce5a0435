package dev.plumbline.server.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Declarations and rows for tests. */
public final class Extracts {
    /** When the lists of the tests were written. */
    public static final Instant WRITTEN = Instant.parse("2026-03-02T08:00:00Z");

    /** The usual list of VBUK: semicolons, a header, numbers without zeros. */
    public static final String VBUK = """
            extracts:
              - name: status
                files: "vbuk*.csv"
                table: VBUK
                system: PRD
                client: "100"
                layout: csv
                delimiter: ";"
                quote: '"'
                header: true
                code-page: UTF-8
                leading-zeros: stripped
                columns:
                  VBELN: Sales doc.
                  CMGST: Credit
            """;

    private Extracts() {}

    public static ExtractFormats formats(String yaml) {
        return switch (FormatsReader.read("formats.yaml", yaml)) {
            case ExtractFormats.Loaded.Good good -> good.formats();
            case ExtractFormats.Loaded.Faults faults -> throw new AssertionError(faults.messages());
        };
    }

    public static List<String> faults(String yaml) {
        return switch (FormatsReader.read("formats.yaml", yaml)) {
            case ExtractFormats.Loaded.Good good -> throw new AssertionError("Loaded: " + good);
            case ExtractFormats.Loaded.Faults faults -> faults.messages();
        };
    }

    /** The rows of a file whose bytes are these. */
    public static List<ExtractRow> rows(ExtractFormat format, String file, byte[] content) {
        RowReader reader = new RowReader(format, file, WRITTEN, new ByteArrayInputStream(content));
        List<ExtractRow> rows = new ArrayList<>();
        try {
            for (Optional<ExtractRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return rows;
    }

    /** The rows of a text, in the only format of a declaration. */
    public static List<ExtractRow> rows(String yaml, String text) {
        ExtractFormat format = formats(yaml).all().getFirst();
        return rows(format, "list.csv", text.getBytes(format.charset()));
    }

    /** The rows of a text in UTF-8, in the format that the file's name fits. */
    public static List<ExtractRow> rows(ExtractFormats formats, String file, String text) {
        return switch (formats.forFile(file)) {
            case ExtractFormats.Match.One one -> rows(one.format(), file, text.getBytes(StandardCharsets.UTF_8));
            case ExtractFormats.Match.NotOne none -> throw new AssertionError(none.problem());
        };
    }
}
