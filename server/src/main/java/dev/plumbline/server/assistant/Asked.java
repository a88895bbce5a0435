package dev.plumbline.server.assistant;

import dev.plumbline.server.access.Caller;
import java.util.Map;
import java.util.Optional;

/**
 * A call of a tool.
 *
 * @param arguments as the tool's schema has them: they were checked
 */
record Asked(Caller caller, Map<String, Object> arguments) {
    /** What was given as a text, without space around; empty when nothing was. */
    String text(String name) {
        return arguments.get(name) instanceof String text ? text.strip() : "";
    }

    /** The same where nothing is something else than an empty text. */
    Optional<String> optional(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    /** What was given as a number; -1 when nothing was. */
    long number(String name) {
        return arguments.get(name) instanceof Number number ? number.longValue() : -1;
    }
}
