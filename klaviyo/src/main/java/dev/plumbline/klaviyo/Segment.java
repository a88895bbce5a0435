package dev.plumbline.klaviyo;

import java.time.Instant;
import java.util.Optional;

/**
 * A segment.
 *
 * @param processing true while Klaviyo works out its members
 */
public record Segment(String id, String name, boolean active, boolean processing, Optional<Instant> updated) {

    static Segment read(Resource resource) {
        return new Segment(
                resource.id(),
                resource.text("name").orElse(""),
                resource.flag("is_active"),
                resource.flag("is_processing"),
                resource.instant("updated"));
    }
}
