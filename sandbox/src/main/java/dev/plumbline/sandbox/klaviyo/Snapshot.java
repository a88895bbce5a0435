package dev.plumbline.sandbox.klaviyo;

import java.util.List;

/**
 * What the account holds at one moment.
 *
 * @param flowStarts events that would have started a flow
 * @param backInStock ids of variants whose stock rose from nothing, one entry each time
 * @param eventsAccepted answered with 202
 * @param eventsRepeated of these, dropped because the unique_id was known
 * @param eventsDropped of these, dropped for another reason
 * @param eventsWaiting of these, not processed yet
 * @param consentWrites requests to subscribe, unsubscribe or suppress somebody
 */
public record Snapshot(
        List<Profile> profiles,
        List<Event> events,
        List<CatalogRow> items,
        List<CatalogRow> variants,
        List<Event> flowStarts,
        List<String> backInStock,
        long eventsAccepted,
        long eventsRepeated,
        long eventsDropped,
        long eventsWaiting,
        long consentWrites) {}
