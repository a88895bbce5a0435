package dev.plumbline.mapping.source;

import dev.plumbline.mapping.source.CodeTable.Otherwise;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Names;
import dev.plumbline.mapping.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one binding: a place, a list of places, or {@code from} with {@code codes}. */
final class BindingReader {
    private static final String FROM = "from";
    private static final String CODES = "codes";
    private static final String OTHERWISE = "otherwise";
    private static final List<String> KEYS = List.of(FROM, CODES, OTHERWISE);

    private final PathCheck check;
    private final CodeTables tables;
    private final Faults faults;

    /** @param tables those that a binding may name */
    BindingReader(PathCheck check, CodeTables tables, Faults faults) {
        this.check = check;
        this.tables = tables;
        this.faults = faults;
    }

    Optional<Binding> read(Node node, String path, SourceField field, String own) {
        if (!(node instanceof Node.Mapping mapping)) {
            return Optional.of(new Binding(path, places(node, path, field, own), defaultTable(node, path, field)));
        }
        Node.requireKnown(mapping, path, KEYS, faults);
        Optional<Node> from = mapping.get(FROM);
        if (!KEYS.containsAll(mapping.entries().keySet()) && from.isEmpty()) {
            // The key that is none is the fault: it may have been meant for this one.
            return Optional.empty();
        }
        if (from.isEmpty()) {
            faults.add(
                    mapping,
                    path,
                    "expected " + FROM + ": where " + field.spec().meaning() + " is found");
            return Optional.empty();
        }
        return Optional.of(
                new Binding(path, places(from.get(), path + "." + FROM, field, own), table(mapping, path, field)));
    }

    private List<FieldPath> places(Node node, String path, SourceField field, String own) {
        List<FieldPath> places = new ArrayList<>();
        for (Node.Scalar text : Node.scalars(node, path, faults)) {
            try {
                FieldPath place = PathText.toField(text.text());
                if (place.steps().isEmpty() && own.isEmpty()) {
                    faults.add(text, path, "'" + text.text() + "' names no segment, expected " + PathText.EXAMPLE);
                } else if (place.fields().size() > 1 && !joins(field.spec().type())) {
                    faults.add(text, path, "only texts and dates are joined by +; expected a single field");
                } else {
                    check.field(place, own, text, path);
                    places.add(place);
                }
            } catch (IllegalArgumentException malformed) {
                faults.add(text, path, String.valueOf(malformed.getMessage()));
            }
        }
        return places;
    }

    private static boolean joins(SourceType type) {
        return switch (type) {
            case TEXT, DATE, EMAIL, PHONE -> true;
            case TEXTS, KEY, POSITION, CODE, FLAG, AMOUNT, SUM, QUANTITY, GROUP -> false;
        };
    }

    private CodeTable defaultTable(Node node, String path, SourceField field) {
        if (field.spec().type() == SourceType.CODE && !field.spec().words().isEmpty()) {
            faults.add(
                    node,
                    path,
                    "expected " + FROM + " and " + CODES + ": SAP's codes and the words that they mean, "
                            + oneOf(field));
        }
        return CodeTable.none();
    }

    private CodeTable table(Node.Mapping mapping, String path, SourceField field) {
        boolean takesCodes =
                field.spec().type() == SourceType.CODE || field.spec().type() == SourceType.TEXT;
        if (!takesCodes
                && (mapping.get(CODES).isPresent() || mapping.get(OTHERWISE).isPresent())) {
            faults.add(mapping, path, "only texts and codes have a table of codes");
            return CodeTable.none();
        }
        Optional<CodeTables.Named> codes = mapping.get(CODES).flatMap(node -> codes(node, path + "." + CODES));
        SortedMap<String, String> words = new TreeMap<>();
        codes.ifPresent(named -> named.table()
                .entries()
                .forEach((code, entry) -> word(entry.value(), named.path() + "." + code, field)
                        .ifPresent(word -> words.put(code, word))));
        return new CodeTable(
                codes.map(CodeTables.Named::path).orElse(path + "." + CODES),
                words,
                otherwise(mapping, path + "." + OTHERWISE, field));
    }

    /** The table itself, or the name of one that bindings share. */
    private Optional<CodeTables.Named> codes(Node node, String path) {
        return node instanceof Node.Scalar name
                ? tables.named(name, path, faults)
                : Node.mapping(node, path, faults).map(table -> new CodeTables.Named(path, table));
    }

    private Optional<String> word(Node node, String path, SourceField field) {
        Optional<String> word = Node.scalar(node, path, faults).map(Node.Scalar::text);
        word.filter(text -> !allowed(field, text))
                .ifPresent(text -> faults.add(
                        node,
                        path,
                        "'" + text + "' is none of the words that Plumbline knows here, " + oneOf(field)
                                + Names.hint(text, field.spec().words())));
        return word;
    }

    private static boolean allowed(SourceField field, String word) {
        return field.spec().words().isEmpty() || field.spec().words().contains(word);
    }

    private static String oneOf(SourceField field) {
        return "expected one of " + String.join(", ", field.spec().words());
    }

    /** What a code means that is not in the table. Codes that Plumbline must understand are refused unless the mapping says otherwise. */
    private Otherwise otherwise(Node.Mapping mapping, String path, SourceField field) {
        Optional<Node> node = mapping.get(OTHERWISE);
        if (node.isEmpty()) {
            return field.spec().words().isEmpty() ? new Otherwise.Keep() : new Otherwise.Reject();
        }
        String policy =
                Node.scalar(node.get(), path, faults).map(Node.Scalar::text).orElse("reject");
        return switch (policy) {
            case "keep" -> {
                if (!field.spec().words().isEmpty()) {
                    faults.add(
                            node.get(),
                            path,
                            "a code of SAP means nothing here, " + oneOf(field) + ", empty or reject");
                }
                yield new Otherwise.Keep();
            }
            case "empty" -> new Otherwise.Empty();
            case "reject" -> new Otherwise.Reject();
            default -> {
                word(node.get(), path, field);
                yield new Otherwise.Word(policy);
            }
        };
    }
}
