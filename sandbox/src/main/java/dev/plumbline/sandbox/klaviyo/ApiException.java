package dev.plumbline.sandbox.klaviyo;

import java.io.Serial;
import java.util.List;

/** Ends a request with an error document. */
final class ApiException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<ApiError> errors;

    ApiException(List<ApiError> errors) {
        super(errors.getFirst().detail(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    ApiException(ApiError error) {
        this(List.of(error));
    }

    List<ApiError> errors() {
        return errors;
    }
}
