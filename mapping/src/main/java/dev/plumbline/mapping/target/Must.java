package dev.plumbline.mapping.target;

import dev.plumbline.core.view.Breach;
import dev.plumbline.core.view.Breach.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a property must be, and what becomes of one that is not. Immutable; safe to share.
 *
 * @param path where the mapping says so
 * @param past what is demanded beside what Klaviyo has, and that there is a value at all
 * @param checks what is demanded of a value
 * @param outcome what becomes of a property that is not as demanded
 */
record Must(String path, Past past, List<Check> checks, Outcome outcome) {
    static final String REQUIRED = "required";
    static final String MATCH = "match";
    static final String FROM = "from";
    static final String TO = "to";
    static final String BE = "be";
    static final String NOT_TURN_EMPTY = "not-turn-empty";
    static final String NOT_CHANGE_TYPE = "not-change-type";

    /** Not written below {@code must}: a property has its type anyway. */
    static final String TYPE = "type";

    /** In the order in which they are checked. */
    static final List<String> WORDS = List.of(REQUIRED, MATCH, FROM, TO, BE, NOT_TURN_EMPTY, NOT_CHANGE_TYPE);

    private static final int LONGEST_VALUE = 200;

    Must {
        checks = List.copyOf(checks);
    }

    /**
     * Demands that a value alone cannot meet.
     *
     * @param required that there is one
     * @param notTurnEmpty that there is one where Klaviyo was told one
     * @param notChangeType that it is of the type that Klaviyo was told
     */
    record Past(boolean required, boolean notTurnEmpty, boolean notChangeType) {
        boolean demandsNothing() {
            return !required && !notTurnEmpty && !notChangeType;
        }
    }

    /** The demands that there are, in the mapping's words. */
    List<String> gates() {
        return Stream.concat(
                        checks.stream().map(Check::word),
                        Stream.of(
                                        past.required() ? REQUIRED : "",
                                        past.notTurnEmpty() ? NOT_TURN_EMPTY : "",
                                        past.notChangeType() ? NOT_CHANGE_TYPE : "")
                                .filter(word -> !word.isEmpty()))
                .toList();
    }

    /**
     * Which demands a value does not meet.
     *
     * @param name what Klaviyo calls the property
     * @param value what is to be told, empty when there is nothing
     * @param told what Klaviyo was told before, empty when nothing was
     */
    List<Breach> breaches(String name, Optional<Object> value, Optional<Object> told) {
        if (value.filter(something -> !isEmpty(something)).isEmpty()) {
            return ofNothing(name, value, told);
        }
        List<Breach> breaches = new ArrayList<>();
        for (Check check : checks) {
            if (!check.allows(value.get())) {
                breaches.add(breach(name, check.word(), check.expected(), value));
            }
        }
        if (past.notChangeType()
                && told.filter(before -> !sort(before).equals(sort(value.get())))
                        .isPresent()) {
            breaches.add(breach(
                    name,
                    NOT_CHANGE_TYPE,
                    "expected a " + sort(told.get()) + ", as Klaviyo was told before, found a " + sort(value.get()),
                    value));
        }
        return breaches;
    }

    private List<Breach> ofNothing(String name, Optional<Object> value, Optional<Object> told) {
        if (past.required()) {
            return List.of(breach(name, REQUIRED, "expected a value, found none", value));
        }
        return past.notTurnEmpty() && told.filter(before -> !isEmpty(before)).isPresent()
                ? List.of(breach(
                        name, NOT_TURN_EMPTY, "expected a value, since Klaviyo was told one before, found none", value))
                : List.of();
    }

    private static boolean isEmpty(Object value) {
        return switch (value) {
            case String text -> text.isEmpty();
            case Collection<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }

    /** Klaviyo knows one sort of numbers. */
    private static String sort(Object value) {
        return switch (Check.typeOf(value)) {
            case "int", "decimal" -> "number";
            case Types.TEXT -> "text";
            case "bool" -> "flag";
            default -> Check.typeOf(value);
        };
    }

    private Breach breach(String name, String gate, String expected, Optional<Object> value) {
        String found = value.map(Object::toString).orElse("");
        return new Breach(
                path, gate, name, outcome, expected, found.substring(0, Math.min(found.length(), LONGEST_VALUE)));
    }
}
