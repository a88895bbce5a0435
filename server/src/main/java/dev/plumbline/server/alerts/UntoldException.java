package dev.plumbline.server.alerts;

/** A channel did not take a message, or nobody knows whether it did. The message says why, without addresses and secrets. */
final class UntoldException extends Exception {
    UntoldException(String reason, Throwable cause) {
        super(reason, cause);
    }

    UntoldException(String reason) {
        super(reason);
    }

    /** Why, for people. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
