package dev.plumbline.mapping.target;

import java.util.Map;
import java.util.Optional;

/**
 * An attribute or a property and what is in it.
 *
 * @param name without the asterisk
 * @param spread whether its value is a map, each entry of which is a property of its own, called after the name and the key
 * @param normal what is no news to somebody who knew nothing
 * @param must what is demanded of it, empty when nothing is
 */
record Property(String name, boolean spread, Expression expression, Optional<Normal> normal, Optional<Must> must) {

    /** Which values are no news. */
    sealed interface Normal {
        /** This one. */
        record Same(Object value) implements Normal {}

        /** Those for which an expression over {@code value} is true. */
        record When(Expression expression) implements Normal {}
    }

    /** Whether a property that Klaviyo has is this one, or one of these. */
    boolean isCalled(String property) {
        return spread ? property.startsWith(name) : property.equals(name);
    }

    boolean isNormal(Object value) {
        return switch (normal.orElse(null)) {
            case null -> false;
            case Normal.Same same -> same.value().equals(value);
            case Normal.When when -> isTrue(when.expression(), value);
        };
    }

    private static boolean isTrue(Expression condition, Object value) {
        try {
            return condition
                    .value(Map.of("value", Values.seen(value)))
                    .filter(Boolean.TRUE::equals)
                    .isPresent();
        } catch (Expression.UnwordableException cannotSay) {
            // Then it is news: telling it is the harmless side.
            return false;
        }
    }
}
