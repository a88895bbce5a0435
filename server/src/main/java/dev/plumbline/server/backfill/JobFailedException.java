package dev.plumbline.server.backfill;

/** A job cannot go on, and trying again would not help. The message is for who has to do with it. */
final class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobFailedException(String message) {
        super(message);
    }
}
