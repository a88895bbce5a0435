package dev.plumbline.server.inbox;

/**
 * What became of an arrival: it is on disk.
 *
 * @param id its row in the inbox
 * @param kind whether it was new
 */
public record Receipt(long id, Kind kind) {

    /** How an arrival was taken in. */
    public enum Kind {
        /** An IDoc that was not here yet. */
        NEW,
        /** The same bytes as one that is here. */
        DUPLICATE,
        /** No IDoc; kept as an exception. */
        UNREADABLE
    }
}
