package dev.plumbline.server.outbox;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import java.time.Duration;
import java.time.Instant;

/**
 * How much a command hurries, the most urgent first. It is decided once, when the command is made. Klaviyo's limits are shared between
 * these four; the order within a profile is not: what stands before an urgent command of its lane becomes as urgent as that.
 */
public enum Urgency {
    /** Events that may start a flow, and changes of what the contract calls priority: somebody is waiting. */
    REALTIME,
    /** Quantities, and whether an article may be shown: a wrong one sells what is not there. */
    STOCK,
    /** Profiles by the schedule, catalog entries. */
    BATCH,
    /** History. It starts no flow, so nobody waits for it. */
    BACKFILL;

    /**
     * @param pressing whether the aggregate that made it says so
     * @param now when it is made
     * @param liveWindow an event older than this starts no flow
     */
    static Urgency of(Command command, boolean pressing, Instant now, Duration liveWindow) {
        return switch (command) {
            case TrackEvent event ->
                event.silent() || event.time().isBefore(now.minus(liveWindow)) ? BACKFILL : REALTIME;
            // One that goes before an event of its own hurries as much as that: it stands before it in the lane.
            case UpsertProfile _ -> pressing ? REALTIME : BATCH;
            case SetStock _, SetPublished _ -> STOCK;
            case UpsertCatalogItem _, UpsertCatalogVariant _ -> BATCH;
        };
    }
}
