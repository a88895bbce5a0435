package dev.plumbline.klaviyo;

import java.time.Duration;

/** What a failure means for the next attempt of the same request. */
public sealed interface Retryability {

    /** The same request will be refused again: correct it, or raise an exception for someone to look at. */
    record Never() implements Retryability {}

    /** Not before this time has passed, counted from the arrival of the answer. */
    record After(Duration delay) implements Retryability {}

    /** Again later, by a {@link Backoff}. */
    record Later() implements Retryability {}

    /** No request of this account can succeed until someone corrects the key or its scopes: stop them all. */
    record Account() implements Retryability {}
}
