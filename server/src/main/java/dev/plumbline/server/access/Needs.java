package dev.plumbline.server.access;

/** What a route takes. */
sealed interface Needs {
    /** Anybody may. */
    record Nothing() implements Needs {}

    /** Anybody may who is known, whatever the role. */
    record ToBeKnown() implements Needs {}

    record ToBeAllowed(Permission permission) implements Needs {}
}
