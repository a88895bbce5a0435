package dev.plumbline.server.delivery;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.klaviyo.CatalogJobKind;
import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.Limits;
import dev.plumbline.server.outbox.QueuedCommand;
import java.util.List;
import java.util.Optional;

/** What takes commands of a kind to Klaviyo: one by one, or many in one request. */
enum Channel {
    /** Before the events: what an account may do is told ahead of what it did. */
    PROFILES(Endpoint.IMPORT_PROFILE, Endpoint.BULK_IMPORT_PROFILES, Limits.PROFILES_PER_REQUEST),
    EVENTS(Endpoint.CREATE_EVENT, Endpoint.BULK_CREATE_EVENTS, Limits.EVENTS_PER_REQUEST),
    /** Catalog entries that may not be there yet. */
    NEW_ITEMS(Endpoint.CREATE_ITEM, CatalogJobKind.CREATE_ITEMS),
    /** Those that could not be created, most likely because they are there. */
    KNOWN_ITEMS(Endpoint.CREATE_ITEM, CatalogJobKind.UPDATE_ITEMS),
    NEW_VARIANTS(Endpoint.CREATE_VARIANT, CatalogJobKind.CREATE_VARIANTS),
    KNOWN_VARIANTS(Endpoint.CREATE_VARIANT, CatalogJobKind.UPDATE_VARIANTS),
    /** Quantities, and whether variants may be shown. */
    STOCK(Endpoint.UPDATE_VARIANT, CatalogJobKind.UPDATE_VARIANTS);

    private final Endpoint alone;
    private final Endpoint together;
    private final int rows;
    private final Optional<CatalogJobKind> catalogJob;

    Channel(Endpoint alone, Endpoint together, int rows) {
        this.alone = alone;
        this.together = together;
        this.rows = rows;
        this.catalogJob = Optional.empty();
    }

    Channel(Endpoint alone, CatalogJobKind job) {
        this.alone = alone;
        this.together = job.start();
        this.rows = Limits.CATALOG_ROWS_PER_REQUEST;
        this.catalogJob = Optional.of(job);
    }

    static Channel of(QueuedCommand queued) {
        boolean first = queued.attempts() == 0;
        return switch (queued.command()) {
            case TrackEvent _ -> EVENTS;
            case UpsertProfile _ -> PROFILES;
            case UpsertCatalogItem _ -> first ? NEW_ITEMS : KNOWN_ITEMS;
            case UpsertCatalogVariant _ -> first ? NEW_VARIANTS : KNOWN_VARIANTS;
            case SetStock _, SetPublished _ -> STOCK;
        };
    }

    /** The kinds of commands that it takes, by the simple names of their classes. */
    List<String> kinds() {
        return switch (this) {
            case EVENTS -> List.of(TrackEvent.class.getSimpleName());
            case PROFILES -> List.of(UpsertProfile.class.getSimpleName());
            case NEW_ITEMS, KNOWN_ITEMS -> List.of(UpsertCatalogItem.class.getSimpleName());
            case NEW_VARIANTS, KNOWN_VARIANTS -> List.of(UpsertCatalogVariant.class.getSimpleName());
            case STOCK -> List.of(SetStock.class.getSimpleName(), SetPublished.class.getSimpleName());
        };
    }

    static String kindOf(Command command) {
        return command.getClass().getSimpleName();
    }

    /**
     * Whether a command may share a request. Whatever was tried before goes alone: a repeated event is harmless there, and the answer is
     * about that command and no other. Only a catalog entry that could not be created has a second try among others, as an update.
     */
    static boolean mayShare(QueuedCommand queued) {
        return switch (of(queued)) {
            case EVENTS, PROFILES, NEW_ITEMS, NEW_VARIANTS, STOCK -> queued.attempts() == 0;
            case KNOWN_ITEMS, KNOWN_VARIANTS -> queued.attempts() == 1;
        };
    }

    /** Where one command goes first. */
    Endpoint alone() {
        return alone;
    }

    /** Where many go. */
    Endpoint together() {
        return together;
    }

    /** How many fit into a request. */
    int rows() {
        return rows;
    }

    /** Whether Klaviyo works a bulk request off by itself, as a job that can be asked after. Of events nothing is heard again. */
    boolean isJob() {
        return this != EVENTS;
    }

    /** The kind of its jobs; empty for events and profiles. */
    Optional<CatalogJobKind> catalogJob() {
        return catalogJob;
    }
}
