package dev.plumbline.server.extract;

import dev.plumbline.server.extract.ExtractFormat.Layout;
import dev.plumbline.server.extract.ExtractFormat.Place;
import dev.plumbline.server.extract.FormatsReader.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads and checks where the columns of one extract stand. */
final class ColumnsReader {
    private static final List<String> EXPOSURE = List.of("SKFOR", "SSOBL", "SAUFT");

    private final Yaml.Mapping extract;
    private final Faults faults;

    ColumnsReader(Yaml.Mapping extract, Faults faults) {
        this.extract = extract;
        this.faults = faults;
    }

    /** The places by the table's field names. */
    record Columns(SortedMap<String, List<Place>> places) {
        boolean holds(Table table, TableField.Kind kind) {
            return table.fields().stream().anyMatch(field -> field.kind() == kind && places.containsKey(field.name()));
        }
    }

    Optional<Columns> read(Table table, Layout layout) {
        if (!(extract.entries().get("columns") instanceof Yaml.Mapping columns)) {
            faults.at(
                    extract.line(),
                    "columns is expected: the fields of " + table
                            + ", each with its header or its position, such as {VBELN: 1}");
            return Optional.empty();
        }
        columns.repeated().forEach(name -> faults.at(columns.line(), name + " is there twice, expected once"));
        SortedMap<String, List<Place>> places = new TreeMap<>();
        Set<Place> taken = new HashSet<>();
        columns.entries().forEach((name, value) -> {
            if (table.field(name).isEmpty()) {
                faults.at(
                        value.line(),
                        name + " is no column that is read of " + table + "; these are: "
                                + table.fields().stream().map(TableField::name).collect(Collectors.joining(", ")));
                return;
            }
            List<Place> found = placesOf(name, value, layout);
            found.stream()
                    .filter(place -> !taken.add(place))
                    .forEach(place -> faults.at(value.line(), name + " stands where another column stands"));
            places.put(name, found);
        });
        checkWhole(table, columns, places);
        return Optional.of(new Columns(places));
    }

    private List<Place> placesOf(String name, Yaml value, Layout layout) {
        return switch (value) {
            case Yaml.Scalar scalar -> placeOf(name, scalar, layout).stream().toList();
            case Yaml.Sequence list
            when name.equals("STAT") -> {
                List<Place> places = new ArrayList<>();
                list.parts().forEach(part -> places.addAll(placesOf(name, part, layout)));
                yield places;
            }
            case Yaml.Sequence list -> wrong(list, name);
            case Yaml.Mapping mapping -> wrong(mapping, name);
        };
    }

    private List<Place> wrong(Yaml value, String name) {
        faults.at(value.line(), name + " is no single value, expected a header or a position");
        return List.of();
    }

    private Optional<Place> placeOf(String name, Yaml.Scalar scalar, Layout layout) {
        if (!scalar.isNumber()) {
            if (scalar.text().isBlank()) {
                faults.at(scalar.line(), name + " is empty, expected a header or a position");
                return Optional.empty();
            }
            if (!layout.hasHeader()) {
                faults.at(
                        scalar.line(),
                        name + " is the header '" + scalar.text()
                                + "', but the list has none; expected a position such as 1");
            }
            return Optional.of(new Place.Named(scalar.text().strip()));
        }
        int most = layout.columnCount().orElse(10_000);
        try {
            int number = Integer.parseInt(scalar.text());
            if (number >= 1 && number <= most) {
                return Optional.of(new Place.Numbered(number));
            }
        } catch (NumberFormatException tooLarge) {
            // Told as any other that is out of range.
        }
        faults.at(scalar.line(), name + " is " + scalar.text() + ", expected a position from 1 to " + most);
        return Optional.empty();
    }

    private void checkWhole(Table table, Yaml.Mapping columns, Map<String, List<Place>> places) {
        table.fields().stream()
                .filter(field -> field.mustBeThere() && !places.containsKey(field.name()))
                .forEach(field ->
                        faults.at(columns.line(), "the column " + field.name() + " of " + table + " is expected"));
        if (!table.oneOf().isEmpty() && table.oneOf().stream().noneMatch(places::containsKey)) {
            faults.at(
                    columns.line(),
                    "at least one of " + String.join(", ", table.oneOf()) + " of " + table + " is expected");
        }
        long told = EXPOSURE.stream().filter(places::containsKey).count();
        if (told > 0 && told < EXPOSURE.size()) {
            faults.at(columns.line(), "the exposure is the sum of SKFOR, SSOBL and SAUFT: expected all three or none");
        }
        if (table == Table.KNKK
                && !places.containsKey("WAERS")
                && currencies(extract).isEmpty()) {
            faults.at(
                    columns.line(),
                    "KNKK names no currency: expected the column WAERS (joined from T014 by KKBER), or currencies with that of each control area, such as {\"1000\": EUR}");
        }
    }

    /** Currency by credit control area. */
    static Map<String, String> currencies(Yaml.Mapping extract) {
        Map<String, String> currencies = new LinkedHashMap<>();
        if (extract.entries().get("currencies") instanceof Yaml.Mapping mapping) {
            Yaml.scalars(mapping).forEach((area, currency) -> currencies.put(area, currency.text()));
        }
        return currencies;
    }
}
