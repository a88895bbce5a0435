package dev.plumbline.server.holds;

/** What came of a person's wish to decide about what is held. */
public sealed interface Ruling {

    /**
     * It is noted; the engine works it next.
     *
     * @param decision its number
     * @param about the aggregate's key
     * @param kind {@code RELEASE} or {@code DROP}
     */
    record Noted(long decision, String about, String kind) implements Ruling {}

    /** Nothing is held there. */
    record NothingHeld(String reason) implements Ruling {}

    /** It does not say what it must. */
    record Incomplete(String reason) implements Ruling {}
}
