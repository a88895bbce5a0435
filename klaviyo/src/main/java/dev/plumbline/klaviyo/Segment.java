package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A segment.
 *
 * @param processing true while Klaviyo works out its members
 * @param size how many members it has; only where it was asked for alone
 */
public record Segment(
        String id, String name, boolean active, boolean processing, Optional<Instant> updated, Optional<Long> size) {

    static Segment read(Resource resource) {
        return new Segment(
                resource.id(),
                resource.text("name").orElse(""),
                resource.flag("is_active"),
                resource.flag("is_processing"),
                resource.instant("updated"),
                resource.number("profile_count").map(BigDecimal::longValue));
    }
}
