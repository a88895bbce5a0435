package dev.plumbline.klaviyo;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of the event endpoints. */
final class EventBodies {
    private EventBodies() {}

    static ObjectNode single(Event event) {
        Attributes attributes = attributes(event).put("profile", Attributes.data(profile(event.profile())));
        return Attributes.data(attributes.resource("event"));
    }

    /** Grouped by profile, the groups in the order of their first event. */
    static ObjectNode bulk(List<Event> events) {
        Check.rows("events", events.size(), Limits.EVENTS_PER_REQUEST);
        requireDistinct(events);
        Map<ProfileRef, ArrayNode> groups = new LinkedHashMap<>();
        for (Event event : events) {
            groups.computeIfAbsent(event.profile(), _ -> Json.array())
                    .add(attributes(event).resource("event"));
        }
        ArrayNode rows = Json.array();
        groups.forEach((profile, list) -> rows.add(new Attributes()
                .put("profile", Attributes.data(profile(profile)))
                .put("events", Attributes.data(list))
                .resource("event-bulk-create")));
        return Attributes.data(new Attributes()
                .put("events-bulk-create", Attributes.data(rows))
                .resource("event-bulk-create-job"));
    }

    private static Attributes attributes(Event event) {
        ObjectNode metric = new Attributes().put("name", event.metric()).resource("metric");
        return new Attributes()
                .put("metric", Attributes.data(metric))
                .put("properties", event.properties())
                .put("time", DateTimeFormatter.ISO_INSTANT.format(event.time().truncatedTo(ChronoUnit.SECONDS)))
                .put("value", event.value())
                .put("value_currency", event.currency())
                .put("unique_id", event.uniqueId())
                .put("backfill", event.backfill());
    }

    /** Identifiers only: an event never changes what is known about its profile. */
    private static ObjectNode profile(ProfileRef ref) {
        return ProfileBodies.identified(ref, ProfileBodies.identifiers(ref));
    }

    private static void requireDistinct(List<Event> events) {
        record Key(ProfileRef profile, String metric, String uniqueId) {}
        Set<Key> seen = new HashSet<>();
        for (int row = 0; row < events.size(); row++) {
            Event event = events.get(row);
            if (!seen.add(new Key(event.profile(), event.metric(), event.uniqueId()))) {
                throw new IllegalArgumentException(
                        "events[" + row + "]: unique_id " + event.uniqueId() + " of " + event.metric()
                                + " is there twice for one profile; Klaviyo refuses the whole request for that");
            }
        }
    }
}
