package dev.plumbline.core.aggregate;

import java.util.Comparator;
import java.util.EnumSet;

/** How an aggregate received a message, the newest first. */
public enum Reception {
    /** It was news and is remembered. */
    APPLIED,
    /** It says what was known already: a repetition, or a deliberate resend without a change. */
    UNCHANGED,
    /** Something newer of the same document was here before. */
    SUPERSEDED;

    /** What became of a document with several parts: it is as new as the newest of them. */
    public static Reception ofParts(EnumSet<Reception> parts) {
        return parts.stream().min(Comparator.naturalOrder()).orElse(UNCHANGED);
    }
}
