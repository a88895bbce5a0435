package dev.plumbline.simulation.check;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.JsonBody;
import dev.plumbline.simulation.world.Wired;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private static final Set<Endpoint> EVENTS = EnumSet.of(Endpoint.CREATE_EVENT, Endpoint.BULK_CREATE_EVENTS);
    private static final Set<Endpoint> PROFILES = EnumSet.of(Endpoint.IMPORT_PROFILE, Endpoint.BULK_IMPORT_PROFILES);

    /** What a request says: of many if it is one of many, nothing if it only asks. */
    static Stream<Spoken> of(Wired wired) {
        JsonNode data = JsonMapper.shared()
                .readTree(wired.request().body().map(JsonBody::text).orElse("{}"))
                .path("data");
        JsonNode attributes = data.path("attributes");
        Endpoint endpoint = wired.request().endpoint();
        if (endpoint.reads()) {
            return Stream.empty();
        }
        return switch (endpoint) {
            case CREATE_EVENT -> Stream.of(ofEvent(wired, attributes, attributes.path("profile")));
            case BULK_CREATE_EVENTS ->
                attributes.path("events-bulk-create").path("data").valueStream().flatMap(group -> {
                    JsonNode own = group.path("attributes");
                    return own.path("events")
                            .path("data")
                            .valueStream()
                            .map(event -> ofEvent(wired, event.path("attributes"), own.path("profile")));
                });
            case IMPORT_PROFILE -> Stream.of(ofProfile(wired, data));
            case BULK_IMPORT_PROFILES ->
                attributes.path("profiles").path("data").valueStream().map(row -> ofProfile(wired, row));
            case CREATE_ITEM, UPDATE_ITEM, CREATE_VARIANT, UPDATE_VARIANT -> Stream.of(ofCatalog(wired, data));
            case BULK_CREATE_ITEMS, BULK_UPDATE_ITEMS ->
                attributes.path("items").path("data").valueStream().map(row -> ofCatalog(wired, row));
            case BULK_CREATE_VARIANTS, BULK_UPDATE_VARIANTS ->
                attributes.path("variants").path("data").valueStream().map(row -> ofCatalog(wired, row));
            default -> Stream.of(new Spoken(wired, attributes, "", "something else"));
        };
    }

    private static Spoken ofEvent(Wired wired, JsonNode attributes, JsonNode profile) {
        return new Spoken(
                wired,
                attributes,
                ACCOUNT + "profile:" + text(profile.path("data").path("attributes"), "external_id"),
                event(metric(attributes), text(attributes, "unique_id")));
    }

    private static Spoken ofProfile(Wired wired, JsonNode row) {
        JsonNode attributes = row.path("attributes");
        return new Spoken(
                wired,
                attributes,
                ACCOUNT + "profile:" + text(attributes, "external_id"),
                "profile " + Flat.of(attributes.path("properties")) + Flat.of(attributes.path("location")));
    }

    private static Spoken ofCatalog(Wired wired, JsonNode row) {
        JsonNode attributes = row.path("attributes");
        String id = text(row, "id");
        String sku = id.isEmpty() ? text(attributes, "external_id") : id.substring(id.lastIndexOf(':') + 1);
        boolean item = text(row, "type").equals("catalog-item");
        return new Spoken(
                wired,
                attributes,
                ACCOUNT + "catalog:" + sku,
                item ? "item " + ofEntry(attributes) : ofVariant(attributes));
    }

    /** Without a price a variant is made with a price of zero. */
    private static String ofEntry(JsonNode attributes) {
        return entry(
                text(attributes, "title"),
                attributes.path("price").decimalValue(BigDecimal.ZERO),
                attributes.path("published").asBoolean(false));
    }

    private static String entry(String title, BigDecimal price, boolean published) {
        return title
                + (price.signum() == 0
                        ? ""
                        : " for " + price.stripTrailingZeros().toPlainString())
                + (published ? "" : ", unpublished");
    }

    private static BigDecimal amount(Optional<Money> price) {
        return price.map(Money::amount).orElse(BigDecimal.ZERO);
    }

    private static String ofVariant(JsonNode attributes) {
        if (attributes.has("title")) {
            return "variant " + ofEntry(attributes);
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
            case UpsertCatalogItem item -> "item " + entry(item.title(), amount(item.price()), item.published());
            case UpsertCatalogVariant variant ->
                "variant " + entry(variant.title(), amount(variant.price()), variant.published());
            case SetStock stock -> "stock " + stock.quantity();
            case SetPublished published -> "published " + published.published();
        };
    }

    boolean isEvent() {
        return EVENTS.contains(wired.request().endpoint());
    }

    boolean isProfile() {
        return PROFILES.contains(wired.request().endpoint());
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
