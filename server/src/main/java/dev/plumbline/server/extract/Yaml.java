package dev.plumbline.server.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML text as it is written, each part with its line: faults must say where they are. */
sealed interface Yaml {
    int line();

    /**
     * A single value.
     *
     * @param text as it is written: as a number 010 would lose its zero
     * @param isNumber whether it is a whole number without quotes
     */
    record Scalar(int line, String text, boolean isNumber) implements Yaml {}

    record Sequence(int line, List<Yaml> parts) implements Yaml {}

    /** @param repeated keys that are there twice; the last one counts */
    record Mapping(int line, SequencedMap<String, Yaml> entries, List<String> repeated) implements Yaml {}

    /** @throws JacksonException when it is no YAML */
    static Yaml parse(String text) {
        try (JsonParser parser = new YAMLMapper().createParser(text)) {
            return parser.nextToken() == null ? new Mapping(1, new LinkedHashMap<>(), List.of()) : read(parser);
        }
    }

    private static Yaml read(JsonParser parser) {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, line);
            case START_ARRAY -> sequence(parser, line);
            case VALUE_NULL -> new Scalar(line, "", false);
            case VALUE_NUMBER_INT -> new Scalar(line, parser.getString(), true);
            default -> new Scalar(line, parser.getString(), false);
        };
    }

    private static Yaml mapping(JsonParser parser, int line) {
        SequencedMap<String, Yaml> entries = new LinkedHashMap<>();
        List<String> repeated = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (entries.put(name, read(parser)) != null) {
                repeated.add(name);
            }
        }
        return new Mapping(line, entries, repeated);
    }

    private static Yaml sequence(JsonParser parser, int line) {
        List<Yaml> parts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parts.add(read(parser));
        }
        return new Sequence(line, List.copyOf(parts));
    }

    /** Texts by name; an empty one for what is no single value. */
    static Map<String, Scalar> scalars(Mapping mapping) {
        Map<String, Scalar> texts = new LinkedHashMap<>();
        mapping.entries()
                .forEach((name, value) ->
                        texts.put(name, value instanceof Scalar scalar ? scalar : new Scalar(value.line(), "", false)));
        return texts;
    }
}
