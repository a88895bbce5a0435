package dev.plumbline.mapping.target;

import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.plumbline.mapping.yaml.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An expression that was checked. Immutable; safe to share.
 *
 * @param text as it is written
 * @param place where
 * @param type what it comes to
 * @param way a variable and the fields that lead from it to the value, when the expression is nothing but that; else empty
 */
record Expression(String text, Place place, CelType type, List<String> way, CelRuntime.Program program) {
    Expression {
        way = List.copyOf(way);
    }

    /**
     * What it comes to, as a command takes it; empty when there is nothing to tell.
     *
     * @throws UnwordableException when these values do not allow it, as a list without a first entry
     */
    Optional<Object> value(Map<String, Object> variables) throws UnwordableException {
        try {
            Optional<Object> there = atEndOfWay(variables);
            // A map as argument would be copied for each expression.
            return Values.told(
                    there.isPresent()
                            ? there.get()
                            : program.eval((String name) -> Optional.ofNullable(variables.get(name))));
        } catch (CelEvaluationException | IllegalArgumentException | ArithmeticException e) {
            throw new UnwordableException(place + ": " + e.getMessage(), e);
        }
    }

    /** Most expressions are such a way, and CEL would take ten times as long to go it. Empty where only CEL knows how to go on. */
    private Optional<Object> atEndOfWay(Map<String, Object> variables) {
        if (way.isEmpty()) {
            return Optional.empty();
        }
        Optional<Object> reached = Optional.ofNullable(variables.get(way.getFirst()));
        for (int n = 1; n < way.size() && reached.isPresent(); n++) {
            reached = reached.get() instanceof Struct.Seen<?> struct ? struct.find(way.get(n)) : Optional.empty();
        }
        return reached;
    }

    /** An expression whose values did not allow it. */
    static final class UnwordableException extends Exception {
        private static final long serialVersionUID = 1;

        UnwordableException(String message, Exception cause) {
            super(message, cause);
        }
    }
}
