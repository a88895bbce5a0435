package dev.plumbline.klaviyo;

/** A {@link Failure} thrown by those calls whose shape leaves no room for it: {@code orElseThrow} and the streams of {@link Walk}. */
public final class KlaviyoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public KlaviyoException(Failure failure) {
        super("Klaviyo: " + failure.summary());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
