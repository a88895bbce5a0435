package dev.plumbline.server.delivery;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;

/** A command in words that a person can find again in SAP. */
final class CommandName {
    private CommandName() {}

    static String of(Command command) {
        return switch (command) {
            case TrackEvent event -> event.metric() + " " + event.uniqueId();
            case UpsertProfile upsert ->
                "the profile of customer " + upsert.profile().externalId();
            case UpsertCatalogItem item -> "the catalog item of material " + item.sku();
            case UpsertCatalogVariant variant -> "the catalog variant of material " + variant.sku();
            case SetStock stock -> "the stock of material " + stock.sku();
            case SetPublished published ->
                (published.published() ? "the publishing of material " : "the withdrawal of material ")
                        + published.sku();
        };
    }
}
