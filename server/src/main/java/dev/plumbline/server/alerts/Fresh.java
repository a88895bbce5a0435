package dev.plumbline.server.alerts;

import java.time.Duration;
import java.time.Instant;

/**
 * How fresh a message type is.
 *
 * @param last when the last was worked
 * @param state whether it comes as usual
 * @param missing how many would usually have come since then
 * @param usual how often one usually comes at this time; zero while nothing is missing
 * @param says all of this in words
 */
public record Fresh(String messageType, Instant last, State state, long missing, Duration usual, String says) {

    /** Whether something comes as usual. */
    public enum State {
        /** It comes as usual. */
        USUAL,
        /** Less than three weeks are known. */
        LEARNING,
        /** Nothing comes although it usually does. */
        SILENT,
        /** It is not watched (alerts.silence.except, or both marks are off). */
        UNWATCHED
    }

    static String inWords(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return time.toSeconds() + " s";
        }
        return time.compareTo(Duration.ofHours(2)) < 0 ? time.toMinutes() + " min" : time.toHours() + " h";
    }
}
