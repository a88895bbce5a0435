package dev.plumbline.server.cli;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Field;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.IdocWarning;
import dev.plumbline.idoc.ReadResult;
import dev.plumbline.idoc.Segment;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {
            "What files of IDocs hold, as one line of JSON per IDoc. Needs no server.",
            "A broken IDoc is a line on standard error, and the others are still shown; the exit code is then 1."
        })
final class InspectCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "IDocs, flat or XML; - is standard input.")
    private List<Path> files = List.of();

    @Option(names = "--summary", description = "Print a table instead, one row per IDoc.")
    private boolean summary;

    @Mixin
    private OfflineLayouts layouts = new OfflineLayouts();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InputStream standardInput;

    InspectCommand() {
        this(System.in);
    }

    InspectCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /** Where healthy IDocs go, one by one, so that a file may be larger than the memory. */
    private interface Output {
        void add(String file, long number, Idoc idoc);

        void finish();
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Dictionary dictionary;
        try {
            dictionary = layouts.dictionary();
        } catch (IOException unusable) {
            complain(String.valueOf(unusable.getMessage()));
            return 1;
        }
        IdocReader reader = new IdocReader(dictionary);
        Output output = summary ? new Rows(out) : new Lines(out);
        boolean sound = true;
        for (Path file : files) {
            sound &= inspect(file, reader, output);
        }
        output.finish();
        // A full disk must not pass for success.
        return sound && !out.checkError() ? 0 : 1;
    }

    /** Whether the file could be read and no IDoc in it was broken. */
    private boolean inspect(Path file, IdocReader reader, Output output) {
        boolean sound = true;
        try (InputStream in = open(file)) {
            for (Iterator<IdocReader.Item> items = reader.stream(in).iterator(); items.hasNext(); ) {
                IdocReader.Item item = items.next();
                long number = item.source().ordinal();
                switch (item.result()) {
                    case ReadResult.Read(Idoc idoc) -> output.add(file.toString(), number, idoc);
                    case ReadResult.Broken broken -> {
                        sound = false;
                        complain(file + ", IDoc " + number + Failures.docnum(broken) + ": " + broken.position() + ": "
                                + broken.reason());
                    }
                }
            }
            return sound;
        } catch (IOException failure) {
            complain(file + ": " + Failures.why(failure));
        } catch (UncheckedIOException failure) {
            complain(file + ": " + Failures.why(Objects.requireNonNull(failure.getCause())));
        }
        return false;
    }

    private InputStream open(Path file) throws IOException {
        return file.toString().equals(STANDARD_INPUT) ? new Unclosed(standardInput) : Files.newInputStream(file);
    }

    private void complain(String line) {
        spec.commandLine().getErr().println(line);
    }

    /** Whoever gave standard input goes on to own it. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    /** A table is aligned by its longest cell, so a long one comes in several, each with its head. */
    private static final class Rows implements Output {
        private static final int PER_TABLE = 1000;

        private final PrintWriter out;
        private Table table = empty();
        private int size;

        Rows(PrintWriter out) {
            this.out = out;
        }

        private static Table empty() {
            return new Table("FILE", "NO", "DOCNUM", "IDOCTYP", "CIMTYP", "MESTYP", "SEGMENTS", "WARNINGS");
        }

        @Override
        public void add(String file, long number, Idoc idoc) {
            ControlRecord control = idoc.control();
            table.add(
                    file,
                    String.valueOf(number),
                    control.docnum(),
                    control.basicType(),
                    control.extension(),
                    control.messageType(),
                    String.valueOf(idoc.segmentCount()),
                    String.valueOf(idoc.warnings().size()));
            size++;
            if (size == PER_TABLE) {
                finish();
                table = empty();
                size = 0;
            }
        }

        @Override
        public void finish() {
            if (!table.isEmpty()) {
                out.print(table);
            }
            out.flush();
        }
    }

    /** Written piece by piece, because the JSON of a large IDoc is larger than the IDoc. */
    private static final class Lines implements Output {
        private final PrintWriter out;
        private final ObjectWriter writer;

        Lines(PrintWriter out) {
            this.out = out;
            writer = JsonMapper.shared().writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
        }

        @Override
        public void add(String file, long number, Idoc idoc) {
            try (JsonGenerator json = writer.createGenerator(out)) {
                json.writeStartObject();
                json.writeStringProperty("file", file);
                json.writeNumberProperty("number", number);
                json.writeObjectPropertyStart("control");
                idoc.control().values().forEach(json::writeStringProperty);
                json.writeEndObject();
                segments(json, "segments", idoc.segments());
                json.writeNumberProperty("segmentCount", idoc.segmentCount());
                json.writeArrayPropertyStart("warnings");
                for (IdocWarning warning : idoc.warnings()) {
                    json.writeString(warning.toString());
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            out.println();
        }

        private static void segments(JsonGenerator json, String name, List<Segment> segments) {
            json.writeArrayPropertyStart(name);
            for (Segment segment : segments) {
                json.writeStartObject();
                json.writeStringProperty("name", segment.name());
                if (!segment.definition().equals(segment.name())) {
                    json.writeStringProperty("definition", segment.definition());
                }
                json.writeNumberProperty("number", segment.number());
                json.writeNumberProperty("level", segment.level());
                segment.raw().ifPresentOrElse(raw -> json.writeStringProperty("raw", raw), () -> fields(json, segment));
                segments(json, "children", segment.children());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        /** XML may repeat a field, which SAP never does; then all its texts are shown, as a list. */
        private static void fields(JsonGenerator json, Segment segment) {
            Map<String, List<String>> texts = new LinkedHashMap<>();
            for (Field field : segment.fields()) {
                texts.computeIfAbsent(field.name(), _ -> new ArrayList<>(1)).add(field.text());
            }
            json.writeObjectPropertyStart("fields");
            texts.forEach((name, all) -> {
                if (all.size() == 1) {
                    json.writeStringProperty(name, all.getFirst());
                } else {
                    json.writePOJOProperty(name, all);
                }
            });
            json.writeEndObject();
        }

        @Override
        public void finish() {
            out.flush();
        }
    }
}
