package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Tables.Name;
import dev.plumbline.sandbox.sap.Tables.Row;
import dev.plumbline.sandbox.sap.Tables.Value;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes tables as SE16N exports them, in the notations of several users, and the declaration of all that. Large tables come in two files.
 */
public final class TableFiles {
    /** One user's notation. */
    private enum Style {
        /** German defaults: semicolons, {@code 1.234,50}, {@code 31.12.2025}, numbers without zeros. */
        GERMAN("csv", "windows-1252", ";", "dd.MM.yyyy", ",.", false),
        /** American ones: tabs, {@code 1,234.50}, {@code 12/31/2025}. */
        AMERICAN("txt", "UTF-8", "\t", "MM/dd/yyyy", ".,", true),
        /** SE16N's list with bars, {@code 2025-12-31}. */
        LIST("lst", "UTF-8", "|", "yyyy-MM-dd", ",.", true);

        private final String ending;
        private final Charset charset;
        private final String delimiter;
        private final String dates;
        private final char decimal;
        private final char thousands;
        private final boolean zeros;

        /** @param signs the decimal sign and that between thousands */
        Style(String ending, String charset, String delimiter, String dates, String signs, boolean zeros) {
            this.ending = ending;
            this.charset = Charset.forName(charset);
            this.delimiter = delimiter;
            this.dates = dates;
            this.decimal = signs.charAt(0);
            this.thousands = signs.charAt(1);
            this.zeros = zeros;
        }

        String of(Value value) {
            return switch (value) {
                case Value.Text text -> zeros ? text.text() : bare(text.text());
                case Value.Day day ->
                    day.date()
                            .map(date -> date.format(DateTimeFormatter.ofPattern(dates)))
                            .orElse("");
                case Value.Clock clock -> clock.time().format(DateTimeFormatter.ofPattern("HH:mm:ss"));
                case Value.Decimal number -> of(number.number());
            };
        }

        /** Document, customer and material numbers lose their zeros; positions and codes do not. */
        private static String bare(String text) {
            return text.matches("0\\d{9}|0\\d{17}") ? Merchant.bare(text) : text;
        }

        private String of(BigDecimal number) {
            String plain = String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number.abs());
            String own = plain.replace(',', ' ').replace('.', decimal).replace(' ', thousands);
            return number.signum() < 0 ? own + "-" : own;
        }
    }

    private static final Map<Name, Style> STYLES = Map.of(
            Name.KNA1, Style.GERMAN,
            Name.ADR6, Style.AMERICAN,
            Name.VBAK, Style.GERMAN,
            Name.VBAP, Style.LIST,
            Name.VBUK, Style.AMERICAN,
            Name.LIKP, Style.LIST,
            Name.LIPS, Style.AMERICAN,
            Name.VBRK, Style.GERMAN,
            Name.VBRP, Style.AMERICAN);

    /** Headers as users of German and English screens see them; a technical name where there is none. */
    private static final Map<String, String> HEADERS = Map.of(
            "VBAK-VBELN", "Verkaufsbeleg",
            "VBAK-ERDAT", "Angelegt am",
            "VBAK-KUNNR", "Auftraggeber",
            "KNA1-KUNNR", "Kunde",
            "KNA1-ORT01", "Ort",
            "LIPS-VBELN", "Delivery",
            "LIPS-LFIMG", "Delivery quantity",
            "VBRK-VBELN", "Faktura");

    private final Path directory;
    private final Instant written;

    /** @param written the files' time: how things stood then */
    public TableFiles(Path directory, Instant written) {
        this.directory = directory;
        this.written = written;
    }

    /** Writes the files, and {@code extracts.yaml} beside them. */
    public void write(Tables tables) throws IOException {
        Files.createDirectories(directory);
        StringBuilder declaration = new StringBuilder("extracts:\n");
        for (Name name : Name.values()) {
            List<Row> rows = tables.of(name);
            int half = rows.size() > 100 ? rows.size() / 2 : rows.size();
            writeFile(name, 1, rows.subList(0, half));
            if (half < rows.size()) {
                writeFile(name, 2, rows.subList(half, rows.size()));
            }
            declaration.append(declarationOf(name));
        }
        Files.writeString(directory.resolve("extracts.yaml"), declaration);
    }

    private static Style styleOf(Name name) {
        return STYLES.getOrDefault(name, Style.GERMAN);
    }

    private static String headerOf(Name name, String column) {
        return HEADERS.getOrDefault(name + "-" + column, column);
    }

    private void writeFile(Name name, int number, List<Row> rows) throws IOException {
        Style style = styleOf(name);
        Path file = directory.resolve(name.name().toLowerCase(Locale.ROOT) + "_" + number + "." + style.ending);
        try (BufferedWriter out = Files.newBufferedWriter(file, style.charset)) {
            List<String> header = name.columns().stream()
                    .map(column -> headerOf(name, column))
                    .toList();
            if (style == Style.LIST) {
                writeList(out, name, header, rows);
            } else {
                out.write(String.join(style.delimiter, header) + "\r\n");
                for (Row row : rows) {
                    out.write(cells(style, row).stream().collect(Collectors.joining(style.delimiter)) + "\r\n");
                }
            }
        }
        Files.setLastModifiedTime(file, FileTime.from(written));
    }

    private static List<String> cells(Style style, Row row) {
        return row.values().stream().map(style::of).toList();
    }

    /** As wide as the widest text, with rules of dashes. */
    private static void writeList(BufferedWriter out, Name name, List<String> header, List<Row> rows)
            throws IOException {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        rows.forEach(row -> lines.add(cells(Style.LIST, row)));
        int[] widths = new int[header.size()];
        lines.forEach(line -> {
            for (int n = 0; n < widths.length; n++) {
                widths[n] = Math.max(widths[n], line.get(n).length());
            }
        });
        int width = widths.length + 1;
        for (int one : widths) {
            width += one;
        }
        String rule = "-".repeat(width);
        out.write("Table:          " + name + "\n\n" + rule + "\n");
        boolean first = true;
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder("|");
            for (int n = 0; n < widths.length; n++) {
                text.append(line.get(n))
                        .append(" ".repeat(widths[n] - line.get(n).length()))
                        .append('|');
            }
            out.write(text + "\n");
            if (first) {
                out.write("|" + "-".repeat(width - 2) + "|\n");
                first = false;
            }
        }
        out.write(rule + "\n");
    }

    private static String declarationOf(Name name) {
        Style style = styleOf(name);
        String layout = style == Style.LIST
                ? "    layout: pipe-list\n"
                : "    layout: csv\n    delimiter: \"%s\"\n    quote: none\n"
                        .formatted(style.delimiter.equals("\t") ? "tab" : style.delimiter);
        String columns = name.columns().stream()
                .map(column -> column + ": \"" + headerOf(name, column) + "\"")
                .collect(Collectors.joining(", "));
        return """
                  - name: %1$s
                    files: "%2$s_*.%3$s"
                    table: %1$s
                    system: PRD
                    client: "100"
                %4$s    header: true
                    code-page: %5$s
                    leading-zeros: %6$s
                    dates: %7$s
                    times: HH:mm:ss
                    numbers: {decimal: "%8$s", thousands: "%9$s", minus: trailing}
                    amounts: as-displayed
                    columns: {%10$s}
                """.formatted(
                        name,
                        name.name().toLowerCase(Locale.ROOT),
                        style.ending,
                        layout,
                        style.charset.equals(StandardCharsets.UTF_8) ? "UTF-8" : style.charset.name(),
                        style.zeros ? "kept" : "stripped",
                        style.dates,
                        style.decimal,
                        style.thousands,
                        columns);
    }
}
