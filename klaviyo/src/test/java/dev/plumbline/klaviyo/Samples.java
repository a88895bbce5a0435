package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invented requests, one of each kind. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    static final ProfileRef ANNA = ProfileRef.ofEmail("anna.thoms@kunde-mail.de")
            .withExternalId("0000104711")
            .withPhone("+494311234567");
    static final ProfileRef BERND = ProfileRef.ofExternalId("0000104712");
    static final CatalogId ITEM = new CatalogId("MAT-4711");
    static final CatalogId VARIANT = new CatalogId("MAT-4711/BLAU 10%");

    private Samples() {}

    static Event event(String uniqueId) {
        return event(ANNA, uniqueId);
    }

    static Event event(ProfileRef profile, String uniqueId) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("OrderId", "0000012345");
        properties.put("ItemNames", List.of("Bolt M8", "Nut M8"));
        properties.put(
                "Items", List.of(Map.of("SKU", "MAT-4711", "Quantity", 3, "ItemPrice", new BigDecimal("39.90"))));
        return new Event(
                "Placed Order",
                profile,
                properties,
                Instant.parse("2026-03-01T07:15:00.987Z"),
                Optional.of(new BigDecimal("119.70")),
                Optional.of("EUR"),
                uniqueId,
                false);
    }

    static ProfileUpsert upsert(ProfileRef profile) {
        return new ProfileUpsert(
                profile,
                ProfileAttributes.unchanged()
                        .withFirstName(Change.set("Anna"))
                        .withTitle(Change.clear())
                        .withLocation(Location.unchanged()
                                .withCity(Change.set("Kiel"))
                                .withAddress2(Change.clear())),
                Map.of("SAP_KDGRP", "02", "SAP_Orders", 7),
                new PropertyPatch(Map.of("brands", List.of("X")), Map.of("brands", List.of("Y")), List.of("Old")));
    }

    static CatalogItem item(String externalId) {
        return new CatalogItem(
                externalId,
                "Bolt M8",
                "A bolt",
                "https://shop.kunde-mail.de/" + externalId,
                Optional.of(new BigDecimal("39.90")),
                new CatalogDetails(
                        Optional.of("https://shop.kunde-mail.de/b.png"),
                        Optional.of("https://shop.kunde-mail.de/s.png"),
                        List.of("https://shop.kunde-mail.de/1.png"),
                        Map.of("plant", "1000", "weight", new BigDecimal("0.25")),
                        true));
    }

    static CatalogVariant variant(String externalId) {
        return new CatalogVariant(
                externalId,
                ITEM,
                "Bolt M8 blue",
                "A blue bolt",
                externalId,
                new BigDecimal("12"),
                new BigDecimal("39.90"),
                "https://shop.kunde-mail.de/" + externalId,
                Optional.of(InventoryPolicy.HIDE_WHEN_OUT_OF_STOCK),
                CatalogDetails.none());
    }

    static ItemPatch itemPatch() {
        return ItemPatch.of(ITEM)
                .withPrice(Change.set(new BigDecimal("1E+1")))
                .withTitle(Change.set("Bolt"))
                .withDescription(Change.clear())
                .withUrl(Change.set("https://shop.kunde-mail.de/x"))
                .withDetails(DetailsPatch.published(false));
    }

    static VariantPatch variantPatch() {
        return VariantPatch.of(VARIANT)
                .withInventoryQuantity(new BigDecimal("0"))
                .withInventoryPolicy(Change.set(InventoryPolicy.SHOW_ALWAYS))
                .withPrice(Change.clear())
                .withSku(Change.set("S"))
                .withTitle(Change.set("T"))
                .withDescription(Change.set("D"))
                .withUrl(Change.set("https://shop.kunde-mail.de/y"))
                .withDetails(new DetailsPatch(
                        Change.set("https://shop.kunde-mail.de/z.png"),
                        Change.clear(),
                        Change.set(List.of("https://shop.kunde-mail.de/z.png")),
                        Change.set(Map.of("plant", "1000")),
                        Change.set(true)));
    }

    static MetricAggregateQuery aggregates() {
        return MetricAggregateQuery.daily(
                "SkDfHe",
                LocalDateTime.parse("2026-03-01T00:00:00"),
                LocalDateTime.parse("2026-04-01T00:00:00"),
                ZoneId.of("Europe/Berlin"));
    }

    /** Every request that writes, or that carries a body, at least once. */
    static List<KlaviyoRequest> requests() {
        return List.of(
                Requests.createEvent(event("ECC100-VBAK-0000012345")),
                Requests.createEvent(new Event(
                        "Returned Order",
                        ProfileRef.ofId("01GDDKASAP8TKDDA2GRZDSVP4H"),
                        Map.of(),
                        NOW,
                        Optional.empty(),
                        Optional.empty(),
                        "1",
                        true)),
                Requests.bulkCreateEvents(List.of(event("1"), event(BERND, "2"), event("3"))),
                Requests.importProfile(upsert(ANNA)),
                Requests.importProfile(ProfileUpsert.of(BERND, ProfileAttributes.unchanged(), Map.of())),
                Requests.bulkImportProfiles(List.of(upsert(ANNA), upsert(BERND))),
                Requests.requestProfileDeletion(ProfileRef.ofEmail("weg@kunde-mail.de")),
                Requests.requestProfileDeletion(ProfileRef.ofId("01GDDKASAP8TKDDA2GRZDSVP4H")),
                Requests.requestProfileDeletion(ProfileRef.ofPhone("+494311234567")),
                Requests.createItem(item("MAT-4711")),
                Requests.updateItem(itemPatch()),
                Requests.deleteItem(ITEM),
                Requests.createVariant(variant("MAT-4711-B")),
                Requests.updateVariant(variantPatch()),
                Requests.deleteVariant(VARIANT),
                Requests.bulkCreateItems(List.of(item("A"), item("B"))),
                Requests.bulkUpdateItems(List.of(itemPatch())),
                Requests.bulkDeleteItems(List.of(ITEM)),
                Requests.bulkCreateVariants(List.of(variant("A"), variant("B"))),
                Requests.bulkUpdateVariants(List.of(variantPatch())),
                Requests.bulkDeleteVariants(List.of(VARIANT)),
                Requests.metricAggregates(aggregates()));
    }
}
