package dev.plumbline.server.assistant;

import dev.plumbline.server.access.Permission;
import java.util.List;
import java.util.function.Function;

/**
 * Something that an assistant may ask, or propose.
 *
 * @param name by which it is called
 * @param title for people
 * @param description for the assistant: what it answers, and when to use it
 * @param needs what the caller's role has to allow; without it the tool is not even listed
 * @param effect what calling it does
 */
record Tool(
        String name,
        String title,
        String description,
        List<Argument> arguments,
        Permission needs,
        Effect effect,
        Function<Asked, Answer> work) {
    Tool {
        arguments = List.copyOf(arguments);
    }

    /** What calling a tool does. No tool does more. */
    enum Effect {
        /** Looks at what Plumbline has. */
        READS,
        /** Asks Klaviyo besides. */
        READS_KLAVIYO,
        /** Puts something down for a person to decide. */
        PROPOSES
    }

    /** What a tool takes. {@code type}: {@code string} or {@code integer}. */
    record Argument(String name, String type, String description, boolean required) {
        static Argument text(String name, String description) {
            return new Argument(name, "string", description, true);
        }

        static Argument optionalText(String name, String description) {
            return new Argument(name, "string", description, false);
        }

        static Argument number(String name, String description) {
            return new Argument(name, "integer", description, true);
        }
    }

    /** A question that anybody may ask who may look. */
    static Tool reading(
            String name, String title, String description, List<Argument> arguments, Function<Asked, Answer> work) {
        return new Tool(name, title, description, arguments, Permission.SEE, Effect.READS, work);
    }
}
