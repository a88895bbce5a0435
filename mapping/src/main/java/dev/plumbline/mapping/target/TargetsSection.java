package dev.plumbline.mapping.target;

import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Node;

/** Knows the language of expressions, which takes time to learn, and reads what is written in it. Immutable; safe to share. */
public final class TargetsSection {
    private final Dialect dialect = new Dialect();

    /**
     * Reads a section.
     *
     * @param path the section's own name, for the faults
     * @param extra what expressions may use beyond the model
     */
    public Targets read(Node.Mapping section, String path, Extra extra, Faults faults) {
        return new TargetsReader(dialect.with(extra), faults).read(section, path);
    }

    /** Reads the filters, which are rules but written in the same language. */
    public MappedFilters filters(Node.Mapping section, String path, Extra extra, Faults faults) {
        return new FiltersReader(dialect.with(extra), faults).read(section, path);
    }
}
