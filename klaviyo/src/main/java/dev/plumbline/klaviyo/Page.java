package dev.plumbline.klaviyo;

import java.util.List;
import java.util.Optional;

/** One page of a listing. A page may be empty and still have a next one: only the missing cursor ends a walk. */
public record Page<T>(List<T> items, Optional<Cursor> next) {
    public Page {
        items = List.copyOf(items);
    }
}
