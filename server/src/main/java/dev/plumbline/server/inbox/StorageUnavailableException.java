package dev.plumbline.server.inbox;

/** Nothing was taken in, because the database is away or a watermark is reached: the sender keeps it and sends it again. */
public final class StorageUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    StorageUnavailableException(String message) {
        super(message);
    }
}
