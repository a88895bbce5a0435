package dev.plumbline.idoc;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The "parser" export of transaction WE60: lines of a keyword and a value. The hierarchy is that of the groups, whose first
 * segment is the parent of all others in the group; LEVEL also counts segments without parent as 02 and is not used.
 */
final class We60Export {
    private static final Pattern START = Pattern.compile("(?m)^\\s*BEGIN_SEGMENT_SECTION\\s*$");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final String NO_PARENT = "";
    /** The first byte of SDATA, counted from 1 over the whole record. */
    private static final int FIRST_DATA = 64;

    private final Path file;
    private final List<DictionaryImport.Found> found = new ArrayList<>();
    private final Deque<String> groups = new ArrayDeque<>();
    private int line;
    private boolean inSection;
    private boolean inFields;
    private String basicType = "";
    private String extension = "";
    private OpenSegment segment = OpenSegment.none();
    private OpenField field = OpenField.none();

    /** A segment until its END_SEGMENT. */
    private static final class OpenSegment {
        private final String definition;
        private final int line;
        private final List<SegmentLayout.Column> columns = new ArrayList<>();
        private String type = "";

        OpenSegment(String definition, int line) {
            this.definition = definition;
            this.line = line;
        }

        static OpenSegment none() {
            return new OpenSegment("", 0);
        }

        boolean isOpen() {
            return line > 0;
        }

        int end() {
            return columns.isEmpty() ? 0 : columns.getLast().end();
        }
    }

    /** A field until the next NAME or END_FIELDS; -1 is what was not given. */
    private static final class OpenField {
        private final String name;
        private final int line;
        private int length = -1;
        private int first = -1;
        private int last = -1;

        OpenField(String name, int line) {
            this.name = name;
            this.line = line;
        }

        static OpenField none() {
            return new OpenField("", 0);
        }

        boolean isOpen() {
            return line > 0;
        }
    }

    We60Export(Path file) {
        this.file = file;
    }

    static boolean isRecognised(String text) {
        return START.matcher(text).find();
    }

    /** The segments in the order of the file, once for each place in which they stand. */
    List<DictionaryImport.Found> read(String text) throws SchemaFormatException {
        boolean complete = false;
        for (String raw : (Iterable<String>) text.lines()::iterator) {
            line++;
            String trimmed = raw.strip();
            int space = firstSpace(trimmed);
            String keyword = trimmed.substring(0, space);
            String value = trimmed.substring(space).strip();
            if (keyword.equals("BEGIN_SEGMENT_SECTION")) {
                inSection = true;
            } else if (inSection && keyword.equals("END_SEGMENT_SECTION")) {
                requireClosed(keyword);
                inSection = false;
                complete = true;
            } else if (inSection) {
                accept(keyword, value);
            }
        }
        if (inSection || !complete) {
            throw wrong("the end of the file", "END_SEGMENT_SECTION; the export was cut off");
        }
        if (found.isEmpty()) {
            throw wrong("no BEGIN_SEGMENT", "at least one segment");
        }
        return found;
    }

    /** The extension that was exported, else the basic type; empty if the export names none. For after reading. */
    String idocType() {
        return extension.isEmpty() ? basicType : extension;
    }

    private static int firstSpace(String trimmed) {
        int space = 0;
        while (space < trimmed.length() && !Character.isWhitespace(trimmed.charAt(space))) {
            space++;
        }
        return space;
    }

    private void accept(String keyword, String value) throws SchemaFormatException {
        switch (keyword) {
            case "BEGIN_GROUP" -> {
                requireClosed(keyword);
                groups.push(NO_PARENT);
            }
            case "END_GROUP" -> {
                requireClosed(keyword);
                if (groups.isEmpty()) {
                    throw wrong(keyword, "BEGIN_GROUP before it");
                }
                groups.pop();
            }
            case "BEGIN_IDOC" -> basicType = basicType.isEmpty() ? value : basicType;
            case "END_IDOC" -> {
                requireClosed(keyword);
                if (!groups.isEmpty()) {
                    throw wrong(keyword, "END_GROUP before it");
                }
            }
            case "BEGIN_SEGMENT" -> {
                requireClosed(keyword);
                segment = new OpenSegment(named(keyword, value), line);
            }
            case "END_SEGMENT" -> endSegment();
            default -> {
                if (segment.isOpen()) {
                    acceptInSegment(keyword, value);
                } else {
                    acceptOutsideOfSegments(keyword, value);
                }
            }
        }
    }

    private void acceptOutsideOfSegments(String keyword, String value) {
        if (keyword.equals("EXTENSION") && extension.isEmpty()) {
            extension = value;
        }
    }

    private void acceptInSegment(String keyword, String value) throws SchemaFormatException {
        switch (keyword) {
            case "SEGMENTTYPE" -> segment.type = named(keyword, value);
            case "BEGIN_FIELDS" -> inFields = true;
            case "END_FIELDS" -> {
                endField();
                inFields = false;
            }
            default -> {
                if (inFields) {
                    acceptInFields(keyword, value);
                }
            }
        }
    }

    private void acceptInFields(String keyword, String value) throws SchemaFormatException {
        if (keyword.equals("NAME")) {
            endField();
            field = new OpenField(named(keyword, value), line);
            return;
        }
        switch (keyword) {
            case "LENGTH" -> field.length = number(keyword, value);
            case "CHARACTER_FIRST", "BYTE_FIRST" -> field.first = number(keyword, value);
            case "CHARACTER_LAST", "BYTE_LAST" -> field.last = number(keyword, value);
            default -> {
                // Descriptions, types and values say nothing about places.
            }
        }
    }

    private void endField() throws SchemaFormatException {
        if (!field.isOpen()) {
            return;
        }
        String shown = "field " + field.name + " of " + segment.definition;
        if (field.length <= 0) {
            throw wrongField(shown + " without a length", "LENGTH with a number above 0");
        }
        if (field.first < FIRST_DATA) {
            String first = field.first < 0 ? "without CHARACTER_FIRST" : "with CHARACTER_FIRST " + field.first;
            throw wrongField(shown + " " + first, "a number from " + FIRST_DATA + ", where a segment's data begin");
        }
        int last = field.first + field.length - 1;
        if (field.last >= 0 && field.last != last) {
            String found = " with LENGTH " + field.length + " from " + field.first + " to " + field.last;
            throw wrongField(shown + found, "CHARACTER_LAST " + last);
        }
        int offset = field.first - FIRST_DATA;
        if (offset < segment.end()) {
            int free = segment.end() + FIRST_DATA;
            throw wrongField(shown + " from " + field.first, "a place from " + free + ", behind the field before");
        }
        if (offset > DictionaryImport.DATA_LENGTH - field.length) {
            throw wrongField(shown + " up to " + last, "no more than " + DictionaryImport.DATA_LENGTH + " characters");
        }
        segment.columns.add(new SegmentLayout.Column(field.name, offset, field.length));
        field = OpenField.none();
    }

    private void endSegment() throws SchemaFormatException {
        if (!segment.isOpen()) {
            throw wrong("END_SEGMENT", "BEGIN_SEGMENT before it");
        }
        if (inFields) {
            throw wrong("END_SEGMENT", "END_FIELDS before it, for segment " + segment.definition);
        }
        if (segment.type.isEmpty()) {
            throw wrong("segment " + segment.definition + " without SEGMENTTYPE", "SEGMENTTYPE with a name");
        }
        if (segment.columns.isEmpty()) {
            throw wrong("segment " + segment.definition + " without fields", "BEGIN_FIELDS with at least one field");
        }
        String parent = groups.stream()
                .filter(header -> !header.equals(NO_PARENT))
                .findFirst()
                .orElse(SegmentLayout.TOP);
        found.add(new DictionaryImport.Found(
                new SegmentLayout(segment.type, segment.definition, Set.of(parent), segment.columns), segment.line));
        if (!groups.isEmpty() && groups.getFirst().equals(NO_PARENT)) {
            groups.pop();
            groups.push(segment.type);
        }
        segment = OpenSegment.none();
    }

    private void requireClosed(String keyword) throws SchemaFormatException {
        if (segment.isOpen()) {
            throw wrong(keyword, "END_SEGMENT for " + segment.definition + " of line " + segment.line + " before it");
        }
    }

    private String named(String keyword, String value) throws SchemaFormatException {
        if (value.isEmpty() || firstSpace(value) < value.length()) {
            throw wrong("'" + keyword + " " + value + "'", keyword + " with a name");
        }
        return value;
    }

    private int number(String keyword, String value) throws SchemaFormatException {
        if (!field.isOpen()) {
            throw wrong(keyword, "NAME before it");
        }
        if (!NUMBER.matcher(value).matches()) {
            throw wrong("'" + keyword + " " + value + "' for field " + field.name, keyword + " with a number");
        }
        return Integer.parseInt(value);
    }

    private SchemaFormatException wrongField(String what, String expected) {
        return new SchemaFormatException(file, field.line, what, expected);
    }

    private SchemaFormatException wrong(String what, String expected) {
        return new SchemaFormatException(file, Math.max(1, line), what, expected);
    }
}
