package dev.plumbline.mapping.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads YAML into {@link Node}s. */
public final class YamlText {
    private final String file;
    private final String text;
    private final Faults faults;

    private YamlText(String file, String text, Faults faults) {
        this.file = file;
        this.text = text;
        this.faults = faults;
    }

    /**
     * Reads one document.
     *
     * @param file how the user calls it
     * @return empty when it is no YAML, which is among the faults then
     */
    public static Optional<Node> read(String file, String text, Faults faults) {
        YamlText reading = new YamlText(file, text, faults);
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return Optional.of(
                    parser.nextToken() == null
                            ? new Node.Nothing(new Place(file, 1, 1), false)
                            : reading.node(parser, ""));
        } catch (JacksonException malformed) {
            faults.add(reading.at(malformed.getLocation()), "", problem(malformed.getOriginalMessage()));
            return Optional.empty();
        }
    }

    /** The parser says in turn what it was reading, where, and what is wrong there. */
    private static String problem(String message) {
        String said =
                message.lines().filter(line -> !line.startsWith(" ")).distinct().collect(Collectors.joining(", "));
        return "this is no YAML: " + said + "; " + remedy(said);
    }

    private static String remedy(String said) {
        if (said.contains("TAB")) {
            return "indent with blanks, not with tabs";
        }
        if (said.contains("quoted scalar")) {
            return "mostly the quote that begins here, or in a line before, is not closed";
        }
        if (said.contains("flow")) {
            return "mostly a comma or a closing bracket is missing here or in the line before";
        }
        return said.contains("<scalar>")
                ? "a value that begins with a quote ends with it: put the whole into quotes of the other sort ('\"a\" + b')"
                : "mostly an indentation or a quote is missing here or in the line before";
    }

    private Place at(TokenStreamLocation location) {
        return new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private Node node(JsonParser parser, String path) {
        Place place = at(parser.currentTokenLocation());
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, place, path);
            case START_ARRAY -> sequence(parser, place, path);
            case VALUE_NULL -> new Node.Nothing(place, isWritten(parser));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new Node.Scalar(parser.getString(), true, spelling(parser, place));
            default -> text(parser.getString(), spelling(parser, place));
        };
    }

    /** The parser takes {@code null} for nothing, and this other way of YAML to write it for a text. */
    private static Node text(String text, Spelling spelling) {
        return text.equals("~") ? new Node.Nothing(spelling.begins(), true) : new Node.Scalar(text, false, spelling);
    }

    private boolean isWritten(JsonParser parser) {
        int offset = (int) Math.max(0, parser.currentTokenLocation().getCharOffset());
        return text.regionMatches(true, offset, "null", 0, "null".length());
    }

    private Spelling spelling(JsonParser parser, Place place) {
        return new Spelling(
                text, (int) Math.max(0, parser.currentTokenLocation().getCharOffset()), place);
    }

    private Node.Mapping mapping(JsonParser parser, Place place, String path) {
        SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String own = path.isEmpty() ? name : path + "." + name;
            Place key = at(parser.currentTokenLocation());
            parser.nextToken();
            if (entries.put(name, new Node.Entry(key, node(parser, own))) != null) {
                faults.add(key, own, "this key is there twice in the same place; only one can count");
            }
        }
        return new Node.Mapping(place, entries);
    }

    private Node.Sequence sequence(JsonParser parser, Place place, String path) {
        List<Node> parts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parts.add(node(parser, path));
        }
        return new Node.Sequence(place, parts);
    }
}
