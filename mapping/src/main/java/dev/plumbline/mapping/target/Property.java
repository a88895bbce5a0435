package dev.plumbline.mapping.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * An attribute or a property and what is in it.
 *
 * @param name without the asterisk
 * @param spread whether its value is a map, each entry of which is a property of its own, called after the name and the key
 * @param normal what is no news to somebody who knew nothing
 */
record Property(String name, boolean spread, Expression expression, Optional<Normal> normal) {

    /** Which values are no news. */
    sealed interface Normal {
        /** This one. */
        record Same(Object value) implements Normal {}

        /** Those for which an expression over {@code value} is true. */
        record When(Expression expression) implements Normal {}
    }

    /** Tells its value, if there is one. */
    void tell(Map<String, Object> variables, BiConsumer<String, Object> to, List<String> troubles) {
        try {
            expression.value(variables).ifPresent(value -> {
                if (spread && value instanceof Map<?, ?> entries) {
                    entries.forEach((key, entry) -> to.accept(name + key, entry));
                } else {
                    to.accept(name, value);
                }
            });
        } catch (Expression.UnwordableException e) {
            troubles.add(name + " was left out: " + e.getMessage());
        }
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
