package dev.plumbline.mapping.reference;

import dev.plumbline.mapping.source.SourceDocument;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of {@code mapping.yaml}, for editors. It knows the names, forms and words; whether a segment exists and whether an
 * expression stands, only Plumbline's own check knows.
 */
public final class MappingSchema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private MappingSchema() {}

    /** The schema as text. */
    public static String text() {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(schema()) + "\n";
    }

    static ObjectNode schema() {
        ObjectNode root = Json.object();
        root.put("$schema", DRAFT);
        root.put("title", "Plumbline's mapping.yaml");
        root.put(
                "description",
                "What differs from the default mapping: where SAP keeps what, the rules, what Klaviyo is told.");
        ObjectNode sections = Json.object();
        sections.set("sources", sources());
        sections.set("rules", RulesSchema.schema());
        sections.set("targets", TargetsSchema.schema());
        root.setAll(Json.closed(sections));
        ObjectNode definitions = Json.object();
        SourcesSchema.definitions().forEach(definitions::set);
        TargetsSchema.definitions().forEach(definitions::set);
        root.set("$defs", definitions);
        return root;
    }

    private static ObjectNode sources() {
        ObjectNode all = Json.object();
        List<String> documents =
                Stream.of(SourceDocument.values()).map(SourceDocument::key).toList();
        all.set(
                "messages",
                Json.described(
                        Json.open(Json.nullable(Json.words(documents))),
                        "The document that a message type is read as."));
        all.set(
                "basic-types",
                Json.described(
                        Json.open(Json.nullable(Json.words(documents))),
                        "The document of messages whose type is a site's own, by their basic type without its release."));
        all.set(
                "segments-without-layout",
                Json.described(
                        Json.texts(), "Standard segments that are right although no layout of theirs is known."));
        all.set(
                "fields-without-layout",
                Json.described(Json.texts(), "Fields (SEGMENT.FIELD) that are right although the layout lacks them."));
        all.set(
                "code-tables",
                Json.described(
                        Json.open(Json.nullable(Json.open(Json.value()))),
                        "Tables of codes that several bindings share, by name."));
        for (SourceDocument document : SourceDocument.values()) {
            all.set(document.key(), SourcesSchema.of(document));
        }
        return Json.closed(all);
    }
}
