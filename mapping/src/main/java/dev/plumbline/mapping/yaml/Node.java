package dev.plumbline.mapping.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** A part of a YAML text. */
public sealed interface Node {
    /** A key and a value without the blank that YAML wants between them, which makes it a text. */
    Pattern WITHOUT_BLANK = Pattern.compile("[a-z-]+:\\S.*");

    Place place();

    /** What it is, for a message: {@code a list}. */
    String sort();

    /**
     * A single value.
     *
     * @param text as it is written: as a number 010 would lose its zero
     * @param isNumber whether it is a number without quotes
     * @param spelling how it stands in the file
     */
    record Scalar(String text, boolean isNumber, Spelling spelling) implements Node {
        @Override
        public Place place() {
            return spelling.begins();
        }

        /** Where a character of it stands. */
        public Place at(int offset) {
            return spelling.of(text, offset);
        }

        @Override
        public String sort() {
            return "a single value";
        }
    }

    /**
     * Nothing: {@code ~}, or a key without a value. In a layer it takes away what the layers below say, except that a key without a value
     * says nothing of keys below it: whoever comments out all entries of a section has not asked for the end of the section.
     *
     * @param isWritten whether it is written as {@code ~} or {@code null}
     */
    record Nothing(Place place, boolean isWritten) implements Node {
        @Override
        public String sort() {
            return "nothing";
        }
    }

    record Sequence(Place place, List<Node> parts) implements Node {
        public Sequence {
            parts = List.copyOf(parts);
        }

        @Override
        public String sort() {
            return "a list";
        }
    }

    /**
     * Keys with values.
     *
     * @param place where the keys begin
     * @param entries in the order in which they are written
     */
    record Mapping(Place place, SequencedMap<String, Entry> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String sort() {
            return "keys with values";
        }

        /** The value of a key; empty when it is not there, or there with nothing. */
        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value).filter(value -> !(value instanceof Nothing));
        }

        /** What stands under a key of a key …; empty when it is not there. */
        public Optional<Node> at(String... levels) {
            Optional<Node> node = Optional.of(this);
            for (String level : levels) {
                node = node.filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .flatMap(mapping -> mapping.get(level));
            }
            return node;
        }

        /** The keys and values under a key, none where there are none; anything else is a fault. */
        public Mapping part(String key, String path, Faults faults) {
            return get(key).flatMap(node -> mapping(node, path.isEmpty() ? key : path + "." + key, faults))
                    .orElseGet(() -> new Mapping(place, new LinkedHashMap<>()));
        }

        /** This mapping with another over it: keys of both are merged, anything else of the upper one counts as a whole. */
        public Mapping under(Mapping upper) {
            SequencedMap<String, Entry> merged = new LinkedHashMap<>(entries);
            upper.entries.forEach((name, entry) -> merged.merge(name, entry, Mapping::merged));
            return new Mapping(upper.place, merged);
        }

        private static Entry merged(Entry below, Entry above) {
            if (!(below.value() instanceof Mapping lower)) {
                return above;
            }
            return switch (above.value()) {
                case Mapping higher -> new Entry(above.key(), lower.under(higher));
                case Nothing nothing -> nothing.isWritten() ? above : below;
                case Scalar scalar -> above;
                case Sequence sequence -> above;
            };
        }
    }

    /**
     * A key and its value.
     *
     * @param key where the key stands
     */
    record Entry(Place key, Node value) {}

    /** Scalars of a list, or the one scalar that stands for a list of one; anything else is a fault. */
    static List<Scalar> scalars(Node node, String path, Faults faults) {
        List<Scalar> found = new ArrayList<>();
        List<Node> parts = node instanceof Sequence sequence ? sequence.parts() : List.of(node);
        for (Node part : parts) {
            if (part instanceof Scalar scalar) {
                found.add(scalar);
            } else {
                faults.add(part, path, "expected a single value or a list of such, found " + part.sort());
            }
        }
        return found;
    }

    /** The entry as keys with values; any other is a fault. */
    static Optional<Mapping> mapping(Node node, String path, Faults faults) {
        if (node instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        if (!(node instanceof Nothing)) {
            boolean blankMissing = node instanceof Scalar scalar
                    && WITHOUT_BLANK.matcher(scalar.text()).matches();
            faults.add(
                    node,
                    path,
                    "expected keys with values (key: value), found " + node.sort()
                            + (blankMissing ? "; behind the colon a blank is missing" : ""));
        }
        return Optional.empty();
    }

    /** The entry as a single value; any other is a fault. */
    static Optional<Scalar> scalar(Node node, String path, Faults faults) {
        if (node instanceof Scalar scalar) {
            return Optional.of(scalar);
        }
        if (!(node instanceof Nothing)) {
            faults.add(node, path, "expected a single value, found " + node.sort());
        }
        return Optional.empty();
    }

    /** Every key that is not known is a fault that names the nearest one. */
    static void requireKnown(Mapping mapping, String path, Collection<String> known, Faults faults) {
        mapping.entries().forEach((name, entry) -> {
            if (!known.contains(name)) {
                faults.add(
                        entry.key(),
                        path.isEmpty() ? name : path + "." + name,
                        "there is no such key"
                                + Names.expected(name, known.stream().sorted().toList()));
            }
        });
    }
}
