package dev.plumbline.server.exceptions;

/** What came of the wish to replay an exception. */
public sealed interface Replay {

    /**
     * It is tried again.
     *
     * @param commands how many commands went back to the queue: the refused one and those that were parked behind it; 0 when it is
     *     the engine that works again: it reads an IDoc anew or wakes an aggregate
     */
    record Started(long exception, int commands) implements Replay {}

    /** There is no such open exception. */
    record NotOpen(String reason) implements Replay {}

    /** It is open, but trying again does not mend it. */
    record NotReplayable(String reason) implements Replay {}
}
