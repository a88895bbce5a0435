package dev.plumbline.mapping.target;

import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.plumbline.mapping.yaml.Place;
import java.util.Map;
import java.util.Optional;

/**
 * An expression that was checked. Immutable; safe to share.
 *
 * @param text as it is written
 * @param place where
 * @param type what it comes to
 */
record Expression(String text, Place place, CelType type, CelRuntime.Program program) {

    /**
     * What it comes to, as a command takes it; empty when there is nothing to tell.
     *
     * @throws UnwordableException when these values do not allow it, as a list without a first entry
     */
    Optional<Object> value(Map<String, ?> variables) throws UnwordableException {
        try {
            return Values.told(program.eval(variables));
        } catch (CelEvaluationException | IllegalArgumentException | ArithmeticException e) {
            throw new UnwordableException(place + ": " + e.getMessage(), e);
        }
    }

    /** An expression whose values did not allow it. */
    static final class UnwordableException extends Exception {
        private static final long serialVersionUID = 1;

        UnwordableException(String message, Exception cause) {
            super(message, cause);
        }
    }
}
