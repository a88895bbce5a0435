package dev.plumbline.sandbox.klaviyo;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a part of a request must look like. Checking goes on after an error: Klaviyo tells several at once. */
sealed interface Shape {

    /** Where in a body something stands, written out only when something is wrong with it. */
    record Pointer(Optional<Pointer> parent, Object name) {
        static final Pointer ROOT = new Pointer(Optional.empty(), "");

        Pointer to(Object child) {
            return new Pointer(Optional.of(this), child);
        }

        @Override
        public String toString() {
            return parent.map(above -> above + "/" + name).orElse("");
        }
    }

    /** Adds what is wrong with a value to the errors. */
    void check(JsonNode value, Pointer pointer, List<ApiError> errors);

    /** A text of a length in characters. */
    record Text(int shortest, int longest) implements Shape {
        @Override
        public void check(JsonNode value, Pointer pointer, List<ApiError> errors) {
            if (!value.isString()) {
                errors.add(ApiError.invalid("Invalid input: a string is expected.", pointer.toString()));
            } else if (value.stringValue().length() < shortest
                    || value.stringValue().length() > longest) {
                errors.add(ApiError.invalid(
                        "The length must be between " + shortest + " and " + longest + " characters.",
                        pointer.toString()));
            }
        }
    }

    /** One certain text: the type of a resource. */
    record Literal(String text) implements Shape {
        @Override
        public void check(JsonNode value, Pointer pointer, List<ApiError> errors) {
            if (!value.isString() || !value.stringValue().equals(text)) {
                errors.add(
                        ApiError.invalid("'" + text + "' is the only value that is allowed here.", pointer.toString()));
            }
        }
    }

    /** A number. */
    record Numeric() implements Shape {
        @Override
        public void check(JsonNode value, Pointer pointer, List<ApiError> errors) {
            if (!value.isNumber()) {
                errors.add(ApiError.invalid("Invalid input: a number is expected.", pointer.toString()));
            }
        }
    }

    /** True or false. */
    record Bool() implements Shape {
        @Override
        public void check(JsonNode value, Pointer pointer, List<ApiError> errors) {
            if (!value.isBoolean()) {
                errors.add(ApiError.invalid("Invalid input: a boolean is expected.", pointer.toString()));
            }
        }
    }

    /** Whatever it is. */
    record Anything() implements Shape {
        @Override
        public void check(JsonNode value, Pointer pointer, List<ApiError> errors) {
            // Nothing can be wrong with it.
        }
    }

    /** Null, or what the inner shape says. */
    record Nullable(Shape inner) implements Shape {
        @Override
        public void check(JsonNode value, Pointer pointer, List<ApiError> errors) {
            if (!value.isNull()) {
                inner.check(value, pointer, errors);
            }
        }
    }

    /** The sender's own properties, within Klaviyo's limits of size. */
    record Properties(int most) implements Shape {
        private static final int DEEPEST = 10;
        private static final int LONGEST_ARRAY = 4_000;
        private static final int LONGEST_TEXT = 100 * 1024;

        @Override
        public void check(JsonNode value, Pointer pointer, List<ApiError> errors) {
            if (!value.isObject()) {
                errors.add(ApiError.invalid("Invalid input: an object is expected.", pointer.toString()));
            } else if (value.size() > most) {
                errors.add(ApiError.invalid("There are more than " + most + " properties.", pointer.toString()));
            } else {
                descend(value, pointer, 1, errors);
            }
        }

        private static void descend(JsonNode value, Pointer pointer, int depth, List<ApiError> errors) {
            if (depth > DEEPEST) {
                errors.add(ApiError.invalid("Properties are nested more than 10 levels deep.", pointer.toString()));
            } else if (value.isArray() && value.size() > LONGEST_ARRAY) {
                errors.add(ApiError.invalid("An array has more than 4000 items.", pointer.toString()));
            } else if (value.isString()
                    && value.stringValue().length() > LONGEST_TEXT / 4
                    && value.stringValue().getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
                errors.add(ApiError.invalid("A string is longer than 100 KB.", pointer.toString()));
            }
            if (value.isContainer()) {
                value.valueStream().forEach(inner -> descend(inner, pointer, depth + 1, errors));
            }
        }
    }

    /** A list of up to so many. */
    record ListOf(Shape inner, int most) implements Shape {
        @Override
        public void check(JsonNode value, Pointer pointer, List<ApiError> errors) {
            if (!value.isArray()) {
                errors.add(ApiError.invalid("Invalid input: a list is expected.", pointer.toString()));
                return;
            }
            if (value.size() > most) {
                errors.add(ApiError.invalid("There are more than " + most + " entries.", pointer.toString()));
                return;
            }
            for (int n = 0; n < value.size(); n++) {
                inner.check(value.get(n), pointer.to(n), errors);
            }
        }
    }

    /** An object with these fields and no others. */
    record ObjectOf(String resource, Map<String, Shape> fields, SortedSet<String> required) implements Shape {
        @Override
        public void check(JsonNode value, Pointer pointer, List<ApiError> errors) {
            if (!value.isObject()) {
                errors.add(ApiError.invalid("Invalid input: an object is expected.", pointer.toString()));
                return;
            }
            for (String name : required) {
                if (!value.has(name)) {
                    errors.add(ApiError.invalid(
                            "'" + name + "' is a required field for the resource '" + resource + "'.",
                            pointer.toString()));
                }
            }
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                Shape shape = fields.get(entry.getKey());
                Pointer place = pointer.to(entry.getKey());
                if (shape == null) {
                    errors.add(ApiError.invalid(
                            "'" + entry.getKey() + "' is not a valid field for the resource '" + resource + "'.",
                            place.toString()));
                } else {
                    shape.check(entry.getValue(), place, errors);
                }
            }
        }

        /** Adds a field that must be there. */
        ObjectOf with(String name, Shape shape) {
            Map<String, Shape> more = new LinkedHashMap<>(fields);
            more.put(name, shape);
            SortedSet<String> needed = new TreeSet<>(required);
            needed.add(name);
            return new ObjectOf(resource, more, needed);
        }

        /** Adds a field that may be there. */
        ObjectOf optional(String name, Shape shape) {
            Map<String, Shape> more = new LinkedHashMap<>(fields);
            more.put(name, shape);
            return new ObjectOf(resource, more, required);
        }
    }

    static ObjectOf object(String resource) {
        return new ObjectOf(resource, Map.of(), new TreeSet<>());
    }
}
