package dev.plumbline.server.preflight;

/** Whether to send, the harmless first. */
public enum Verdict {
    GO("Send."),
    CARE("Read the reasons first, and leave out who is listed."),
    STOP("Do not send now.");

    private final String advice;

    Verdict(String advice) {
        this.advice = advice;
    }

    /** What it asks a person to do. */
    public String advice() {
        return advice;
    }

    Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
