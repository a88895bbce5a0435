package dev.plumbline.core.view;

/**
 * A value that is not what the mapping demands of it.
 *
 * @param property where the mapping demands it: {@code targets.profile.properties.CustomerClass}
 * @param gate what is demanded, in the mapping's word: {@code match}
 * @param name what Klaviyo calls the property
 * @param outcome what becomes of it
 * @param expected what was expected, in words and without the value
 * @param value what was found instead, cut where it is long; empty when there was nothing
 */
public record Breach(String property, String gate, String name, Outcome outcome, String expected, String value) {

    /** What becomes of a value that is not as demanded. */
    public enum Outcome {
        /** The rest is told without it. */
        LEAVE_OUT,
        /** Nothing of what it is a part of is told. */
        QUARANTINE,
        /** It is told as it is, and counted. */
        PASS
    }

    /** Which demand of which property it is that is not met. */
    public Gate broken() {
        return new Gate(property, gate);
    }

    /** Whether the property belongs to a part of the mapping such as {@code targets.profile}. */
    public boolean isOf(String part) {
        return property.startsWith(part + ".");
    }

    /** A demand of a property, by its place in the mapping and its word. */
    public record Gate(String property, String gate) {}
}
