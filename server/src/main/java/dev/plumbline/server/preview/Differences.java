package dev.plumbline.server.preview;

import dev.plumbline.mapping.yaml.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** In what something is not as it was written that it would be. What is not written may be anything. For one comparison. */
final class Differences {
    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /** Each in words; none when all that is written is there. */
    static List<String> between(Node expected, JsonNode actual) {
        Differences differences = new Differences();
        differences.compare(expected, actual, "");
        return List.copyOf(differences.found);
    }

    private void compare(Node expected, JsonNode actual, String path) {
        switch (expected) {
            case Node.Mapping mapping
            when actual.isObject() ->
                mapping.entries()
                        .forEach((name, entry) ->
                                compare(entry.value(), actual.path(name), path.isEmpty() ? name : path + "." + name));
            case Node.Sequence sequence when actual.isArray() -> compareParts(sequence.parts(), actual, path);
            case Node.Scalar scalar
            when actual.isValueNode() && !actual.isNull() -> {
                if (!isSame(scalar, actual)) {
                    add(path, "expected " + scalar.text() + ", found " + actual.asString(""));
                }
            }
            case Node.Nothing nothing -> {
                if (!actual.isMissingNode() && !actual.isNull()) {
                    add(path, "expected nothing, found " + actual);
                }
            }
            default -> add(path, "expected " + inWords(expected) + ", found " + inWords(actual));
        }
    }

    private void compareParts(List<Node> expected, JsonNode actual, String path) {
        if (expected.size() != actual.size()) {
            add(path, "expected a list of " + expected.size() + ", found one of " + actual.size() + ": " + actual);
            return;
        }
        for (int n = 0; n < expected.size(); n++) {
            compare(expected.get(n), actual.path(n), path + "[" + n + "]");
        }
    }

    private void add(String path, String what) {
        found.add((path.isEmpty() ? "" : path + ": ") + what);
    }

    /** Numbers are the same whatever their zeros: 10 is 10.00. */
    private static boolean isSame(Node.Scalar expected, JsonNode actual) {
        if (actual.isNumber() && expected.isNumber()) {
            return new BigDecimal(expected.text()).compareTo(actual.decimalValue()) == 0;
        }
        return expected.text().equals(actual.asString(""));
    }

    private static String inWords(Node expected) {
        return expected instanceof Node.Scalar scalar ? scalar.text() : expected.sort();
    }

    private static String inWords(JsonNode actual) {
        return actual.isMissingNode() || actual.isNull() ? "nothing" : actual.toString();
    }
}
