package dev.plumbline.server.extract;

import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How one extract is written. A list says nothing of itself, so all of this is declared and nothing is guessed.
 *
 * @param name what the extract is called; its rows are known by it
 * @param files which files are this extract, as a glob on the name
 * @param table whose rows they hold
 * @param system the SAP system that the rows belong to, for example {@code PRD}
 * @param client its client
 * @param layout how a line is cut
 * @param charset the code page
 * @param columns where each field of the table stands; several places only for QMEL's STAT
 * @param values how values are written
 * @param currencies the currency of each credit control area (T014), where the list of KNKK has no column WAERS
 */
public record ExtractFormat(
        String name,
        String files,
        Table table,
        String system,
        String client,
        Layout layout,
        Charset charset,
        SortedMap<String, List<Place>> columns,
        ValueStyle values,
        Map<String, String> currencies) {

    public ExtractFormat {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        currencies = Map.copyOf(currencies);
    }

    /**
     * How lines become rows.
     *
     * @param cut how a line is cut into columns
     * @param skipped lines at the beginning that are no part of the list
     * @param ignored lines that are no rows wherever they stand, such as a page's title; empty when there are none
     * @param columnCount the number of columns where no header tells it; empty with a header
     */
    public record Layout(Cut cut, int skipped, Optional<Pattern> ignored, Optional<Integer> columnCount) {
        boolean hasHeader() {
            return columnCount.isEmpty();
        }
    }

    /** How a line is cut into columns. */
    public sealed interface Cut {
        /** @param quote what stands around a text with a delimiter in it; empty when nothing does */
        record Delimited(char delimiter, Optional<Character> quote) implements Cut {}

        /** SE16N's list: columns between bars, lines of dashes between blocks. */
        record PipeList() implements Cut {}
    }

    /** Where a column stands. */
    public sealed interface Place {
        /** Under this header. */
        record Named(String header) implements Place {}

        /** @param number counted from 1 */
        record Numbered(int number) implements Place {}
    }

    /** Whether a file is one of this extract. */
    boolean fits(String fileName) {
        return FileSystems.getDefault().getPathMatcher("glob:" + files).matches(Path.of(fileName));
    }

    /** Whether the list has this field. */
    public boolean has(String field) {
        return columns.containsKey(field);
    }
}
