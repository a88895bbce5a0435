package dev.plumbline.server.preview;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.server.store.StoredJson;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What one side tells of one thing, field by field.
 *
 * @param id what tells it from others
 * @param kind {@code profile}, {@code event} or the simple name of a command about the catalog
 * @param of {@code profile}, the metric of an event, or the kind
 * @param fields by name: {@code properties.SAPOrders}
 */
record ToldOnce(String id, String kind, String of, SortedMap<String, String> fields) {
    static final String PROFILE = "profile";
    static final String EVENT = "event";

    /** Those whose entries are fields of their own. */
    private static final Set<String> OPENED = Set.of("attributes", "location", "properties");

    static ToldOnce of(Command command, StoredJson json) {
        SortedMap<String, String> fields = new TreeMap<>();
        json.read(json.write(command), JsonNode.class).forEachEntry((name, value) -> {
            if (OPENED.contains(name)) {
                value.forEachEntry((inner, part) -> fields.put(name + "." + inner, text(part)));
            } else if (!value.isNull()) {
                fields.put(name, text(value));
            }
        });
        return switch (command) {
            case UpsertProfile profile ->
                new ToldOnce(profile.account() + " " + profile.profile().externalId(), PROFILE, PROFILE, fields);
            case TrackEvent event ->
                new ToldOnce(event.account() + " " + event.uniqueId(), EVENT, event.metric(), fields);
            default -> {
                String kind = command.getClass().getSimpleName();
                yield new ToldOnce(kind + " " + command.lane(), kind, kind, fields);
            }
        };
    }

    private static String text(JsonNode value) {
        return value.isContainer() ? value.toString() : value.asString("");
    }

    /** This and what was told of the same later. */
    ToldOnce then(ToldOnce later) {
        SortedMap<String, String> all = new TreeMap<>(fields);
        all.putAll(later.fields());
        return new ToldOnce(id, kind, later.of(), all);
    }
}
