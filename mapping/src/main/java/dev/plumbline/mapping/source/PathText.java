package dev.plumbline.mapping.source;

import dev.plumbline.mapping.source.FieldPath.Condition;
import dev.plumbline.mapping.source.FieldPath.Start;
import dev.plumbline.mapping.source.FieldPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@link FieldPath} as it is written. */
final class PathText {
    static final String EXAMPLE = "SEGMENT/SEGMENT[QUALF=001].FIELD, for example E1KNA1M/Z1KNA1ADD.SMTP_ADDR";

    /** A name in braces may hold what has a meaning elsewhere: {@code {/ABC/E1SEG}}. */
    private static final String NAME = "(?:[A-Z0-9_]+|\\{[A-Z0-9_/]+\\})";

    private static final Pattern CONDITION = Pattern.compile("\\[(" + NAME + ")=([^\\]\\[]*)\\]");
    private static final Pattern STEP = Pattern.compile("(" + NAME + ")((?:" + CONDITION.pattern() + ")*)");
    private static final Pattern FIELDS = Pattern.compile("(" + NAME + "(?:\\+" + NAME + ")*)(?:=([^\\]\\[]+))?");

    private static final Pattern SEGMENTS = Pattern.compile("/?/?[A-Z0-9_]+(?:/[A-Z0-9_]+)+");
    private static final Pattern FIELD_OF_SEGMENT = Pattern.compile("/?/?[A-Z0-9_]+(?:/[A-Z0-9_]+)*\\.[A-Z0-9_]+");

    private PathText() {}

    /**
     * A way to fields.
     *
     * @throws IllegalArgumentException saying what is wrong and what was expected
     */
    static FieldPath toField(String text) {
        Start start = startOf(text);
        String rest = text.substring(length(start));
        List<Step> steps = new ArrayList<>();
        Matcher fields = FIELDS.matcher(rest);
        if (fields.matches() && start == Start.HERE) {
            return ending(start, steps, fields);
        }
        int end = 0;
        Matcher step = STEP.matcher(rest);
        while (step.region(end, rest.length()).lookingAt()) {
            steps.add(stepOf(step));
            end = step.end();
            if (end < rest.length() && rest.charAt(end) == '/') {
                end++;
            } else {
                break;
            }
        }
        if (steps.isEmpty() || end >= rest.length() || rest.charAt(end) != '.') {
            throw malformed(text, "expected " + EXAMPLE);
        }
        String names = rest.substring(end + 1);
        Matcher named = FIELDS.matcher(names);
        if (!named.matches()) {
            throw malformed(text, "expected the name of a field after the dot: " + EXAMPLE);
        }
        return ending(start, steps, named);
    }

    private static FieldPath ending(Start start, List<Step> steps, Matcher fields) {
        String only = fields.group(2);
        return new FieldPath(start, steps, fieldsIn(fields.group(1)), only == null ? List.of() : valuesIn(only));
    }

    private static List<String> valuesIn(String text) {
        return List.of(text.split("\\|", -1));
    }

    /**
     * A way to segments.
     *
     * @throws IllegalArgumentException saying what is wrong and what was expected
     */
    static FieldPath toSegments(String text) {
        Start start = startOf(text);
        String rest = text.substring(length(start));
        List<Step> steps = new ArrayList<>();
        int end = 0;
        Matcher step = STEP.matcher(rest);
        while (step.region(end, rest.length()).lookingAt()) {
            steps.add(stepOf(step));
            end = step.end();
            if (end == rest.length()) {
                return new FieldPath(start, steps, List.of(), List.of());
            }
            if (rest.charAt(end) != '/') {
                break;
            }
            end++;
        }
        throw malformed(text, "expected segments such as E1KNA1M/E1KNVVM or E1EDKA1[PARVW=AG], without a field");
    }

    private static Start startOf(String text) {
        if (text.startsWith("//")) {
            return Start.ANYWHERE;
        }
        return text.startsWith("/") ? Start.TOP : Start.HERE;
    }

    private static int length(Start start) {
        return switch (start) {
            case HERE -> 0;
            case TOP -> 1;
            case ANYWHERE -> 2;
        };
    }

    private static Step stepOf(Matcher step) {
        List<Condition> conditions = new ArrayList<>();
        Matcher condition = CONDITION.matcher(step.group(2));
        while (condition.find()) {
            conditions.add(new Condition(bare(condition.group(1)), valuesIn(condition.group(2))));
        }
        return new Step(bare(step.group(1)), conditions);
    }

    private static List<String> fieldsIn(String text) {
        List<String> fields = new ArrayList<>();
        for (String field : text.split("\\+", -1)) {
            fields.add(bare(field));
        }
        return fields;
    }

    /** The name as it is written in a place. */
    static String written(String name) {
        return name.contains("/") ? "{" + name + "}" : name;
    }

    private static String bare(String name) {
        return name.startsWith("{") ? name.substring(1, name.length() - 1) : name;
    }

    private static IllegalArgumentException malformed(String text, String expected) {
        return new IllegalArgumentException("'" + text + "' names no place in an IDoc, " + expected + hint(text));
    }

    /** What is mostly wrong in a place. */
    private static String hint(String text) {
        if (text.chars().filter(sign -> sign == '[').count()
                != text.chars().filter(sign -> sign == ']').count()) {
            return "; a bracket is missing";
        }
        String likely = text.toUpperCase(Locale.ROOT).replace('-', '.');
        if (!likely.equals(text) && FIELD_OF_SEGMENT.matcher(likely).matches()) {
            return "; perhaps " + likely + " is meant";
        }
        return SEGMENTS.matcher(text).matches() ? "; these are segments, a dot and a field are missing" : "";
    }
}
