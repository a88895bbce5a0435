package dev.plumbline.server.stories;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of a story.
 *
 * @param columns their names
 * @param rows the cells by column; a dash is an empty cell
 */
record StoryTable(List<String> columns, List<Map<String, String>> rows) {
    static final StoryTable NONE = new StoryTable(List.of(), List.of());

    StoryTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    /** Of lines such as {@code | a | b |}; the second line is the rule below the header. */
    static StoryTable of(List<String> lines) {
        if (lines.isEmpty()) {
            return NONE;
        }
        List<String> header = cells(lines.getFirst());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(Math.min(2, lines.size()), lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() != header.size()) {
                throw new IllegalArgumentException(
                        "A row has " + cells.size() + " cells where its table has " + header.size() + ": " + line);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int n = 0; n < cells.size(); n++) {
                row.put(header.get(n), cells.get(n));
            }
            rows.add(row);
        }
        return new StoryTable(header, rows);
    }

    private static List<String> cells(String line) {
        String inner = line.strip();
        inner = inner.substring(1, inner.endsWith("|") ? inner.length() - 1 : inner.length());
        List<String> cells = new ArrayList<>();
        for (String cell : inner.split("\\|", -1)) {
            String text = cell.strip().replace("`", "");
            cells.add(text.equals("–") || text.equals("-") ? "" : text);
        }
        return cells;
    }
}
