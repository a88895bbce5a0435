package dev.plumbline.klaviyo;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls Klaviyo, one request per method, and waits for the answer. What the network or Klaviyo does is a {@link KlaviyoResponse};
 * an {@link IllegalArgumentException} is a request that no documented limit allows.
 *
 * <p>Immutable and safe for any number of threads; made for virtual ones. It neither waits for rate limits nor retries:
 * {@link #paced} gives a client that does both.
 */
public final class KlaviyoClient implements AutoCloseable {
    private final Sender sender;
    private final InstantSource clock;

    /** A client over HTTP. */
    public KlaviyoClient(KlaviyoConfig config, InstantSource clock) {
        this(new HttpSender(config, clock), clock);
    }

    /** A client over any sender, e.g. a test's. */
    public KlaviyoClient(Sender sender, InstantSource clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** A client over HTTP that waits for Klaviyo's limits and retries what may be retried. */
    public static KlaviyoClient paced(KlaviyoConfig config, InstantSource clock, Pace pace) {
        return new KlaviyoClient(new PacedSender(new HttpSender(config, clock), clock, pace), clock);
    }

    /** Sends a request that {@link Requests} made, now or before. */
    public KlaviyoResponse<Answer> send(KlaviyoRequest request) {
        return sender.send(request);
    }

    // Events

    /** Success means accepted: Klaviyo processes later and never says what became of an event. */
    public KlaviyoResponse<Accepted> createEvent(Event event) {
        event.requireAcceptableAt(clock.instant());
        return accepted(Requests.createEvent(event));
    }

    /** At most 1000; one that Klaviyo refuses makes it refuse them all, with a pointer to the row. */
    public KlaviyoResponse<Accepted> bulkCreateEvents(List<Event> events) {
        events.forEach(event -> event.requireAcceptableAt(clock.instant()));
        return accepted(Requests.bulkCreateEvents(events));
    }

    public KlaviyoResponse<Page<StoredEvent>> events(EventQuery query) {
        return page(query.path().request(), StoredEvent::read);
    }

    public KlaviyoResponse<Page<StoredEvent>> events(Cursor cursor) {
        return page(Endpoint.GET_EVENTS, cursor, StoredEvent::read);
    }

    // Profiles

    /** Status 201 of the success means created, 200 changed. */
    public KlaviyoResponse<StoredProfile> importProfile(ProfileUpsert upsert) {
        return one(Requests.importProfile(upsert), StoredProfile::read);
    }

    public KlaviyoResponse<BulkJob> bulkImportProfiles(List<ProfileUpsert> upserts) {
        return one(Requests.bulkImportProfiles(upserts), BulkJob::read);
    }

    public KlaviyoResponse<BulkJob> bulkImportJob(String jobId) {
        return one(PathAndQuery.of(Endpoint.GET_BULK_IMPORT_JOB, jobId).request(), BulkJob::read);
    }

    /** The jobs of the last seven days in this state. */
    public KlaviyoResponse<Page<BulkJob>> bulkImportJobs(BulkJob.Status status) {
        PathAndQuery path = PathAndQuery.of(Endpoint.GET_BULK_IMPORT_JOBS)
                .filter(List.of(Filter.equal("status", status.word())))
                .pageSize(100);
        return page(path.request(), BulkJob::read);
    }

    public KlaviyoResponse<Page<BulkJob>> bulkImportJobs(Cursor cursor) {
        return page(Endpoint.GET_BULK_IMPORT_JOBS, cursor, BulkJob::read);
    }

    public KlaviyoResponse<Page<ImportError>> bulkImportErrors(String jobId) {
        return page(
                PathAndQuery.of(Endpoint.GET_BULK_IMPORT_ERRORS, jobId)
                        .pageSize(100)
                        .request(),
                ImportError::read);
    }

    public KlaviyoResponse<Page<ImportError>> bulkImportErrors(Cursor cursor) {
        return page(Endpoint.GET_BULK_IMPORT_ERRORS, cursor, ImportError::read);
    }

    /** Deletes a person for ever, some time after the answer. */
    public KlaviyoResponse<Accepted> requestProfileDeletion(ProfileRef profile) {
        return accepted(Requests.requestProfileDeletion(profile));
    }

    public KlaviyoResponse<StoredProfile> profile(String id) {
        return one(PathAndQuery.of(Endpoint.GET_PROFILE, id).request(), StoredProfile::read);
    }

    public KlaviyoResponse<Page<StoredProfile>> profiles(ProfileQuery query) {
        return page(query.path().request(), StoredProfile::read);
    }

    public KlaviyoResponse<Page<StoredProfile>> profiles(Cursor cursor) {
        return page(Endpoint.GET_PROFILES, cursor, StoredProfile::read);
    }

    // Catalog

    public KlaviyoResponse<StoredItem> createItem(CatalogItem item) {
        return one(Requests.createItem(item), StoredItem::read);
    }

    public KlaviyoResponse<StoredItem> updateItem(ItemPatch patch) {
        return one(Requests.updateItem(patch), StoredItem::read);
    }

    public KlaviyoResponse<Accepted> deleteItem(CatalogId id) {
        return accepted(Requests.deleteItem(id));
    }

    public KlaviyoResponse<StoredVariant> createVariant(CatalogVariant variant) {
        return one(Requests.createVariant(variant), StoredVariant::read);
    }

    public KlaviyoResponse<StoredVariant> updateVariant(VariantPatch patch) {
        return one(Requests.updateVariant(patch), StoredVariant::read);
    }

    public KlaviyoResponse<Accepted> deleteVariant(CatalogId id) {
        return accepted(Requests.deleteVariant(id));
    }

    /** At most 100 rows, like all bulk jobs of the catalog. */
    public KlaviyoResponse<BulkJob> bulkCreateItems(List<CatalogItem> items) {
        return one(Requests.bulkCreateItems(items), BulkJob::read);
    }

    public KlaviyoResponse<BulkJob> bulkUpdateItems(List<ItemPatch> patches) {
        return one(Requests.bulkUpdateItems(patches), BulkJob::read);
    }

    public KlaviyoResponse<BulkJob> bulkDeleteItems(List<CatalogId> ids) {
        return one(Requests.bulkDeleteItems(ids), BulkJob::read);
    }

    public KlaviyoResponse<BulkJob> bulkCreateVariants(List<CatalogVariant> variants) {
        return one(Requests.bulkCreateVariants(variants), BulkJob::read);
    }

    public KlaviyoResponse<BulkJob> bulkUpdateVariants(List<VariantPatch> patches) {
        return one(Requests.bulkUpdateVariants(patches), BulkJob::read);
    }

    public KlaviyoResponse<BulkJob> bulkDeleteVariants(List<CatalogId> ids) {
        return one(Requests.bulkDeleteVariants(ids), BulkJob::read);
    }

    /** Not found once the job has expired, seven days after its start. */
    public KlaviyoResponse<BulkJob> catalogJob(CatalogJobKind kind, String jobId) {
        return one(PathAndQuery.of(kind.read(), jobId).request(), BulkJob::read);
    }

    /** The jobs of the last seven days in this state. */
    public KlaviyoResponse<Page<BulkJob>> catalogJobs(CatalogJobKind kind, BulkJob.Status status) {
        PathAndQuery path = PathAndQuery.of(kind.list()).filter(List.of(Filter.equal("status", status.word())));
        return page(path.request(), BulkJob::read);
    }

    public KlaviyoResponse<Page<BulkJob>> catalogJobs(CatalogJobKind kind, Cursor cursor) {
        return page(kind.list(), cursor, BulkJob::read);
    }

    public KlaviyoResponse<Page<StoredItem>> items(CatalogQuery query) {
        return page(query.path(Endpoint.GET_ITEMS).request(), StoredItem::read);
    }

    public KlaviyoResponse<Page<StoredItem>> items(Cursor cursor) {
        return page(Endpoint.GET_ITEMS, cursor, StoredItem::read);
    }

    public KlaviyoResponse<Page<StoredVariant>> variants(CatalogQuery query) {
        return page(query.path(Endpoint.GET_VARIANTS).request(), StoredVariant::read);
    }

    public KlaviyoResponse<Page<StoredVariant>> variants(Cursor cursor) {
        return page(Endpoint.GET_VARIANTS, cursor, StoredVariant::read);
    }

    // Metrics, segments, account

    /** All metrics: Klaviyo has no filter for their names. */
    public KlaviyoResponse<Page<Metric>> metrics() {
        return page(PathAndQuery.of(Endpoint.GET_METRICS).request(), Metric::read);
    }

    public KlaviyoResponse<Page<Metric>> metrics(Cursor cursor) {
        return page(Endpoint.GET_METRICS, cursor, Metric::read);
    }

    public KlaviyoResponse<MetricAggregates> metricAggregates(MetricAggregateQuery query) {
        return one(Requests.metricAggregates(query), MetricAggregates::read);
    }

    public KlaviyoResponse<Page<Segment>> segments() {
        return page(PathAndQuery.of(Endpoint.GET_SEGMENTS).request(), Segment::read);
    }

    public KlaviyoResponse<Page<Segment>> segmentsNamed(String name) {
        PathAndQuery path = PathAndQuery.of(Endpoint.GET_SEGMENTS).filter(List.of(Filter.equal("name", name)));
        return page(path.request(), Segment::read);
    }

    public KlaviyoResponse<Page<Segment>> segments(Cursor cursor) {
        return page(Endpoint.GET_SEGMENTS, cursor, Segment::read);
    }

    /** A segment with its size. */
    public KlaviyoResponse<Segment> segment(String id) {
        PathAndQuery path =
                PathAndQuery.of(Endpoint.GET_SEGMENT, id).with("additional-fields[segment]", "profile_count");
        return one(path.request(), Segment::read);
    }

    /**
     * Those of these profiles that are members.
     *
     * @param profileIds Klaviyo's own, at most {@link ProfileQuery#MAXIMUM_IDENTIFIERS}
     */
    public KlaviyoResponse<Page<StoredProfile>> segmentProfiles(String segmentId, Collection<String> profileIds) {
        PathAndQuery path = PathAndQuery.of(Endpoint.GET_SEGMENT_PROFILES, segmentId)
                .filter(List.of(Filter.any("profile_id", profileIds, ProfileQuery.MAXIMUM_IDENTIFIERS)))
                .pageSize(100);
        return page(path.request(), StoredProfile::read);
    }

    public KlaviyoResponse<Page<StoredProfile>> segmentProfiles(String segmentId) {
        PathAndQuery path =
                PathAndQuery.of(Endpoint.GET_SEGMENT_PROFILES, segmentId).pageSize(100);
        return page(path.request(), StoredProfile::read);
    }

    public KlaviyoResponse<Page<StoredProfile>> segmentProfiles(Cursor cursor) {
        return page(Endpoint.GET_SEGMENT_PROFILES, cursor, StoredProfile::read);
    }

    /** The account of the key. */
    public KlaviyoResponse<Account> account() {
        KlaviyoRequest request = PathAndQuery.of(Endpoint.GET_ACCOUNTS).request();
        return read(
                request,
                answer -> answer.list(Account::read).stream()
                        .findFirst()
                        .orElseThrow(() -> new UnreadableAnswerException("no account")));
    }

    /** Lets go of the connections. Calls under way end as {@link Failure.OutcomeUnknown}. */
    @Override
    public void close() {
        sender.close();
    }

    private KlaviyoResponse<Accepted> accepted(KlaviyoRequest request) {
        return send(request).map(_ -> new Accepted());
    }

    private <T> KlaviyoResponse<T> one(KlaviyoRequest request, Function<Resource, T> reader) {
        return read(request, answer -> answer.one(reader));
    }

    private <T> KlaviyoResponse<Page<T>> page(Endpoint endpoint, Cursor cursor, Function<Resource, T> reader) {
        return page(new KlaviyoRequest(endpoint, cursor.value(), Optional.empty()), reader);
    }

    private <T> KlaviyoResponse<Page<T>> page(KlaviyoRequest request, Function<Resource, T> reader) {
        return read(request, answer -> answer.page(reader));
    }

    private <T> KlaviyoResponse<T> read(KlaviyoRequest request, Function<Answer, T> reader) {
        return switch (send(request)) {
            case KlaviyoResponse.Success<Answer> success -> read(request.endpoint(), success, reader);
            case KlaviyoResponse.Failed<Answer> failed -> KlaviyoResponse.failed(failed.failure());
        };
    }

    private static <T> KlaviyoResponse<T> read(
            Endpoint endpoint, KlaviyoResponse.Success<Answer> success, Function<Answer, T> reader) {
        try {
            return success.map(reader);
        } catch (UnreadableAnswerException unreadable) {
            return KlaviyoResponse.failed(AnswerReader.unreadable(endpoint, success.status(), unreadable.problem()));
        }
    }
}
