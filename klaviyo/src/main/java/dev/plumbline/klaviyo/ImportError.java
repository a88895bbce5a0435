package dev.plumbline.klaviyo;

import java.util.Map;
import java.util.Optional;

/**
 * Why one row of a bulk import of profiles was not taken.
 *
 * @param originalPayload the row as it was sent
 */
public record ImportError(
        String id,
        String code,
        String title,
        String detail,
        Optional<String> pointer,
        Map<String, Object> originalPayload) {

    public ImportError {
        originalPayload = Values.copy(originalPayload);
    }

    static ImportError read(Resource resource) {
        return new ImportError(
                resource.id(),
                resource.text("code").orElse(""),
                resource.text("title").orElse(""),
                resource.text("detail").orElse(""),
                resource.at("source").text("pointer"),
                resource.map("original_payload"));
    }

    /** Code and place; detail and payload may be personal. */
    @Override
    public String toString() {
        return "ImportError(" + code + " " + title
                + pointer.map(p -> " at " + p).orElse("") + ")";
    }
}
