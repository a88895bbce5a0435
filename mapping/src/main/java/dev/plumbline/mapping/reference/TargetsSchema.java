package dev.plumbline.mapping.reference;

import dev.plumbline.mapping.target.ExpressionCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.node.ObjectNode;

/** The schema of the targets. */
final class TargetsSchema {
    private static final String PROPERTY = "property";
    private static final String PROPERTIES = "properties";

    private TargetsSchema() {}

    private static final String NUMBER = "^[+-]?(\\d+\\.?\\d*|\\.\\d+)$";

    static SequencedMap<String, ObjectNode> definitions() {
        ObjectNode keys = Json.object();
        keys.set("value", Json.described(Json.value(), "An expression in CEL."));
        keys.set("type", Json.described(Json.words(ExpressionCatalog.declarable()), "What the value must be."));
        keys.set(
                "owner",
                Json.described(
                        Json.words(ExpressionCatalog.owners()), "Whose property it is; only SAP's (sap) are written."));
        ObjectNode when = Json.object();
        when.set("when", Json.described(Json.value(), "A condition over value, in CEL."));
        keys.set(
                "normal",
                Json.described(
                        Json.any(Json.value(), Json.closed(when)),
                        "What is no news of a customer who was never told."));
        keys.set("must", Json.described(Json.closed(demands()), "What the value must be; of a list, each entry."));
        keys.set(
                "breach",
                Json.described(
                        Json.words(ExpressionCatalog.outcomes()),
                        "What becomes of a value that is not as it must be; leave-out when nothing is said."));
        SequencedMap<String, ObjectNode> all = new LinkedHashMap<>();
        all.put(
                PROPERTY,
                Json.described(
                        Json.any(Json.value(), Json.closed(keys)), "An expression in CEL, or ~ for no such property."));
        ObjectNode properties = Json.open(Json.reference(PROPERTY));
        ObjectNode klaviyos = Json.object();
        klaviyos.set("not", Json.object().put("pattern", "^\\$|[Cc]onsent|[Ss]ubscri|[Ss]uppress"));
        properties.set("propertyNames", klaviyos);
        all.put(
                PROPERTIES,
                Json.described(
                        properties, "Names as Klaviyo shows them, with their expressions; NAME* takes a map apart."));
        return all;
    }

    private static ObjectNode demands() {
        ObjectNode demands = Json.object();
        ExpressionCatalog.demands()
                .forEach(demand -> demands.set(demand.name(), Json.described(form(demand.name()), demand.meaning())));
        return demands;
    }

    private static ObjectNode form(String demand) {
        return switch (demand) {
            case "match" -> Json.value();
            case "from", "to" -> Json.any(Json.number(), Json.matching(NUMBER), Json.nothing());
            case "be" -> Json.any(Json.value(), Json.list(Json.value()).put("minItems", 1));
            default -> Json.nullable(Json.flag());
        };
    }

    static ObjectNode schema() {
        ObjectNode shared = Json.object();
        shared.set(PROPERTIES, Json.reference(PROPERTIES));
        ObjectNode profile = Json.object();
        profile.set("attributes", named(ExpressionCatalog.attributes()));
        profile.set("location", named(ExpressionCatalog.location()));
        profile.set(PROPERTIES, Json.reference(PROPERTIES));
        profile.set(
                "shared",
                Json.described(
                        Json.closed(shared), "What is told once of a profile whose e-mail address is another one's."));
        ObjectNode events = Json.object();
        ExpressionCatalog.events().forEach(event -> {
            ObjectNode keys = Json.object();
            keys.set(PROPERTIES, Json.reference(PROPERTIES));
            events.set(event, Json.closed(keys));
        });
        ObjectNode targets = Json.object();
        targets.set("profile", Json.closed(profile));
        targets.set("events", Json.closed(events));
        return Json.described(Json.closed(targets), "What Klaviyo is told.");
    }

    private static ObjectNode named(List<String> names) {
        ObjectNode keys = Json.object();
        names.forEach(name -> keys.set(name, Json.reference(PROPERTY)));
        return Json.described(Json.closed(keys), "Klaviyo's own, all of them texts.");
    }
}
