package dev.plumbline.core.aggregate;

/** How an aggregate received a message. */
public enum Reception {
    /** It was news and is remembered. */
    APPLIED,
    /** It says what was known already: a repetition, or a deliberate resend without a change. */
    UNCHANGED,
    /** Something newer of the same document was here before. */
    SUPERSEDED
}
