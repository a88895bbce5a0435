package dev.plumbline.server.preflight;

/** Why what Klaviyo knows of a customer may not be what SAP says. */
public enum Trouble {
    /** A change waits for Klaviyo. */
    UNDELIVERED("a change is not in Klaviyo yet"),
    /** A document about it, or a command, cannot go on. */
    EXCEPTION("an exception is open"),
    /** SAP has not confirmed an order, or a document waits for another. */
    HELD("a document is held");

    private final String words;

    Trouble(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
