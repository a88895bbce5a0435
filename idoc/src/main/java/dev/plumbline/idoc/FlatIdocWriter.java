package dev.plumbline.idoc;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Flat IDocs with the record types of release 4 (EDI_DC40, EDI_DD40, EDI_DS40). Data records are numbered anew, carry the client
 * and number of their control record and the newest definition that the dictionary knows. What the charset cannot hold becomes #.
 */
public final class FlatIdocWriter implements IdocWriter {
    private static final int FULL_DATA = 1000;

    private final Dictionary dictionary;
    private final Charset charset;
    private final LineEnd lineEnd;
    private final Width width;
    private final boolean unicodeTable;

    /** How long a data record is. */
    private enum Width {
        SEGMENT,
        FULL,
        CONTENT
    }

    private FlatIdocWriter(Dictionary dictionary, Charset charset, LineEnd lineEnd, Width width, boolean unicodeTable) {
        this.dictionary = dictionary;
        this.charset = charset;
        this.lineEnd = lineEnd;
        this.width = lineEnd == LineEnd.NONE ? Width.FULL : width;
        this.unicodeTable = unicodeTable;
    }

    static FlatIdocWriter standard(Dictionary dictionary) {
        return new FlatIdocWriter(dictionary, StandardCharsets.UTF_8, LineEnd.LF, Width.SEGMENT, false);
    }

    public FlatIdocWriter charset(Charset value) {
        return new FlatIdocWriter(dictionary, value, lineEnd, width, unicodeTable);
    }

    public FlatIdocWriter lineEnd(LineEnd value) {
        return new FlatIdocWriter(dictionary, charset, value, width, unicodeTable);
    }

    /** Every data record 1063 characters long. */
    public FlatIdocWriter padded() {
        return new FlatIdocWriter(dictionary, charset, lineEnd, Width.FULL, unicodeTable);
    }

    /** No blanks at the end of any record. */
    public FlatIdocWriter trimmed() {
        return new FlatIdocWriter(dictionary, charset, lineEnd, Width.CONTENT, unicodeTable);
    }

    /** The table name EDI_DC40_U of a Unicode file port. */
    public FlatIdocWriter unicodeTable() {
        return new FlatIdocWriter(dictionary, charset, lineEnd, width, true);
    }

    @Override
    public void write(List<Idoc> idocs, OutputStream out) throws IOException {
        CharsetEncoder encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        if (encoder.maxBytesPerChar() == 1) {
            encoder.replaceWith(new byte[] {'#'});
        }
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, encoder));
        for (Idoc idoc : idocs) {
            new Records(writer, idoc).write();
        }
        writer.flush();
    }

    /** One IDoc on its way out. */
    private final class Records {
        private final Writer out;
        private final Idoc idoc;
        private final ControlRecord control;
        private int last;

        Records(Writer out, Idoc idoc) {
            this.out = out;
            this.idoc = idoc;
            this.control = idoc.control();
        }

        void write() throws IOException {
            record(RecordLayout.EDI_DC40, "EDI_DC40", control.values());
            for (Segment segment : idoc.segments()) {
                segment(segment, 0, 1);
            }
            for (StatusRecord status : idoc.statuses()) {
                record(RecordLayout.EDI_DS40, "EDI_DS40", status.values());
            }
        }

        private void record(RecordLayout layout, String table, Map<String, String> values) throws IOException {
            StringBuilder line = new StringBuilder(layout.length());
            for (RecordLayout.Column column : layout.columns()) {
                String value = column.name().equals("TABNAM")
                        ? table + (unicodeTable ? "_U" : "")
                        : values.getOrDefault(column.name(), "");
                put(line, table, column.name(), value, column.length());
            }
            end(line, layout.length());
        }

        private void segment(Segment segment, int parent, int level) throws IOException {
            SegmentLayout layout = dictionary.find(segment.name()).orElse(null);
            if (layout == null && !segment.isRaw() && !segment.fields().isEmpty()) {
                throw new IllegalArgumentException(
                        segment.name() + " has no layout in the dictionary, so it cannot be written"
                                + " flat; add its WE60 export or XSD");
            }
            int number = ++last;
            String definition = layout == null || segment.isRaw() ? segment.definition() : layout.definition();
            StringBuilder line = new StringBuilder(FlatRecords.DATA + FULL_DATA);
            put(line, definition, "SEGNAM", definition, 30);
            put(line, definition, "MANDT", control.client(), 3);
            put(line, definition, "DOCNUM", control.docnum(), 16);
            line.append("%06d%06d%02d".formatted(number % 1_000_000, parent % 1_000_000, level));
            int dataLength = FULL_DATA;
            if (layout == null || segment.isRaw()) {
                line.append(segment.raw().orElse(""));
            } else {
                dataLength = layout.length();
                fields(segment, layout, line);
            }
            end(line, FlatRecords.DATA + (width == Width.FULL ? FULL_DATA : dataLength));
            for (Segment child : segment.children()) {
                segment(child, number, level + 1);
            }
        }

        private static void fields(Segment segment, SegmentLayout layout, StringBuilder line) {
            for (Field field : segment.fields()) {
                if (layout.column(field.name()).isEmpty()) {
                    throw new IllegalArgumentException(
                            segment.name() + " has no field " + field.name() + " in its layout");
                }
            }
            for (SegmentLayout.Column column : layout.columns()) {
                String value = segment.field(column.name()).map(Field::value).orElse("");
                put(line, segment.name(), column.name(), value, column.length());
            }
        }

        private static void put(StringBuilder line, String owner, String name, String value, int length) {
            if (value.length() > length) {
                throw new IllegalArgumentException(owner + " field " + name + " has place for " + length
                        + " characters and is to hold " + value.length());
            }
            line.append(value).repeat(' ', length - value.length());
        }

        private void end(StringBuilder line, int length) throws IOException {
            if (width == Width.CONTENT) {
                out.write(line.toString().stripTrailing());
            } else {
                out.append(line).write(" ".repeat(Math.max(0, length - line.length())));
            }
            out.write(lineEnd.text());
        }
    }
}
