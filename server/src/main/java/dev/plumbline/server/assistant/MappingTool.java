package dev.plumbline.server.assistant;

import dev.plumbline.server.mapping.InForce;
import dev.plumbline.server.mapping.MappingDesk;
import java.util.List;
import java.util.Map;

/** Which mapping is in force. */
final class MappingTool {
    private final MappingDesk desk;

    MappingTool(MappingDesk desk) {
        this.desk = desk;
    }

    Tool tool() {
        return Tool.reading(
                "mapping",
                "The mapping in force",
                "The site's mapping file that is in force (YAML, layered over Plumbline's default mapping) and its version: where IDocs"
                        + " keep what, tables of codes, rules, and what Klaviyo is told. Use it before propose_mapping_change, which"
                        + " takes the whole file. Takes no arguments.",
                List.of(),
                asked -> answer());
    }

    private Answer answer() {
        InForce now = desk.inForce();
        return new Answer.Told(
                now.text().isEmpty()
                        ? "Mapping " + now.mapping().version()
                                + " is in force: the default mapping alone, without a site's file."
                        : "Mapping " + now.mapping().version() + " is in force; yaml is the site's file.",
                Map.of("version", now.mapping().version(), Bounds.WHOLE, now.text()),
                List.of());
    }
}
