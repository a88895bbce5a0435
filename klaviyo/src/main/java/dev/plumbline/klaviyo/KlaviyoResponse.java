package dev.plumbline.klaviyo;

import java.util.Optional;
import java.util.function.Function;

/** What came of a call: a value, or a {@link Failure} that says whether and when to try again. */
public sealed interface KlaviyoResponse<T> {

    /** Klaviyo answered 2xx. For events this means accepted, not processed: only reading back proves them. */
    record Success<T>(T value, int status, Optional<RateLimitHeaders> rateLimit) implements KlaviyoResponse<T> {}

    /** Anything else. */
    record Failed<T>(Failure failure) implements KlaviyoResponse<T> {}

    static <T> KlaviyoResponse<T> failed(Failure failure) {
        return new Failed<>(failure);
    }

    /** The same response with its value turned into another. */
    default <R> KlaviyoResponse<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Success<T> success ->
                new Success<>(change.apply(success.value()), success.status(), success.rateLimit());
            case Failed<T> failed -> new Failed<>(failed.failure());
        };
    }

    /** The failure, if it is one. */
    default Optional<Failure> findFailure() {
        return switch (this) {
            case Success<T> _ -> Optional.empty();
            case Failed<T> failed -> Optional.of(failed.failure());
        };
    }

    /** The value, for programs that end on a failure. */
    default T orElseThrow() {
        return switch (this) {
            case Success<T> success -> success.value();
            case Failed<T> failed -> throw new KlaviyoException(failed.failure());
        };
    }
}
