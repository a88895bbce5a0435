package dev.plumbline.mapping.target;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.types.CelType;
import dev.plumbline.core.view.Breach.Outcome;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Names;
import dev.plumbline.mapping.yaml.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what a property must be, and checks that it can be that. */
final class MustReader {
    static final String MUST = "must";
    static final String BREACH = "breach";

    /** What may become of a breach, in the mapping's words. */
    static final List<String> OUTCOMES = List.of("leave-out", "quarantine", "pass");

    private static final Set<String> NUMBERS = Set.of("int", "decimal");
    private static final Set<String> SINGLE = Set.of(Types.TEXT, "int", "decimal", "bool");
    private static final List<String> FLAGS = List.of("true", "false");

    private final Gated gated;
    private final Faults faults;

    /** Whose properties are read. */
    enum Gated {
        /** Of a profile: what Klaviyo was told of it before is known. */
        PROFILE,
        /** Of events, each of which is told once. */
        EVENT,
        /** What is told once of a shared profile. */
        FAREWELL
    }

    MustReader(Gated gated, Faults faults) {
        this.gated = gated;
        this.faults = faults;
    }

    /**
     * Reads {@code must} and {@code breach} of a property.
     *
     * @param property as it is written
     * @param path its place
     * @param of what is known of it already
     * @param declared the type that the mapping states
     * @return empty when nothing is demanded, or with a fault
     */
    Optional<Must> read(Node.Mapping property, String path, Property of, Optional<String> declared) {
        Optional<Outcome> outcome = outcome(property, path);
        Optional<Node> written = property.get(MUST);
        if (gated == Gated.FAREWELL && written.isPresent()) {
            faults.add(
                    written.get(),
                    path + "." + MUST,
                    "what is told once of a shared profile is told as it is; expected no " + MUST + " here");
            return Optional.empty();
        }
        // A type that the expression does not have for sure shows in the values alone.
        Optional<Check> type = declared.filter(word ->
                        !of.spread() && Types.word(of.expression().type()).isEmpty())
                .map(Check.OfType::new);
        if (written.isEmpty() && type.isEmpty()) {
            property.get(BREACH)
                    .ifPresent(alone -> faults.add(
                            alone,
                            path + "." + BREACH,
                            BREACH + " says what becomes of a value that is not as it must be; expected " + MUST
                                    + " beside it: " + String.join(", ", Must.WORDS)));
            return Optional.empty();
        }
        List<Check> checks = new ArrayList<>();
        type.ifPresent(checks::add);
        Must.Past past = new Must.Past(false, false, false);
        if (written.isPresent()) {
            Optional<Node.Mapping> demands = Node.mapping(written.get(), path + "." + MUST, faults);
            if (demands.isEmpty()) {
                return Optional.empty();
            }
            Demands read = new Demands(demands.get(), path + "." + MUST, valueType(of), declared);
            checks.addAll(read.checks());
            past = read.past(of.spread());
            if (checks.isEmpty() && past.demandsNothing()) {
                read.complainOfNothing();
                return Optional.empty();
            }
        }
        return Optional.of(new Must(path, past, checks, outcome.orElse(Outcome.LEAVE_OUT)));
    }

    private Optional<Outcome> outcome(Node.Mapping property, String path) {
        return property.get(BREACH)
                .flatMap(node -> Node.scalar(node, path + "." + BREACH, faults))
                .flatMap(scalar -> {
                    if (!OUTCOMES.contains(scalar.text())) {
                        faults.add(
                                scalar,
                                path + "." + BREACH,
                                "'" + scalar.text() + "' is not what can become of a breach, expected one of "
                                        + String.join(", ", OUTCOMES) + Names.hint(scalar.text(), OUTCOMES));
                        return Optional.empty();
                    }
                    return Optional.of(Outcome.valueOf(
                            scalar.text().toUpperCase(Locale.ROOT).replace('-', '_')));
                });
    }

    /** Of what is checked: each entry of a map that is taken apart is a property. */
    private static CelType valueType(Property of) {
        CelType type = Types.unwrapped(of.expression().type());
        return of.spread() && type.parameters().size() == 2
                ? Types.unwrapped(type.parameters().get(1))
                : type;
    }

    /** What stands below {@code must}. */
    private final class Demands {
        private final Node.Mapping written;
        private final String path;
        private final boolean isList;
        private final Optional<String> type;

        Demands(Node.Mapping written, String path, CelType of, Optional<String> declared) {
            this.written = written;
            this.path = path;
            Optional<String> whole = Types.word(of);
            this.isList = whole.filter(Types.LIST::equals).isPresent();
            this.type = isList ? Types.entry(of).flatMap(Types::word) : whole.or(() -> declared);
            Node.requireKnown(written, path, Must.WORDS, faults);
        }

        void complainOfNothing() {
            boolean isNothing = written.entries().values().stream()
                    .allMatch(entry -> entry.value() instanceof Node.Scalar flag
                            && flag.text().equals("false"));
            // Anything else that came to nothing was complained of.
            if (isNothing) {
                faults.add(written, path, "nothing is demanded; expected one of " + String.join(", ", Must.WORDS));
            }
        }

        Must.Past past(boolean spread) {
            boolean notTurnEmpty = flag(Must.NOT_TURN_EMPTY);
            boolean notChangeType = flag(Must.NOT_CHANGE_TYPE);
            if (spread && notTurnEmpty) {
                complain(
                        Must.NOT_TURN_EMPTY,
                        "a name that ends in * has whatever entries there are, and none of them can turn empty; expected "
                                + Must.REQUIRED + ", or a property without *");
            }
            if (gated == Gated.EVENT && notTurnEmpty) {
                complain(Must.NOT_TURN_EMPTY, toldOnce(Must.REQUIRED));
            }
            if (gated == Gated.EVENT && notChangeType) {
                complain(Must.NOT_CHANGE_TYPE, toldOnce("a type beside the value"));
            }
            return new Must.Past(flag(Must.REQUIRED), notTurnEmpty, notChangeType);
        }

        private static String toldOnce(String instead) {
            return "an event is told once, so there is nothing told before to compare with; expected " + instead
                    + ", or this at a property of the profile";
        }

        private void complain(String key, String message) {
            written.get(key).ifPresent(node -> faults.add(node, path + "." + key, message));
        }

        private boolean flag(String key) {
            return scalar(key)
                    .filter(scalar -> {
                        if (!FLAGS.contains(scalar.text())) {
                            faults.add(scalar, path + "." + key, "'" + scalar.text() + "' is neither true nor false");
                        }
                        return scalar.text().equals("true");
                    })
                    .isPresent();
        }

        private Optional<Node.Scalar> scalar(String key) {
            return written.get(key).flatMap(node -> Node.scalar(node, path + "." + key, faults));
        }

        List<Check> checks() {
            List<Check> checks = new ArrayList<>();
            if (suits(Must.MATCH, Set.of(Types.TEXT), "a text")) {
                scalar(Must.MATCH).flatMap(this::pattern).map(Check.Match::new).ifPresent(checks::add);
            }
            Optional<BigDecimal> from = bound(Must.FROM);
            Optional<BigDecimal> to = bound(Must.TO);
            if (from.isPresent() && to.isPresent() && to.get().compareTo(from.get()) < 0) {
                complain(
                        Must.TO,
                        to.get().toPlainString() + " is less than " + Must.FROM + " ("
                                + from.get().toPlainString() + "), so no value would do; expected "
                                + from.get().toPlainString() + " or more");
            }
            from.map(Check.From::new).ifPresent(checks::add);
            to.map(Check.To::new).ifPresent(checks::add);
            if (suits(Must.BE, SINGLE, "a text, number or flag")) {
                written.get(Must.BE).flatMap(this::oneOf).ifPresent(checks::add);
            }
            return checks;
        }

        /** What can be anything is checked when it is told. */
        private boolean suits(String key, Set<String> types, String words) {
            Optional<Node> node = written.get(key);
            if (node.isEmpty()) {
                return false;
            }
            boolean suits = type.filter(word -> !types.contains(word)).isEmpty();
            if (!suits) {
                faults.add(
                        node.get(),
                        path + "." + key,
                        key + " is for " + words + ", and the " + (isList ? "entries of this list are " : "value is ")
                                + type.get() + "; expected a demand that suits it: "
                                + String.join(", ", suitable(type.get())));
            }
            return suits;
        }

        private static List<String> suitable(String type) {
            return Must.WORDS.stream()
                    .filter(word -> switch (word) {
                        case Must.MATCH -> type.equals(Types.TEXT);
                        case Must.FROM, Must.TO -> NUMBERS.contains(type);
                        case Must.BE -> SINGLE.contains(type);
                        default -> true;
                    })
                    .toList();
        }

        private Optional<Pattern> pattern(Node.Scalar scalar) {
            try {
                return Optional.of(Pattern.compile(scalar.text()));
            } catch (PatternSyntaxException malformed) {
                String about = malformed.getPattern() == null ? "" : malformed.getPattern();
                int at = Math.max(0, scalar.text().indexOf(about));
                faults.add(
                        scalar.at(at),
                        path + "." + Must.MATCH,
                        "this is no regular expression of RE2: " + malformed.getDescription()
                                + (about.isEmpty() ? "" : " at " + about)
                                + (malformed.getDescription().contains("unsupported")
                                        ? "; what looks back or ahead ((?=…), \\1) does not exist there"
                                        : "; expected one such as [A-Z]{2}"));
                return Optional.empty();
            }
        }

        private Optional<BigDecimal> bound(String key) {
            return suits(key, NUMBERS, "a number")
                    ? scalar(key).flatMap(scalar -> number(scalar, path + "." + key))
                    : Optional.empty();
        }

        private Optional<BigDecimal> number(Node.Scalar scalar, String at) {
            try {
                return Optional.of(new BigDecimal(scalar.text()));
            } catch (NumberFormatException e) {
                faults.add(scalar, at, "'" + scalar.text() + "' is no number, expected one such as 0 or 99.5");
                return Optional.empty();
            }
        }

        private Optional<Check> oneOf(Node node) {
            String at = path + "." + Must.BE;
            List<Node.Scalar> written = Node.scalars(node, at, faults);
            if (node instanceof Node.Sequence list && list.parts().isEmpty()) {
                faults.add(node, at, "no value would do; expected the values that are allowed, such as [gold, silver]");
            }
            List<Object> values = new ArrayList<>();
            written.forEach(scalar -> value(scalar, at).ifPresent(values::add));
            return values.isEmpty() ? Optional.empty() : Optional.of(new Check.OneOf(values));
        }

        private Optional<Object> value(Node.Scalar scalar, String at) {
            String sort = type.orElse(scalar.isNumber() ? "decimal" : Types.TEXT);
            if (NUMBERS.contains(sort)) {
                return number(scalar, at).map(Object.class::cast);
            }
            if (sort.equals("bool")) {
                if (!FLAGS.contains(scalar.text())) {
                    faults.add(scalar, at, "'" + scalar.text() + "' is neither true nor false, as the value is");
                }
                return Optional.of(Boolean.valueOf(scalar.text()));
            }
            return Optional.of(scalar.text());
        }
    }
}
