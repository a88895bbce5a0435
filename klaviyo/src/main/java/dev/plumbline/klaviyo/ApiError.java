package dev.plumbline.klaviyo;

import java.util.Map;
import java.util.Optional;

/**
 * One entry of an error document. Texts that Klaviyo left out are empty.
 *
 * <p>{@code detail} and {@code meta} may quote personal data of the request, so {@link #toString()} leaves them out.
 *
 * @param pointer JSON pointer into the request body; in a bulk request it names the row
 * @param parameter name of the query parameter at fault
 */
public record ApiError(
        String id,
        int status,
        String code,
        String title,
        String detail,
        Optional<String> pointer,
        Optional<String> parameter,
        Map<String, Object> meta) {

    public ApiError {
        meta = Values.copy(meta);
    }

    /** Code, title and place, for a log line. */
    public String summary() {
        String place = pointer.map(p -> " at " + p)
                .or(() -> parameter.map(p -> " in parameter " + p))
                .orElse("");
        return (code + " (" + title + ")" + place).strip();
    }

    @Override
    public String toString() {
        return "ApiError(" + status + " " + summary() + ")";
    }
}
