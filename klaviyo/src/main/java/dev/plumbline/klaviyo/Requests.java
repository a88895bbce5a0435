package dev.plumbline.klaviyo;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests as values, to be stored, validated or sent by {@link KlaviyoClient#send}. Each method throws
 * {@link IllegalArgumentException} where a documented limit is exceeded.
 */
public final class Requests {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private Requests() {}

    public static KlaviyoRequest createEvent(Event event) {
        return post(Endpoint.CREATE_EVENT, EventBodies.single(event));
    }

    /** At most 1000 events and 5 MB; grouped by profile. Klaviyo refuses all of them when it refuses one. */
    public static KlaviyoRequest bulkCreateEvents(List<Event> events) {
        return post(Endpoint.BULK_CREATE_EVENTS, EventBodies.bulk(events));
    }

    public static KlaviyoRequest importProfile(ProfileUpsert upsert) {
        return post(Endpoint.IMPORT_PROFILE, ProfileBodies.single(upsert));
    }

    /** At most 10,000 profiles and 5 MB; one row per person. Klaviyo refuses all of them when it refuses one. */
    public static KlaviyoRequest bulkImportProfiles(List<ProfileUpsert> upserts) {
        return post(Endpoint.BULK_IMPORT_PROFILES, ProfileBodies.bulk(upserts));
    }

    /** Deletes a person for ever, by id, e-mail or phone number. */
    public static KlaviyoRequest requestProfileDeletion(ProfileRef profile) {
        return post(Endpoint.REQUEST_PROFILE_DELETION, ProfileBodies.deletion(profile));
    }

    public static KlaviyoRequest createItem(CatalogItem item) {
        return post(Endpoint.CREATE_ITEM, Attributes.data(CatalogBodies.item(item)));
    }

    public static KlaviyoRequest updateItem(ItemPatch patch) {
        return PathAndQuery.of(Endpoint.UPDATE_ITEM, patch.id().value())
                .request(Json.body(Attributes.data(CatalogBodies.item(patch))));
    }

    public static KlaviyoRequest deleteItem(CatalogId id) {
        return PathAndQuery.of(Endpoint.DELETE_ITEM, id.value()).request();
    }

    public static KlaviyoRequest createVariant(CatalogVariant variant) {
        return post(Endpoint.CREATE_VARIANT, Attributes.data(CatalogBodies.variant(variant)));
    }

    public static KlaviyoRequest updateVariant(VariantPatch patch) {
        return PathAndQuery.of(Endpoint.UPDATE_VARIANT, patch.id().value())
                .request(Json.body(Attributes.data(CatalogBodies.variant(patch))));
    }

    public static KlaviyoRequest deleteVariant(CatalogId id) {
        return PathAndQuery.of(Endpoint.DELETE_VARIANT, id.value()).request();
    }

    /** At most 100 rows, like all bulk jobs of the catalog. */
    public static KlaviyoRequest bulkCreateItems(List<CatalogItem> items) {
        return job(
                CatalogJobKind.CREATE_ITEMS,
                CatalogBodies.job(CatalogJobKind.CREATE_ITEMS, items, CatalogItem::id, CatalogBodies::item));
    }

    public static KlaviyoRequest bulkUpdateItems(List<ItemPatch> patches) {
        return job(
                CatalogJobKind.UPDATE_ITEMS,
                CatalogBodies.job(CatalogJobKind.UPDATE_ITEMS, patches, ItemPatch::id, CatalogBodies::item));
    }

    public static KlaviyoRequest bulkDeleteItems(List<CatalogId> ids) {
        return job(
                CatalogJobKind.DELETE_ITEMS,
                CatalogBodies.job(CatalogJobKind.DELETE_ITEMS, ids, id -> id, CatalogBodies::itemReference));
    }

    public static KlaviyoRequest bulkCreateVariants(List<CatalogVariant> variants) {
        return job(
                CatalogJobKind.CREATE_VARIANTS,
                CatalogBodies.job(
                        CatalogJobKind.CREATE_VARIANTS, variants, CatalogVariant::id, CatalogBodies::variant));
    }

    public static KlaviyoRequest bulkUpdateVariants(List<VariantPatch> patches) {
        return job(
                CatalogJobKind.UPDATE_VARIANTS,
                CatalogBodies.job(CatalogJobKind.UPDATE_VARIANTS, patches, VariantPatch::id, CatalogBodies::variant));
    }

    public static KlaviyoRequest bulkDeleteVariants(List<CatalogId> ids) {
        return job(
                CatalogJobKind.DELETE_VARIANTS,
                CatalogBodies.job(CatalogJobKind.DELETE_VARIANTS, ids, id -> id, CatalogBodies::variantReference));
    }

    public static KlaviyoRequest metricAggregates(MetricAggregateQuery query) {
        Attributes attributes = new Attributes()
                .put("metric_id", query.metricId())
                .put(
                        "measurements",
                        query.measurements().stream()
                                .map(measurement -> measurement.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .toList())
                .put("interval", query.interval().name().toLowerCase(Locale.ROOT))
                .put("timezone", query.timezone().getId())
                .put(
                        "filter",
                        List.of(
                                "greater-or-equal(datetime," + local(query.from()) + ")",
                                "less-than(datetime," + local(query.before()) + ")"))
                .put("page_cursor", query.cursor());
        if (!query.groupBy().isEmpty()) {
            attributes.put("by", query.groupBy());
        }
        return post(Endpoint.QUERY_METRIC_AGGREGATES, Attributes.data(attributes.resource("metric-aggregate")));
    }

    /** A request for one resource, or for a page. */
    static KlaviyoRequest read(Endpoint endpoint, String path) {
        return new KlaviyoRequest(endpoint, path, Optional.empty());
    }

    static KlaviyoRequest write(Endpoint endpoint, String path, JsonBody body) {
        return new KlaviyoRequest(endpoint, path, Optional.of(body));
    }

    private static KlaviyoRequest post(Endpoint endpoint, ObjectNode body) {
        return write(endpoint, endpoint.template(), Json.body(body));
    }

    private static KlaviyoRequest job(CatalogJobKind kind, ObjectNode body) {
        return post(kind.start(), body);
    }

    private static String local(LocalDateTime time) {
        return SECONDS.format(time);
    }
}
