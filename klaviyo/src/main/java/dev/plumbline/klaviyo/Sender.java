package dev.plumbline.klaviyo;

/** Sends one request and waits for what comes of it. A test's double is a lambda. */
@FunctionalInterface
public interface Sender extends AutoCloseable {

    /** Never throws for what the network or Klaviyo does: that is a {@link Failure}. */
    KlaviyoResponse<Answer> send(KlaviyoRequest request);

    /** Lets go of what the sender holds. */
    @Override
    default void close() {}
}
