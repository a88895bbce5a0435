package dev.plumbline.mapping.target;

import dev.cel.common.CelIssue;
import dev.cel.common.types.CelType;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Names;
import dev.plumbline.mapping.yaml.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what CEL finds wrong in the words of a mapping: where in the file, what was expected, and which name is nearest. */
final class CelComplaints {
    private static final Pattern FIELD = Pattern.compile("undefined field '([^']*)'");
    private static final Pattern NAME = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '(.*)' \\(candidates: (.*)\\)");
    private static final Pattern OF_TWO =
            Pattern.compile("\\(([^(),]+(?:\\([^()]*\\))?), ([^(),]+(?:\\([^()]*\\))?)\\)");
    private static final Pattern TYPE_PARAMETER = Pattern.compile("%[A-Z]\\d*");
    private static final Pattern CHAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*$");

    private final Map<String, CelType> variables;
    private final Map<String, Struct<?>> structs;
    private final Faults faults;

    CelComplaints(Map<String, CelType> variables, Map<String, Struct<?>> structs, Faults faults) {
        this.variables = Map.copyOf(variables);
        this.structs = Map.copyOf(structs);
        this.faults = faults;
    }

    void add(CelIssue issue, Node.Scalar node, String path) {
        int offset = offset(
                node.text(),
                issue.getSourceLocation().getLine(),
                issue.getSourceLocation().getColumn());
        Complaint complaint = complaint(issue.getMessage(), node.text(), offset);
        faults.add(node.at(complaint.offset()), path, complaint.message());
    }

    private record Complaint(int offset, String message) {}

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? start : end + 1;
        }
        return Math.clamp(start + column, 0, text.length());
    }

    private Complaint complaint(String message, String text, int offset) {
        Matcher field = FIELD.matcher(message);
        if (field.matches()) {
            return noField(field.group(1), text, offset);
        }
        Matcher name = NAME.matcher(message);
        if (name.matches()) {
            return noName(name.group(1), text, offset);
        }
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return new Complaint(offset, noOverload(overload.group(1), overload.group(2), overload.group(3)));
        }
        if (message.startsWith("mismatched")
                || message.startsWith("missing")
                || message.startsWith("extraneous")
                || message.contains("token recognition")) {
            return new Complaint(
                    offset,
                    "this is no expression: " + message.replace("'<EOF>'", "the end")
                            + "; mostly a quote, a bracket or an operator is missing");
        }
        return new Complaint(offset, message);
    }

    private Complaint noField(String name, String text, int dot) {
        Optional<Struct<?>> owner = structOf(text.substring(0, dot));
        int at = Math.max(dot, text.indexOf(name, dot));
        if (owner.filter(struct -> Extra.DECLARED_IN.containsKey(struct.name())).isPresent()) {
            return new Complaint(at, notDeclared(name, owner.get()));
        }
        if (owner.isPresent()) {
            Collection<String> fields = owner.get().fields().keySet();
            return new Complaint(
                    at, owner.get().name() + " has no field '" + name + "'" + Names.expected(name, fields));
        }
        Collection<String> all = new TreeSet<>();
        structs.values().forEach(struct -> all.addAll(struct.fields().keySet()));
        return new Complaint(at, "there is no field '" + name + "' here" + Names.hint(name, all));
    }

    private static String notDeclared(String name, Struct<?> extra) {
        Collection<String> names = extra.fields().keySet();
        String section = Extra.DECLARED_IN.get(extra.name());
        return "there is no '" + name + "' in " + section
                + (names.isEmpty() ? "" : ", which has " + String.join(", ", names))
                + Names.hint(name, names)
                + "; a field of the site's own is declared there, with its place in the IDoc";
    }

    /** The type of what stands before a dot, where it is a variable and its fields. */
    private Optional<Struct<?>> structOf(String before) {
        Matcher chain = CHAIN.matcher(before);
        if (!chain.find()) {
            return Optional.empty();
        }
        String[] steps = chain.group().split("\\.", -1);
        Optional<CelType> type = Optional.ofNullable(variables.get(steps[0]));
        for (int i = 1; i < steps.length; i++) {
            String step = steps[i];
            type = type.map(CelType::name)
                    .flatMap(name -> Optional.ofNullable(structs.get(name)))
                    .flatMap(struct -> Optional.ofNullable(struct.fields().get(step)))
                    .map(Struct.Field::type);
        }
        return type.map(CelType::name).flatMap(name -> Optional.ofNullable(structs.get(name)));
    }

    private Complaint noName(String name, String text, int offset) {
        boolean isCall = offset < text.length() && text.charAt(offset) == '(';
        if (isCall) {
            return new Complaint(
                    Math.max(0, text.lastIndexOf(name, offset)),
                    "there is no function '" + name + "'" + Names.hint(name, Functions.names()));
        }
        List<String> known = new ArrayList<>(new TreeSet<>(variables.keySet()));
        return new Complaint(
                offset,
                "there is no variable '" + name + "', expected one of " + String.join(", ", known)
                        + Names.hint(name, known) + "; a text stands in quotes ('\"" + name + "\"')");
    }

    private static String noOverload(String function, String given, String candidates) {
        String sign = function.replace("_", "");
        String shown = function.startsWith("_") || function.endsWith("_") ? sign : function;
        return "'" + shown + "' does not go with " + readable(given) + ", expected one of "
                + readable(near(given, candidates))
                + (given.contains("optional_type(")
                        ? "; what may be absent is replaced by .orValue(…), or taken by .optMap(x, …)"
                        : "");
    }

    /** Of many ways to use an operator those that take one of the values as it is. */
    private static String near(String given, String candidates) {
        Matcher two = OF_TWO.matcher(given);
        if (!two.matches()) {
            return candidates.replace("),(", "), (");
        }
        String near = OF_TWO.matcher(candidates)
                .results()
                .filter(way -> way.group(1).equals(two.group(1)) || way.group(2).equals(two.group(2)))
                .map(MatchResult::group)
                .sorted()
                .collect(Collectors.joining(", "));
        return near.isEmpty() ? candidates.replace("),(", "), (") : near;
    }

    private static String readable(String types) {
        return TYPE_PARAMETER
                .matcher(types.replace("optional_type", "optional")
                        .replace("google.protobuf.Timestamp", "timestamp")
                        .replace("google.protobuf.Duration", "duration"))
                .replaceAll("any");
    }
}
