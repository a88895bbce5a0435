package dev.plumbline.simulation.check;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.JsonBody;
import dev.plumbline.simulation.world.Wired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that reached Klaviyo, read.
 *
 * @param attributes of the body's resource
 * @param lane as commands name it
 * @param signature what it says, without what may differ between two attempts at the same command
 */
record Spoken(Wired wired, JsonNode attributes, String lane, String signature) {
    private static final String ACCOUNT = "main/";

    static Spoken of(Wired wired) {
        JsonNode data = JsonMapper.shared()
                .readTree(wired.request().body().map(JsonBody::text).orElse("{}"))
                .path("data");
        JsonNode attributes = data.path("attributes");
        String id = text(data, "id");
        String sku = id.isEmpty() ? text(attributes, "external_id") : id.substring(id.lastIndexOf(':') + 1);
        String catalog = ACCOUNT + "catalog:" + sku;
        return switch (wired.request().endpoint()) {
            case CREATE_EVENT -> {
                JsonNode profile = attributes.path("profile").path("data").path("attributes");
                yield new Spoken(
                        wired,
                        attributes,
                        ACCOUNT + "profile:" + text(profile, "external_id"),
                        event(metric(attributes), text(attributes, "unique_id")));
            }
            case IMPORT_PROFILE ->
                new Spoken(
                        wired,
                        attributes,
                        ACCOUNT + "profile:" + text(attributes, "external_id"),
                        "profile " + Flat.of(attributes.path("properties")) + Flat.of(attributes.path("location")));
            case CREATE_ITEM, UPDATE_ITEM ->
                new Spoken(wired, attributes, catalog, "item " + text(attributes, "title"));
            case CREATE_VARIANT -> new Spoken(wired, attributes, catalog, "variant " + text(attributes, "title"));
            case UPDATE_VARIANT -> new Spoken(wired, attributes, catalog, ofVariant(attributes));
            default -> new Spoken(wired, attributes, "", "something else");
        };
    }

    private static String ofVariant(JsonNode attributes) {
        if (attributes.has("title")) {
            return "variant " + text(attributes, "title");
        }
        return attributes.has("inventory_quantity")
                ? "stock " + Flat.of(attributes.path("inventory_quantity"))
                : "published " + Flat.of(attributes.path("published"));
    }

    private static String event(String metric, String uniqueId) {
        return "event " + metric + " " + uniqueId;
    }

    /** What a command's request will say. */
    static String signatureOf(Command command) {
        return switch (command) {
            case TrackEvent event -> event(event.metric(), event.uniqueId());
            case UpsertProfile profile ->
                "profile " + (profile.properties().isEmpty() ? "" : Flat.of(profile.properties()))
                        + (profile.location().isEmpty() ? "" : Flat.of(profile.location()));
            case UpsertCatalogItem item -> "item " + item.title();
            case UpsertCatalogVariant variant -> "variant " + variant.title();
            case SetStock stock -> "stock " + stock.quantity();
            case SetPublished published -> "published " + published.published();
        };
    }

    boolean isEvent() {
        return wired.request().endpoint() == Endpoint.CREATE_EVENT;
    }

    boolean isProfile() {
        return wired.request().endpoint() == Endpoint.IMPORT_PROFILE;
    }

    String uniqueId() {
        return text(attributes, "unique_id");
    }

    String metric() {
        return metric(attributes);
    }

    private static String metric(JsonNode attributes) {
        return text(attributes.path("metric").path("data").path("attributes"), "name");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
