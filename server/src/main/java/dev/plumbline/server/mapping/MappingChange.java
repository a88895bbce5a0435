package dev.plumbline.server.mapping;

import dev.plumbline.mapping.yaml.Fault;
import java.util.List;

/** What came of the wish to change the mapping. */
public sealed interface MappingChange {
    /** It is in force from the next batch on. */
    record Activated(String version, String before) implements MappingChange {}

    /** The layouts of segments are in force from the next batch on; the mapping is the same as before. */
    record LayoutsActivated(String version, String layouts, String layoutsBefore) implements MappingChange {}

    /** It is in force already. */
    record Unchanged(String version) implements MappingChange {}

    /** It does not check; the one before stays in force. */
    record Refused(List<Fault> faults) implements MappingChange {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** The layouts of segments cannot be read; those before stay in force. */
    record LayoutsUnreadable(String why) implements MappingChange {}

    /** It checks, but changes what only a start can change; the one before stays in force. */
    record NeedsRestart(String what) implements MappingChange {}

    /** No such version was ever in force here. */
    record Unknown(String version) implements MappingChange {}
}
