package dev.plumbline.mapping.source;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Names;
import dev.plumbline.mapping.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the section {@code sources} of a mapping. */
public final class SourcesReader {
    private static final String MESSAGES = "messages";
    private static final String BASIC_TYPES = "basic-types";
    /** Standard segments whose layout does not come with Plumbline. */
    static final String WITHOUT_LAYOUT = "segments-without-layout";

    private static final String FIELDS_WITHOUT_LAYOUT = "fields-without-layout";
    private static final String CODE_TABLES = "code-tables";
    private static final String EACH = "each";
    private static final String EXTRA = "extra";

    /** As an expression of a target can name it. */
    private static final Pattern EXTRA_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private final Dictionary dictionary;
    private final BindingReader bindings;
    private final PathCheck check;
    private final Faults faults;

    private SourcesReader(Dictionary dictionary, PathCheck check, CodeTables tables, Faults faults) {
        this.dictionary = dictionary;
        this.check = check;
        this.bindings = new BindingReader(check, tables, faults);
        this.faults = faults;
    }

    /**
     * Reads the whole section.
     *
     * @param path the section's own name, for the faults
     * @param layouts those against which places are checked
     */
    public static Sources read(Node.Mapping section, String path, KnownLayouts layouts, Faults faults) {
        Set<String> withoutLayout = new HashSet<>();
        for (String key : List.of(WITHOUT_LAYOUT, FIELDS_WITHOUT_LAYOUT)) {
            section.get(key).stream()
                    .flatMap(node -> Node.scalars(node, path + "." + key, faults).stream())
                    .forEach(name -> withoutLayout.add(name.text()));
        }
        PathCheck check = new PathCheck(layouts, withoutLayout, faults);
        CodeTables tables = CodeTables.read(section, CODE_TABLES, path + "." + CODE_TABLES, faults);
        return new SourcesReader(layouts.site(), check, tables, faults).read(section, path);
    }

    private Sources read(Node.Mapping section, String path) {
        List<String> known =
                new ArrayList<>(List.of(MESSAGES, BASIC_TYPES, WITHOUT_LAYOUT, FIELDS_WITHOUT_LAYOUT, CODE_TABLES));
        known.addAll(documentNames());
        Node.requireKnown(section, path, known, faults);
        Map<SourceDocument, Bindings> all = new HashMap<>();
        for (SourceDocument document : SourceDocument.values()) {
            String name = path + "." + document.key();
            section.get(document.key())
                    .flatMap(node -> Node.mapping(node, name, faults))
                    .ifPresent(node -> all.put(document, document(node, name, document)));
        }
        return new Sources(
                documents(section, path + "." + MESSAGES, MESSAGES),
                documents(section, path + "." + BASIC_TYPES, BASIC_TYPES),
                all,
                dictionary);
    }

    private Bindings document(Node.Mapping node, String path, SourceDocument document) {
        Bindings bindings = members(node, path, document.fields(), "", Set.of(EXTRA));
        if (!document.takesExtra()) {
            Optional.ofNullable(node.entries().get(EXTRA))
                    .ifPresent(entry -> faults.add(
                            entry.key(),
                            path + "." + EXTRA,
                            "only customer and order take fields of the site's own; take the entry away"));
            return bindings;
        }
        return new Bindings(bindings.fields(), bindings.groups(), extra(node, path + "." + EXTRA));
    }

    private SortedMap<String, Binding> extra(Node.Mapping document, String path) {
        SortedMap<String, Binding> extra = new TreeMap<>();
        document.get(EXTRA)
                .flatMap(node -> Node.mapping(node, path, faults))
                .ifPresent(names -> names.entries().forEach((name, entry) -> {
                    String own = path + "." + name;
                    if (!EXTRA_NAME.matcher(name).matches()) {
                        faults.add(
                                entry.key(),
                                own,
                                "'" + name
                                        + "' cannot be named in an expression, expected letters, digits and _, such as"
                                        + " loyaltyClass");
                    } else if (!(entry.value() instanceof Node.Nothing)) {
                        // A name whose places are wrong is declared none the less: what uses it is right.
                        extra.put(
                                name,
                                bindings.read(entry.value(), own, new ExtraSource(name), "")
                                        .orElseGet(() -> new Binding(own, List.of(), CodeTable.none())));
                    }
                }));
        return extra;
    }

    private Map<String, SourceDocument> documents(Node.Mapping section, String path, String key) {
        Map<String, SourceDocument> found = new HashMap<>();
        section.get(key)
                .flatMap(node -> Node.mapping(node, path, faults))
                .ifPresent(table -> table.entries()
                        .forEach((type, entry) -> Node.scalar(entry.value(), path + "." + type, faults)
                                .ifPresent(word -> SourceDocument.named(word.text())
                                        .ifPresentOrElse(
                                                document -> found.put(type, document),
                                                () -> faults.add(
                                                        word,
                                                        path + "." + type,
                                                        "'" + word.text() + "' is no document"
                                                                + Names.expected(word.text(), documentNames()))))));
        return found;
    }

    private static List<String> documentNames() {
        return Stream.of(SourceDocument.values()).map(SourceDocument::key).toList();
    }

    /**
     * The bindings of a document, or of a group's shape.
     *
     * @param own the segment type below which a group's places are; empty at the top
     * @param others keys that are there beside the fields
     */
    private Bindings members(Node.Mapping node, String path, List<SourceField> fields, String own, Set<String> others) {
        SequencedMap<String, SourceField> known = new LinkedHashMap<>();
        fields.forEach(field -> known.put(field.key(), field));
        Map<SourceField, Binding> bound = new HashMap<>();
        Map<SourceField, List<Bindings.Shape>> groups = new HashMap<>();
        Set<String> keys = new HashSet<>(known.keySet());
        keys.addAll(others);
        Node.requireKnown(node, path, keys, faults);
        known.forEach((key, field) -> node.get(key).ifPresent(value -> {
            String name = path + "." + key;
            if (field.spec().type() == SourceType.GROUP) {
                groups.put(field, shapes(value, name, field, own));
            } else {
                bindings.read(value, name, field, own).ifPresent(binding -> bound.put(field, binding));
            }
        }));
        return new Bindings(bound, groups, new TreeMap<>());
    }

    /** A group has one shape, or a list of them where messages differ. */
    private List<Bindings.Shape> shapes(Node node, String path, SourceField group, String own) {
        List<Node> parts = node instanceof Node.Sequence sequence ? sequence.parts() : List.of(node);
        List<Bindings.Shape> shapes = new ArrayList<>();
        for (Node part : parts) {
            Node.mapping(part, path, faults)
                    .flatMap(shape -> shape(shape, path, group, own))
                    .ifPresent(shapes::add);
        }
        return shapes;
    }

    private Optional<Bindings.Shape> shape(Node.Mapping node, String path, SourceField group, String own) {
        Optional<Node> each = node.get(EACH);
        if (each.isEmpty()) {
            faults.add(
                    node,
                    path,
                    "expected " + EACH + ": where the segments of "
                            + group.spec().meaning() + " stand");
            return Optional.empty();
        }
        List<FieldPath> ways = new ArrayList<>();
        for (Node.Scalar way : Node.scalars(each.get(), path + "." + EACH, faults)) {
            try {
                FieldPath segments = PathText.toSegments(way.text());
                check.segments(segments, own, way, path + "." + EACH);
                ways.add(segments);
            } catch (IllegalArgumentException malformed) {
                faults.add(way, path + "." + EACH, String.valueOf(malformed.getMessage()));
            }
        }
        String segment =
                ways.isEmpty() ? "?" : ways.getFirst().steps().getLast().segment();
        return Optional.of(
                new Bindings.Shape(ways, members(node, path, group.spec().members(), segment, Set.of(EACH))));
    }
}
