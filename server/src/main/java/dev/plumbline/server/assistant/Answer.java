package dev.plumbline.server.assistant;

import java.util.List;

/** What an assistant is answered. */
sealed interface Answer {
    /**
     * An answer.
     *
     * @param summary in Plumbline's own words and numbers: nothing that a document, Klaviyo or a person said
     * @param data all else: whatever Jackson writes. Whoever answers masks and bounds it ({@link Telling})
     * @param next what can be asked or done next, in Plumbline's own words
     */
    record Told(String summary, Object data, List<String> next) implements Answer {
        public Told {
            next = List.copyOf(next);
        }
    }

    /** @param reason why there is no answer, and what to ask instead */
    record Refused(String reason) implements Answer {}
}
