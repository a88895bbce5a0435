package dev.plumbline.server.delivery;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.klaviyo.CatalogDetails;
import dev.plumbline.klaviyo.CatalogId;
import dev.plumbline.klaviyo.CatalogItem;
import dev.plumbline.klaviyo.CatalogVariant;
import dev.plumbline.klaviyo.Change;
import dev.plumbline.klaviyo.DetailsPatch;
import dev.plumbline.klaviyo.Event;
import dev.plumbline.klaviyo.ItemPatch;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.Location;
import dev.plumbline.klaviyo.ProfileAttributes;
import dev.plumbline.klaviyo.ProfileRef;
import dev.plumbline.klaviyo.ProfileUpsert;
import dev.plumbline.klaviyo.PropertyPatch;
import dev.plumbline.klaviyo.Requests;
import dev.plumbline.klaviyo.VariantPatch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How Klaviyo is told a command. */
final class CommandRequests {
    private final Duration liveWindow;

    /** @param liveWindow an event older than this is history: like a silent one it is recorded and starts no flow (invariant I9) */
    CommandRequests(Duration liveWindow) {
        this.liveWindow = liveWindow;
    }

    /**
     * The request to send, and the one to send instead when Klaviyo answers that a catalog entry is there already (409).
     *
     * @param form how much is sent, when it is a profile
     * @throws IllegalArgumentException when no request that Klaviyo documents can say it: a name too long, an address too long
     */
    List<KlaviyoRequest> of(Command command, ProfileForm form, Instant now) {
        return switch (command) {
            case TrackEvent event -> List.of(Requests.createEvent(event(event, now)));
            case UpsertProfile upsert -> List.of(Requests.importProfile(profile(form.of(upsert))));
            case UpsertCatalogItem item -> List.of(Requests.createItem(item(item)), Requests.updateItem(patch(item)));
            case UpsertCatalogVariant variant ->
                List.of(Requests.createVariant(variant(variant)), Requests.updateVariant(patch(variant)));
            case SetStock stock -> List.of(Requests.updateVariant(patch(stock)));
            case SetPublished published -> List.of(Requests.updateVariant(patch(published)));
        };
    }

    /** An event as it is sent at this moment. */
    Event event(TrackEvent event, Instant now) {
        return new Event(
                event.metric(),
                ProfileRef.ofExternalId(event.profile().externalId()),
                event.properties(),
                event.time(),
                event.value().map(Money::amount),
                event.value().map(Money::currency),
                event.uniqueId(),
                event.silent() || event.time().isBefore(now.minus(liveWindow)));
    }

    static ProfileUpsert profile(UpsertProfile upsert) {
        Map<String, String> given = upsert.attributes();
        ProfileRef profile = ProfileRef.ofExternalId(upsert.profile().externalId());
        profile = given.containsKey("email") ? profile.withEmail(given.getOrDefault("email", "")) : profile;
        profile =
                given.containsKey("phone_number") ? profile.withPhone(given.getOrDefault("phone_number", "")) : profile;
        ProfileAttributes attributes = ProfileAttributes.unchanged()
                .withFirstName(setOrKeep(given, "first_name"))
                .withLastName(setOrKeep(given, "last_name"))
                .withOrganization(setOrKeep(given, "organization"))
                .withLocale(setOrKeep(given, "locale"));
        Map<String, String> place = upsert.location();
        if (!place.isEmpty()) {
            attributes = attributes.withLocation(Location.unchanged()
                    .withAddress1(setOrKeep(place, "address1"))
                    .withCity(setOrKeep(place, "city"))
                    .withZip(setOrKeep(place, "zip"))
                    .withRegion(setOrKeep(place, "region"))
                    .withCountry(setOrKeep(place, "country")));
        }
        return new ProfileUpsert(
                profile, attributes, upsert.properties(), PropertyPatch.unset(List.copyOf(upsert.unset())));
    }

    private static Change<String> setOrKeep(Map<String, String> values, String name) {
        return Change.setOrKeep(Optional.ofNullable(values.get(name)));
    }

    static CatalogItem item(UpsertCatalogItem item) {
        return new CatalogItem(
                item.sku(),
                item.title(),
                item.description(),
                item.url(),
                item.price().map(Money::amount),
                details(item.published()));
    }

    static ItemPatch patch(UpsertCatalogItem item) {
        return ItemPatch.of(new CatalogId(item.sku()))
                .withTitle(Change.set(item.title()))
                .withDescription(Change.set(item.description()))
                .withUrl(Change.set(item.url()))
                .withPrice(Change.setOrKeep(item.price().map(Money::amount)))
                .withDetails(DetailsPatch.published(item.published()));
    }

    /** Klaviyo requires a price and a quantity. An entry without a price is not published; the quantity follows by itself. */
    static CatalogVariant variant(UpsertCatalogVariant variant) {
        return new CatalogVariant(
                variant.sku(),
                new CatalogId(variant.sku()),
                variant.title(),
                variant.description(),
                variant.sku(),
                BigDecimal.ZERO,
                variant.price().map(Money::amount).orElse(BigDecimal.ZERO),
                variant.url(),
                Optional.empty(),
                details(variant.published()));
    }

    static VariantPatch patch(SetStock stock) {
        return VariantPatch.of(new CatalogId(stock.sku())).withInventoryQuantity(BigDecimal.valueOf(stock.quantity()));
    }

    static VariantPatch patch(SetPublished published) {
        return VariantPatch.of(new CatalogId(published.sku()))
                .withDetails(DetailsPatch.published(published.published()));
    }

    static VariantPatch patch(UpsertCatalogVariant variant) {
        return VariantPatch.of(new CatalogId(variant.sku()))
                .withTitle(Change.set(variant.title()))
                .withDescription(Change.set(variant.description()))
                .withUrl(Change.set(variant.url()))
                .withPrice(Change.setOrKeep(variant.price().map(Money::amount)))
                .withDetails(DetailsPatch.published(variant.published()));
    }

    private static CatalogDetails details(boolean published) {
        CatalogDetails none = CatalogDetails.none();
        return new CatalogDetails(
                none.imageFullUrl(), none.imageThumbnailUrl(), none.images(), none.customMetadata(), published);
    }
}
