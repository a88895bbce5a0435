package dev.plumbline.server.extract;

import dev.plumbline.server.extract.ExtractFormat.Cut;
import dev.plumbline.server.extract.ExtractFormat.Layout;
import dev.plumbline.server.extract.FormatsReader.Faults;
import dev.plumbline.server.extract.TableField.Kind;
import dev.plumbline.server.extract.ValueStyle.Amounts;
import dev.plumbline.server.extract.ValueStyle.LeadingZeros;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the declaration of one extract. Every fault is told; what would only follow from one is not. */
final class FormatReader {
    private static final Set<String> KEYS = Set.of(
            "name",
            "files",
            "table",
            "system",
            "client",
            "layout",
            "delimiter",
            "quote",
            "header",
            "column-count",
            "skip-lines",
            "ignore-lines",
            "code-page",
            "leading-zeros",
            "dates",
            "times",
            "numbers",
            "amounts",
            "currency-decimals",
            "currencies",
            "columns");
    /** SAP's numbers of code pages (table TCP00) that the lists of usual systems are written in. */
    private static final Map<String, String> SAP_CODE_PAGES = Map.of(
            "1100",
            "ISO-8859-1",
            "1160",
            "windows-1252",
            "1401",
            "ISO-8859-2",
            "4102",
            "UTF-16BE",
            "4103",
            "UTF-16LE",
            "4110",
            "UTF-8",
            "8000",
            "Shift_JIS");

    private static final Pattern CLIENT = Pattern.compile("\\d{3}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final Yaml.Mapping extract;
    private final Faults faults;

    FormatReader(Yaml.Mapping extract, Faults faults) {
        this.extract = extract;
        this.faults = faults;
    }

    Optional<ExtractFormat> read() {
        int before = faults.count();
        extract.repeated().forEach(name -> faults.at(lineOf(name), name + " is there twice, expected once"));
        extract.entries().forEach((name, value) -> {
            if (!KEYS.contains(name)) {
                faults.at(value.line(), name + " is no key of an extract (all: docs/extracts.md)");
            }
        });
        String name = required("name", "what the extract is called").orElse("");
        String files = parsed(
                        "files",
                        "a pattern of file names such as vbuk_*.csv",
                        text -> Optional.of(text).filter(FormatReader::isGlob))
                .orElse("");
        String system = required("system", "the SAP system that the rows belong to, such as PRD")
                .orElse("");
        String client = parsed(
                        "client",
                        "a client of three digits",
                        text -> Optional.of(text)
                                .filter(digits -> CLIENT.matcher(digits).matches()))
                .orElse("");
        Optional<Table> table = parsed("table", "one of " + Table.names(), Table::named);
        Optional<Charset> charset = parsed(
                "code-page", "a code page such as UTF-8, windows-1252 or SAP's 1100", FormatReader::charsetNamed);
        Optional<Layout> layout = layout();
        Optional<ColumnsReader.Columns> columns =
                table.flatMap(of -> layout.flatMap(way -> new ColumnsReader(extract, faults).read(of, way)));
        Optional<ValueStyle> values = table.flatMap(of -> columns.map(found -> values(of, found)));
        if (faults.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new ExtractFormat(
                name,
                files,
                table.orElseThrow(),
                system,
                client,
                layout.orElseThrow(),
                charset.orElseThrow(),
                columns.orElseThrow().places(),
                values.orElseThrow(),
                currencies(columns.orElseThrow())));
    }

    private static boolean isGlob(String text) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + text);
            return !text.contains("/");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Optional<Charset> charsetNamed(String text) {
        try {
            return Optional.of(Charset.forName(SAP_CODE_PAGES.getOrDefault(text, text)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private Optional<Layout> layout() {
        Optional<Cut> cut = required("layout", "csv or pipe-list").flatMap(this::cut);
        Optional<Boolean> header = parsed("header", "true or false", FormatReader::bool);
        int skipped = has("skip-lines")
                ? parsed("skip-lines", "a number of lines", FormatReader::count).orElse(0)
                : 0;
        Optional<Pattern> ignored = has("ignore-lines")
                ? parsed("ignore-lines", "a regular expression", FormatReader::pattern)
                : Optional.empty();
        if (header.isEmpty() || cut.isEmpty()) {
            return Optional.empty();
        }
        if (header.get()) {
            if (has("column-count")) {
                faults.at(lineOf("column-count"), "column-count is of no use with a header");
            }
            return Optional.of(new Layout(cut.get(), skipped, ignored, Optional.empty()));
        }
        return parsed("column-count", "the number of columns, since there is no header", FormatReader::count)
                .filter(count -> count > 0)
                .map(count -> new Layout(cut.get(), skipped, ignored, Optional.of(count)));
    }

    private Optional<Cut> cut(String name) {
        return switch (name) {
            case "csv" -> {
                Optional<Character> quote = signOrNone("quote");
                yield parsed("delimiter", "one character or tab", FormatReader::character)
                        .map(delimiter -> new Cut.Delimited(delimiter, quote));
            }
            case "pipe-list" -> {
                for (String key : List.of("delimiter", "quote")) {
                    if (has(key)) {
                        faults.at(lineOf(key), key + " is of no use in a pipe-list");
                    }
                }
                yield Optional.of(new Cut.PipeList());
            }
            default -> {
                faults.at(lineOf("layout"), "layout is '" + name + "', expected csv or pipe-list");
                yield Optional.empty();
            }
        };
    }

    /** A sign that may be declared not to be there; empty, with a fault, when nothing is declared. */
    private Optional<Character> signOrNone(String key) {
        Optional<String> text = parsed(
                key,
                "one character or none",
                sign -> sign.equals("none") || sign.length() == 1 ? Optional.of(sign) : Optional.empty());
        return text.filter(sign -> sign.length() == 1).map(sign -> sign.charAt(0));
    }

    private ValueStyle values(Table table, ColumnsReader.Columns columns) {
        boolean amounts = columns.holds(table, Kind.AMOUNT);
        boolean numbers = amounts || columns.holds(table, Kind.QUANTITY);
        return new ValueStyle(
                numbers ? numbers() : Optional.empty(),
                columns.holds(table, Kind.DATE) ? dates("dates", "a pattern such as dd.MM.yyyy") : Optional.empty(),
                columns.holds(table, Kind.TIME) ? dates("times", "a pattern such as HH:mm:ss") : Optional.empty(),
                parsed(
                                "leading-zeros",
                                "kept or stripped",
                                text -> Optional.ofNullable(
                                        switch (text) {
                                            case "kept" -> LeadingZeros.KEPT;
                                            case "stripped" -> LeadingZeros.STRIPPED;
                                            default -> null;
                                        }))
                        .orElse(LeadingZeros.KEPT),
                amounts ? amounts() : Optional.empty());
    }

    private Optional<NumberStyle> numbers() {
        if (!(extract.entries().get("numbers") instanceof Yaml.Mapping numbers)) {
            faults.at(
                    lineOf("numbers"),
                    "numbers is expected, since a column of the list holds one: {decimal: \",\", thousands: \".\", minus: trailing}");
            return Optional.empty();
        }
        FormatReader inner = new FormatReader(numbers, faults);
        numbers.entries().forEach((name, value) -> {
            if (!Set.of("decimal", "thousands", "minus").contains(name)) {
                faults.at(value.line(), name + " is no key of numbers: decimal, thousands and minus are");
            }
        });
        Optional<Character> decimal = inner.parsed("decimal", "one character", FormatReader::character);
        Optional<Character> thousands = inner.signOrNone("thousands");
        Optional<Boolean> atEnd = inner.parsed(
                "minus",
                "trailing or leading",
                text -> Optional.ofNullable(
                        switch (text) {
                            case "trailing" -> true;
                            case "leading" -> false;
                            default -> null;
                        }));
        if (decimal.isEmpty() || atEnd.isEmpty()) {
            return Optional.empty();
        }
        if (thousands.equals(decimal)) {
            faults.at(numbers.line(), "decimal and thousands are the same sign");
        }
        return Optional.of(new NumberStyle(decimal.get(), thousands, atEnd.get()));
    }

    /** A day or time that does not exist (30.02.) is none: strictly resolved, and a year is a year without an era. */
    private Optional<ValueStyle.Pattern> dates(String key, String expected) {
        return parsed(key, expected + ", since a column of the list holds one", text -> {
            try {
                return Optional.of(new ValueStyle.Pattern(
                        text,
                        DateTimeFormatter.ofPattern(text.replace('y', 'u')).withResolverStyle(ResolverStyle.STRICT)));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        });
    }

    private Optional<Amounts> amounts() {
        return parsed(
                "amounts",
                "as-displayed or as-stored, since a column of the list holds money",
                text -> Optional.ofNullable(
                        switch (text) {
                            case "as-displayed" -> new Amounts.AsDisplayed();
                            case "as-stored" -> new Amounts.AsStored(decimals());
                            default -> null;
                        }));
    }

    private Map<String, Integer> decimals() {
        Map<String, Integer> decimals = new HashMap<>();
        if (extract.entries().get("currency-decimals") instanceof Yaml.Mapping mapping) {
            Yaml.scalars(mapping).forEach((currency, text) -> {
                Optional<Integer> count = count(text.text()).filter(places -> places <= 5);
                if (count.isEmpty() || !CURRENCY.matcher(currency).matches()) {
                    faults.at(
                            text.line(),
                            "currency-decimals has " + currency + ": " + text.text() + ", expected such as JPY: 0");
                }
                count.ifPresent(places -> decimals.put(currency, places));
            });
        } else {
            faults.at(
                    lineOf("currency-decimals"),
                    "currency-decimals is expected, since amounts are as-stored: the decimals of each currency, such as {EUR: 2, JPY: 0}");
        }
        return decimals;
    }

    /** KNKK names no currency: that is the control area's. */
    private Map<String, String> currencies(ColumnsReader.Columns columns) {
        return columns.places().containsKey("WAERS") ? Map.of() : ColumnsReader.currencies(extract);
    }

    private boolean has(String key) {
        return extract.entries().containsKey(key);
    }

    private int lineOf(String key) {
        return Optional.ofNullable(extract.entries().get(key)).map(Yaml::line).orElse(extract.line());
    }

    private Optional<String> required(String key, String expected) {
        return parsed(key, expected, Optional::of);
    }

    /** Empty, with a fault, when the value is absent or none of those that are expected. */
    private <T> Optional<T> parsed(String key, String expected, Function<String, Optional<T>> parser) {
        Yaml value = extract.entries().getOrDefault(key, new Yaml.Scalar(extract.line(), "", false));
        if (!(value instanceof Yaml.Scalar scalar)) {
            faults.at(value.line(), key + " is no single value, expected " + expected);
            return Optional.empty();
        }
        if (scalar.text().isEmpty()) {
            faults.at(scalar.line(), key + " is expected: " + expected);
            return Optional.empty();
        }
        Optional<T> parsed = parser.apply(scalar.text());
        if (parsed.isEmpty()) {
            faults.at(scalar.line(), key + " is '" + scalar.text() + "', expected " + expected);
        }
        return parsed;
    }

    private static Optional<Boolean> bool(String text) {
        return switch (text) {
            case "true", "yes" -> Optional.of(true);
            case "false", "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Character> character(String text) {
        return text.equals("tab")
                ? Optional.of('\t')
                : Optional.of(text).filter(sign -> sign.length() == 1).map(sign -> sign.charAt(0));
    }

    private static Optional<Integer> count(String text) {
        try {
            return Optional.of(Integer.valueOf(text)).filter(number -> number >= 0);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Optional<Pattern> pattern(String text) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
