package dev.plumbline.mapping.target;

import dev.plumbline.mapping.target.ExpressionCompiler.Scope;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Names;
import dev.plumbline.mapping.yaml.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads attributes and properties: an expression each, or an expression with what is to be known of it. */
final class PropertyReader {
    private static final String VALUE = "value";
    private static final String TYPE = "type";
    private static final String OWNER = "owner";
    private static final String NORMAL = "normal";
    private static final String WHEN = "when";
    private static final String SAP = "sap";
    private static final List<String> KEYS = List.of(MustReader.BREACH, MustReader.MUST, NORMAL, OWNER, TYPE, VALUE);
    static final List<String> OWNERS = List.of(SAP, "klaviyo", "nobody");

    /** What Klaviyo and its connectors keep consent under, letters alone; also any name with such a word in it is refused. */
    private static final Set<String> CONSENT = Set.of("agegateddateofbirth", "subscription", "subscriptions");

    private static final List<String> CONSENT_WORDS = List.of("consent", "subscribe", "suppress", "optin", "optout");

    private final ExpressionCompiler compiler;
    private final Scope scope;
    private final MustReader demands;
    private final Faults faults;

    PropertyReader(ExpressionCompiler compiler, Scope scope, MustReader.Gated gated, Faults faults) {
        this.compiler = compiler;
        this.scope = scope;
        this.demands = new MustReader(gated, faults);
        this.faults = faults;
    }

    /** Attributes that Klaviyo knows by name and that are texts. */
    List<Property> texts(Node.Mapping section, String path, List<String> known) {
        Node.requireKnown(section, path, known, faults);
        List<Property> all = new ArrayList<>();
        section.entries().forEach((name, entry) -> {
            if (known.contains(name)) {
                property(name, entry, path + "." + name, Optional.of(Types.TEXT))
                        .ifPresent(all::add);
            }
        });
        return all;
    }

    /** Custom properties. */
    List<Property> properties(Node.Mapping section, String path) {
        List<Property> all = new ArrayList<>();
        section.entries().forEach((name, entry) -> {
            if (isAllowed(name, entry, path)) {
                property(name, entry, path + "." + name, Optional.empty()).ifPresent(all::add);
            }
        });
        return all;
    }

    private boolean isAllowed(String name, Node.Entry entry, String path) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (CONSENT.contains(letters) || CONSENT_WORDS.stream().anyMatch(letters::contains)) {
            faults.add(
                    entry.key(),
                    path + "." + name,
                    "consent, subscription and suppression belong to Klaviyo and are never written; take the entry away, or choose"
                            + " a name that speaks of something else");
            return false;
        }
        if (name.isBlank() || name.startsWith("$")) {
            faults.add(
                    entry.key(), path + "." + name, "names that begin with $ are Klaviyo's own, expected another name");
            return false;
        }
        return true;
    }

    private Optional<Property> property(String name, Node.Entry entry, String path, Optional<String> required) {
        return switch (entry.value()) {
            case Node.Nothing takenAway -> Optional.empty();
            case Node.Scalar text ->
                scope.compile(text, path).flatMap(expression -> of(name, text, path, expression, required));
            case Node.Mapping declared -> declared(name, declared, path, required);
            case Node.Sequence list -> {
                faults.add(
                        list,
                        path,
                        "expected an expression or "
                                + String.join(", ", KEYS)
                                + ", found a list; a list as a value stands in quotes: '[order.number]'");
                yield Optional.empty();
            }
        };
    }

    private Optional<Property> declared(String name, Node.Mapping node, String path, Optional<String> required) {
        Node.requireKnown(node, path, KEYS, faults);
        Optional<String> stated = word(node, OWNER, path, OWNERS);
        if (stated.isEmpty() && node.get(OWNER).isPresent()) {
            // Whether a value is expected is not known then.
            return Optional.empty();
        }
        String owner = stated.orElse(SAP);
        Optional<Node> value = node.get(VALUE);
        if (!owner.equals(SAP)) {
            value.ifPresent(written -> faults.add(
                    written,
                    path + "." + VALUE,
                    "'" + name + "' is " + (owner.equals("nobody") ? "nobody's" : "Klaviyo's")
                            + " and must not be written; expected no value (~), or owner: sap"));
            return Optional.empty();
        }
        if (value.isEmpty()) {
            faults.add(node, path, "expected " + VALUE + ": an expression; ~ in place of it all takes the entry away");
            return Optional.empty();
        }
        Optional<String> declared = word(node, TYPE, path, Types.WORDS);
        Optional<String> type = declared.or(() -> required);
        return Node.scalar(value.get(), path + "." + VALUE, faults)
                .flatMap(text -> scope.compile(text, path + "." + VALUE)
                        .flatMap(expression -> of(name, text, path, expression, type))
                        .map(property -> new Property(
                                property.name(),
                                property.spread(),
                                property.expression(),
                                node.get(NORMAL)
                                        .flatMap(normal -> normal(normal, path + "." + NORMAL, property.expression())),
                                demands.read(node, path, property, declared))));
    }

    private Optional<String> word(Node.Mapping node, String key, String path, List<String> words) {
        return node.get(key)
                .flatMap(found -> Node.scalar(found, path + "." + key, faults))
                .filter(scalar -> {
                    boolean known = words.contains(scalar.text());
                    if (!known) {
                        faults.add(
                                scalar,
                                path + "." + key,
                                "'" + scalar.text() + "' is no " + key + ", expected one of " + String.join(", ", words)
                                        + Names.hint(scalar.text(), words));
                    }
                    return known;
                })
                .map(Node.Scalar::text);
    }

    private Optional<Property> of(
            String name, Node.Scalar text, String path, Expression expression, Optional<String> type) {
        boolean spread = name.endsWith("*");
        Optional<String> found = Types.word(expression.type());
        Types.untold(expression.type())
                .ifPresent(part -> faults.add(
                        text,
                        path,
                        "this is " + Types.shown(expression.type()) + ", and a structure such as " + part.name()
                                + " cannot be told as a whole; expected its fields, such as "
                                + example(part.name())));
        if (spread && found.filter(word -> !word.equals(Types.MAP)).isPresent()) {
            faults.add(
                    text,
                    path,
                    "a name that ends in * takes a map with an entry for each property, found "
                            + Types.shown(expression.type()));
            return Optional.empty();
        }
        if (!spread && type.isPresent() && found.isPresent() && !type.equals(found)) {
            faults.add(
                    text,
                    path,
                    "expected " + type.get() + ", found " + Types.shown(expression.type())
                            + (type.get().equals(Types.TEXT) ? "; " + text(expression) : ""));
            return Optional.empty();
        }
        return Optional.of(new Property(
                spread ? name.substring(0, name.length() - 1) : name,
                spread,
                expression,
                Optional.empty(),
                Optional.empty()));
    }

    private static String text(Expression expression) {
        return expression.type().equals(Types.unwrapped(expression.type()))
                ? "string(…) makes a text of a number"
                : ".optMap(x, string(x)) makes a text of a number that may be absent";
    }

    private static String example(String struct) {
        return Model.all().stream()
                .filter(known -> known.name().equals(struct))
                .map(known -> "." + known.fields().firstEntry().getKey())
                .findFirst()
                .orElse("a text or a number");
    }

    private Optional<Property.Normal> normal(Node node, String path, Expression of) {
        if (node instanceof Node.Mapping mapping) {
            Node.requireKnown(mapping, path, List.of(WHEN), faults);
            return mapping.get(WHEN)
                    .flatMap(when -> Node.scalar(when, path + "." + WHEN, faults))
                    .flatMap(when -> compiler.over(Map.of(VALUE, Types.unwrapped(of.type())))
                            .compile(when, path + "." + WHEN)
                            .filter(condition -> isCondition(condition, when, path + "." + WHEN)))
                    .map(Property.Normal.When::new);
        }
        return Node.scalar(node, path, faults)
                .flatMap(scalar -> literal(scalar, path, Types.word(of.type()).orElse("")))
                .map(Property.Normal.Same::new);
    }

    private boolean isCondition(Expression condition, Node.Scalar when, String path) {
        boolean stands = Types.word(condition.type()).filter("bool"::equals).isPresent();
        if (!stands) {
            faults.add(when, path, "expected a condition over value, found " + Types.shown(condition.type()));
        }
        return stands;
    }

    private Optional<Object> literal(Node.Scalar scalar, String path, String type) {
        try {
            return switch (type) {
                case Types.TEXT -> Optional.of(scalar.text());
                case "bool" -> Optional.of(Boolean.valueOf(scalar.text()));
                case "int", "decimal" -> Values.told(new BigDecimal(scalar.text()));
                default -> {
                    faults.add(
                            scalar,
                            path,
                            "expected " + WHEN + ": a condition over value, since the value is a "
                                    + (type.isEmpty() ? "value of any type" : type));
                    yield Optional.empty();
                }
            };
        } catch (NumberFormatException e) {
            faults.add(scalar, path, "'" + scalar.text() + "' is no number, expected one as the value is " + type);
            return Optional.empty();
        }
    }
}
