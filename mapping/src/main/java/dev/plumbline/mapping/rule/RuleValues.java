package dev.plumbline.mapping.rule;

import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Node;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules as they are written, in the types that are wanted. What is none of these goes to the faults. */
final class RuleValues {
    private final Node.Mapping rules;
    private final String path;
    private final Faults faults;

    RuleValues(Node.Mapping rules, String path, Faults faults) {
        this.rules = rules;
        this.path = path;
        this.faults = faults;
    }

    /** Every key that is none is a fault. */
    void requireKnown() {
        Set<String> levels = Stream.of(RuleKey.values())
                .map(RuleKey::levels)
                .filter(parts -> parts.length > 1)
                .map(parts -> parts[0])
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> top = new LinkedHashSet<>(levels);
        RuleKey.of("").map(RuleKey::path).forEach(top::add);
        requireKnownAtTheTop(top);
        for (String level : levels) {
            List<String> known = RuleKey.of(level).map(key -> key.levels()[1]).toList();
            rules.get(level)
                    .flatMap(node -> Node.mapping(node, path + "." + level, faults))
                    .ifPresent(node -> Node.requireKnown(node, path + "." + level, known, faults));
        }
    }

    /** A rule that stands above its level is told its place. */
    private void requireKnownAtTheTop(Set<String> top) {
        SequencedMap<String, Node.Entry> others = new LinkedHashMap<>(rules.entries());
        for (RuleKey key : RuleKey.values()) {
            String last = key.levels()[key.levels().length - 1];
            Node.Entry misplaced = top.contains(last) ? null : others.remove(last);
            if (misplaced != null) {
                faults.add(misplaced.key(), path + "." + last, "this rule does not stand here; it is " + nameOf(key));
            }
        }
        Node.requireKnown(new Node.Mapping(rules.place(), others), path, top, faults);
    }

    private Optional<Node> node(RuleKey key) {
        return rules.at(key.levels());
    }

    private String nameOf(RuleKey key) {
        return path + "." + key.path();
    }

    void fault(Node node, RuleKey key, String message) {
        faults.add(node, nameOf(key), message);
    }

    /** The single value, if one is set. */
    Optional<Node.Scalar> scalar(RuleKey key) {
        return node(key).flatMap(node -> Node.scalar(node, nameOf(key), faults));
    }

    String text(RuleKey key) {
        return scalar(key).map(value -> value.text().strip()).orElse("");
    }

    /** Empty when nothing is set, or with a fault when the value is none of those that are expected. */
    <T> Optional<T> parsed(RuleKey key, Function<String, T> parser, Predicate<T> fits, String expected) {
        Optional<Node.Scalar> written =
                scalar(key).filter(value -> !value.text().isBlank());
        Optional<T> value =
                written.flatMap(text -> parsed(text.text().strip(), parser)).filter(fits);
        if (value.isEmpty()) {
            written.ifPresent(text -> fault(text, key, "'" + text.text() + "' is not " + expected));
        }
        return value;
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** @param expected what each of them is, with its article */
    Set<String> words(RuleKey key, Predicate<String> fits, String expected) {
        return words(key, fits, word -> expected);
    }

    /** @param expected what a word that does not fit should be */
    Set<String> words(RuleKey key, Predicate<String> fits, UnaryOperator<String> expected) {
        List<Node.Scalar> written =
                node(key).map(node -> Node.scalars(node, nameOf(key), faults)).orElse(List.of());
        Set<String> words = new LinkedHashSet<>();
        for (Node.Scalar word : written) {
            if (!fits.test(word.text())) {
                fault(word, key, "'" + word.text() + "' is not " + expected.apply(word.text()));
            } else if (!words.add(word.text())) {
                fault(word, key, "'" + word.text() + "' is there twice");
            }
        }
        return words;
    }

    /** Names with values, each as it is written. */
    Map<String, Node.Scalar> table(RuleKey key) {
        Map<String, Node.Scalar> table = new LinkedHashMap<>();
        node(key)
                .flatMap(node -> Node.mapping(node, nameOf(key), faults))
                .ifPresent(mapping -> mapping.entries()
                        .forEach((name, entry) -> Node.scalar(entry.value(), nameOf(key) + "." + name, faults)
                                .ifPresent(value -> table.put(name, value))));
        return table;
    }
}
