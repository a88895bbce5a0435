package dev.plumbline.server.watermark;

import java.util.Optional;

/**
 * How something that is watched stands.
 *
 * @param state how far it has come
 * @param value bytes that are free, or how many wait; counted no further than to the last mark. Empty when it was not looked at
 * @param warn the mark at which it is told; empty when there is none
 * @param refuse the mark at which nothing is taken in; empty when there is none
 * @param says all of this in words, and what to do
 */
public record WatermarkStatus(
        State state, Optional<Long> value, Optional<Long> warn, Optional<Long> refuse, String says) {

    /** How far something has come. */
    public enum State {
        FINE,
        WARN,
        /** Nothing is taken in. */
        REFUSE,
        /** It cannot be seen, or both marks are off. */
        UNWATCHED
    }

    static WatermarkStatus unwatched(String why) {
        return new WatermarkStatus(State.UNWATCHED, Optional.empty(), Optional.empty(), Optional.empty(), why);
    }
}
