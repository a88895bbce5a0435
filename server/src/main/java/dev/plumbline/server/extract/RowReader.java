package dev.plumbline.server.extract;

import dev.plumbline.server.extract.ExtractFormat.Cut;
import dev.plumbline.server.extract.ExtractFormat.Place;
import dev.plumbline.server.extract.LineReader.Line;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts a file into rows, one line at a time. A line that cannot be cut is a row with a problem, and the next one is cut as if nothing
 * had happened; only a header that lacks a declared column ends the reading, because nothing below it could be understood.
 */
public final class RowReader {
    /** A line between the blocks of SE16N's list: {@code ------}, {@code |-----|}. */
    private static final Pattern RULE = Pattern.compile("[|+]?-{3,}[-|+]*");

    private final ExtractFormat format;
    private final String file;
    private final Instant created;
    private final LineReader lines;
    private final boolean isPipeList;
    private String header = "";
    private int columnCount;
    private SortedMap<String, List<Integer>> columns = new TreeMap<>();
    private boolean started;
    private boolean ended;

    /** @param created when the file was last written */
    public RowReader(ExtractFormat format, String file, Instant created, InputStream in) {
        this.format = format;
        this.file = file;
        this.created = created;
        lines = new LineReader(in, format.charset());
        isPipeList = format.layout().cut() instanceof Cut.PipeList;
    }

    /** The next row; empty at the end. */
    public Optional<ExtractRow> next() throws IOException {
        if (!started) {
            started = true;
            Optional<ExtractRow> unfit = start();
            if (unfit.isPresent()) {
                ended = true;
                return unfit;
            }
        }
        for (Optional<Line> line = nextLine(); line.isPresent(); line = nextLine()) {
            if (!isNoRow(line.get())) {
                return line.map(this::cut);
            }
        }
        return Optional.empty();
    }

    private Optional<Line> nextLine() throws IOException {
        return ended ? Optional.empty() : lines.next();
    }

    /** A row that says what is wrong with the file as a whole. */
    public static ExtractRow unfit(String file, Instant created, String problem) {
        return new ExtractRow("", "", file, 0, created, "", "", new TreeMap<>(), problem, file);
    }

    /** Goes behind the header; returns what makes the file useless. */
    private Optional<ExtractRow> start() throws IOException {
        for (int n = 0; n < format.layout().skipped(); n++) {
            lines.next();
        }
        if (!format.layout().hasHeader()) {
            columnCount = format.layout().columnCount().orElseThrow();
            place(List.of());
            return Optional.empty();
        }
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            // What stands above SE16N's header is a title.
            if (!isNoRow(line.get()) && !(isPipeList && !textOf(line.get()).startsWith("|"))) {
                return readHeader(line.get());
            }
        }
        return Optional.of(broken(
                new Line(0, "", false),
                "there is no header line; is the list complete, and its layout the declared one?"));
    }

    private Optional<ExtractRow> readHeader(Line line) {
        header = textOf(line);
        return switch (cellsOf(header, Integer.MAX_VALUE)) {
            case Cells.Uncut uncut -> Optional.of(broken(line, "the header cannot be cut: " + uncut.problem()));
            case Cells.Cut cut -> {
                columnCount = cut.texts().size();
                List<String> missing = place(cut.texts());
                yield missing.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                broken(
                                        line,
                                        "the header does not have exactly one column " + String.join(", ", missing)
                                                + "; correct the columns of the extract in the file of extracts.formats, or the list's layout, and put the file into the directory again"));
            }
        };
    }

    /** Finds the declared columns; returns those that are not there or not clear. */
    private List<String> place(List<String> headers) {
        List<String> missing = new ArrayList<>();
        format.columns().forEach((field, places) -> {
            List<Integer> indexes = new ArrayList<>();
            for (Place place : places) {
                switch (place) {
                    case Place.Named named -> {
                        int index = headers.indexOf(named.header());
                        if (index < 0 || index != headers.lastIndexOf(named.header())) {
                            missing.add("'" + named.header() + "' (" + field + ")");
                        }
                        indexes.add(index);
                    }
                    case Place.Numbered numbered -> {
                        if (numbered.number() > columnCount) {
                            missing.add(numbered.number() + " (" + field + ")");
                        }
                        indexes.add(numbered.number() - 1);
                    }
                }
            }
            columns.put(field, indexes);
        });
        return missing;
    }

    private String textOf(Line line) {
        return isPipeList ? line.text().strip() : line.text();
    }

    private boolean isNoRow(Line line) {
        String text = textOf(line);
        return text.isBlank()
                || (!header.isEmpty() && text.equals(header))
                || (isPipeList && RULE.matcher(text).matches())
                || format.layout()
                        .ignored()
                        .filter(pattern -> pattern.matcher(line.text()).find())
                        .isPresent();
    }

    private Cells cellsOf(String text, int expected) {
        return switch (format.layout().cut()) {
            case Cut.Delimited delimited -> Cells.delimited(text, delimited);
            case Cut.PipeList list -> Cells.piped(text, header, expected);
        };
    }

    private ExtractRow cut(Line line) {
        if (line.tooLong()) {
            return broken(line, "it has more than " + LineReader.LONGEST + " characters");
        }
        int odd = firstOdd(line.text());
        if (odd >= 0) {
            return broken(
                    line,
                    "character " + (odd + 1) + " is none of the code page " + format.charset()
                            + "; correct code-page in the file of extracts.formats, or the file is damaged");
        }
        String text = textOf(line);
        if (isPipeList && !text.startsWith("|")) {
            return broken(
                    line, "it does not begin with a bar; if it is no row (a page's title), declare it in ignore-lines");
        }
        return switch (cellsOf(text, columnCount)) {
            case Cells.Uncut uncut -> broken(line, uncut.problem());
            case Cells.Cut cut
            when cut.texts().size() != columnCount ->
                broken(
                        line,
                        cut.texts().size() + " columns, expected " + columnCount
                                + "; does a text hold the delimiter without quotes, or is the line cut?");
            case Cells.Cut cut -> row(line, cut.texts());
        };
    }

    private static int firstOdd(String text) {
        int replaced = text.indexOf('\uFFFD');
        return replaced >= 0 ? replaced : text.indexOf('\0');
    }

    private ExtractRow row(Line line, List<String> cells) {
        SortedMap<String, String> texts = new TreeMap<>();
        columns.forEach((field, indexes) -> texts.put(
                field,
                indexes.stream()
                        .map(cells::get)
                        .collect(Collectors.joining(" "))
                        .strip()));
        for (TableField field : format.table().fields()) {
            String text = texts.getOrDefault(field.name(), "");
            if (field.need() == TableField.Need.KEY && text.isEmpty()) {
                return broken(line, placeOf(field) + " is empty, and without it nobody knows what the row is about");
            }
            if (field.isKey() && text.length() > field.length()) {
                return broken(
                        line,
                        placeOf(field) + " has " + text.length() + " characters, expected at most " + field.length());
            }
        }
        return new ExtractRow(
                format.name(),
                format.table().name(),
                file,
                line.number(),
                created,
                format.system(),
                format.client(),
                texts,
                "",
                "");
    }

    private String placeOf(TableField field) {
        StringJoiner numbers = new StringJoiner(" and ", "column ", " (" + field.name() + ")");
        columns.getOrDefault(field.name(), List.of()).forEach(index -> numbers.add(String.valueOf(index + 1)));
        return numbers.toString();
    }

    private ExtractRow broken(Line line, String problem) {
        return new ExtractRow(
                format.name(),
                format.table().name(),
                file,
                line.number(),
                created,
                format.system(),
                format.client(),
                new TreeMap<>(),
                (line.number() == 0 ? file : file + ", line " + line.number()) + ": " + problem,
                line.text());
    }
}
