package dev.plumbline.server.mapping;

import dev.plumbline.idoc.IdocReader;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.server.schema.Layouts;

/**
 * By what IDocs are read and worked: a mapping that was checked against layouts, and these layouts. Immutable.
 *
 * @param text the site's file; empty when the default mapping stands alone
 * @param loader checks other mappings against the same layouts
 * @param reader reads IDocs by them
 */
public record InForce(Mapping mapping, String text, Layouts layouts, MappingLoader loader, IdocReader reader) {

    /** Whether IDocs are read and worked by it as by the other. */
    public boolean isAs(InForce other) {
        return mapping.version().equals(other.mapping.version())
                && layouts.version().equals(other.layouts.version());
    }
}
