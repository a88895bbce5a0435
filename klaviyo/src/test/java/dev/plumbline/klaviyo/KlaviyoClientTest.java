package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.klaviyo.KlaviyoResponse.Success;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client asks for and what it makes of the answers; documents in the shape of recorded ones. */
class KlaviyoClientTest {
    private final List<KlaviyoRequest> sent = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private final KlaviyoClient client = new KlaviyoClient(
            request -> {
                sent.add(request);
                return new Success<>(Answer.of(JsonBody.of(answers.remove())), 200, Optional.empty());
            },
            () -> Samples.NOW);

    @Test
    void eventsAreAskedForByMetricAndTimeWithoutLosingASecond() {
        answers.add("{\"data\":[],\"links\":{\"next\":null}}");

        client.events(EventQuery.ofMetric("Ab12", Instant.parse("2026-03-01T00:00:00.5Z"), Samples.NOW));

        assertThat(decoded(sent.getFirst()))
                .isEqualTo(
                        "/api/events?filter=equals(metric_id,\"Ab12\"),greater-or-equal(datetime,2026-03-01T00:00:00Z),"
                                + "less-than(datetime,2026-03-02T08:00:00Z)&sort=datetime&page[size]=200");
    }

    @Test
    void anEventComesBackWithWhatItWasSentWith() {
        answers.add("""
                {"data":[{"type":"event","id":"7qWkC6JPz7g","attributes":{"timestamp":1772349300,
                  "datetime":"2026-03-01T07:15:00+00:00","uuid":"u",
                  "event_properties":{"$event_id":"ECC100-1","$value":119.70,"$value_currency":"EUR","a":null,"n":[1,null]}},
                  "relationships":{"profile":{"data":{"type":"profile","id":"01G"}},"metric":{"data":{"id":"Ab12"}}}}],
                 "links":{"next":""}}""");

        StoredEvent event =
                client.events(EventQuery.ofProfile("01G")).orElseThrow().items().getFirst();

        assertThat(event.uniqueId()).contains("ECC100-1");
        assertThat(event.value()).contains(new BigDecimal("119.70"));
        assertThat(event.currency()).contains("EUR");
        assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T07:15:00Z"));
        assertThat(event.profileId()).contains("01G");
        assertThat(event.metricId()).contains("Ab12");
        assertThat(event.properties()).doesNotContainKey("a").containsEntry("n", List.of(1L));
        assertThat(event.toString()).doesNotContain("119.70");
    }

    @Test
    void aProfileIsReadWhateverItLacks() {
        answers.add("""
                {"data":{"type":"profile","id":"01G","attributes":{"email":"anna@kunde-mail.de","phone_number":null,
                  "first_name":"Anna","location":{"city":"Kiel","zip":null},"properties":{"SAP_KUNNR":"0000104711"},
                  "updated":"2026-03-01 07:15:00"},"relationships":[],"links":[]},"links":[],"meta":[]}""");

        StoredProfile profile = client.profile("01G").orElseThrow();

        assertThat(profile.email()).contains("anna@kunde-mail.de");
        assertThat(profile.phone()).isEmpty();
        assertThat(profile.attribute("first_name")).contains("Anna");
        assertThat(profile.attributes()).containsEntry("location", Map.of("city", "Kiel"));
        assertThat(profile.properties()).containsEntry("SAP_KUNNR", "0000104711");
        assertThat(profile.updated()).contains(Instant.parse("2026-03-01T07:15:00Z"));
        assertThat(profile.toString()).isEqualTo("StoredProfile(01G)");
    }

    @Test
    void profilesAreLookedUpByIdentifiersWhateverTheyContain() {
        answers.add("{\"data\":[]}");
        answers.add("{\"data\":[]}");

        client.profiles(ProfileQuery.byEmails(List.of("o'hara+1@kunde-mail.de", "x\"y\\z@kunde-mail.de")));
        client.profiles(ProfileQuery.updatedAfter(Samples.NOW));

        assertThat(decoded(sent.getFirst()))
                .isEqualTo("/api/profiles?filter=any(email,[\"o'hara+1@kunde-mail.de\",\"x\\\"y\\\\z@kunde-mail.de\"])"
                        + "&page[size]=100");
        assertThat(sent.getFirst().path()).contains("hara%2B1%40kunde-mail.de");
        assertThat(decoded(sent.getLast()))
                .isEqualTo(
                        "/api/profiles?filter=greater-than(updated,2026-03-02T08:00:00Z)&sort=updated&page[size]=100");
    }

    @Test
    void jobsAreListedByTheirState() {
        answers.add("{\"data\":[{\"type\":\"profile-bulk-import-job\",\"id\":\"J1\",\"attributes\":{}}]}");
        answers.add("{\"data\":[]}");

        assertThat(client.bulkImportJobs(BulkJob.Status.QUEUED).orElseThrow().items())
                .extracting(BulkJob::id)
                .containsExactly("J1");
        client.catalogJobs(CatalogJobKind.UPDATE_VARIANTS, BulkJob.Status.PROCESSING);

        assertThat(decoded(sent.getFirst()))
                .isEqualTo("/api/profile-bulk-import-jobs?filter=equals(status,\"queued\")&page[size]=100");
        assertThat(decoded(sent.getLast()))
                .isEqualTo("/api/catalog-variant-bulk-update-jobs?filter=equals(status,\"processing\")");
    }

    @Test
    void aBulkJobIsReadWithItsErrors() {
        answers.add("""
                {"data":{"type":"catalog-variant-bulk-update-job","id":"01J","attributes":{"status":"processing",
                  "total_count":2,"completed_count":1,"failed_count":null,"expires_at":"2026-03-08T00:00:00Z",
                  "errors":[{"id":"e","code":"not_found","title":"Not found.","detail":"x","source":{"pointer":"/data/1"}}]}}}""");

        BulkJob job = client.bulkUpdateVariants(List.of(Samples.variantPatch())).orElseThrow();

        assertThat(job.status()).isEqualTo(BulkJob.Status.PROCESSING);
        assertThat(job.finished()).isFalse();
        assertThat(job.completed()).isEqualTo(1);
        assertThat(job.failed()).isZero();
        assertThat(job.errors().getFirst().pointer()).contains("/data/1");
    }

    @ParameterizedTest
    @EnumSource(CatalogJobKind.class)
    void aCatalogJobIsReadWhereItWasStarted(CatalogJobKind kind) {
        answers.add("{\"data\":{\"id\":\"01J\",\"attributes\":{\"status\":\"paused\",\"errors\":null}}}");

        BulkJob job = client.catalogJob(kind, "01J").orElseThrow();

        assertThat(job.status()).isEqualTo(BulkJob.Status.OTHER);
        assertThat(sent.getFirst().path()).isEqualTo(kind.start().template() + "/01J");
    }

    @Test
    void importErrorsMetricsSegmentsItemsVariantsAndTheAccountAreRead() {
        answers.add(
                "{\"data\":[{\"id\":\"1\",\"attributes\":{\"code\":\"invalid\",\"source\":{\"pointer\":\"/data/0\"},"
                        + "\"original_payload\":{\"email\":\"a\"}}}]}");
        answers.add(
                "{\"data\":[{\"id\":\"Ab12\",\"attributes\":{\"name\":\"Placed Order\",\"integration\":{\"key\":\"api\"}}}]}");
        answers.add("{\"data\":[{\"id\":\"Y6\",\"attributes\":{\"name\":\"VIP\",\"is_active\":true}}]}");
        answers.add(
                "{\"data\":[{\"id\":\"$custom:::$default:::A\",\"attributes\":{\"price\":39.90,\"published\":true}}]}");
        answers.add(
                "{\"data\":[{\"id\":\"$custom:::$default:::B\",\"attributes\":{\"inventory_quantity\":12,"
                        + "\"inventory_policy\":1},\"relationships\":{\"item\":{\"data\":{\"id\":\"$custom:::$default:::A\"}}}}]}");
        answers.add(
                "{\"data\":[{\"id\":\"AbCd12\",\"attributes\":{\"test_account\":true,\"timezone\":\"Europe/Berlin\","
                        + "\"contact_information\":{\"organization_name\":\"Muster\"}}}]}");

        assertThat(only(client.bulkImportErrors("J")).originalPayload()).containsEntry("email", "a");
        assertThat(only(client.metrics()).integrationKey()).contains("api");
        assertThat(only(client.segmentsNamed("VIP")).active()).isTrue();
        assertThat(only(client.items(CatalogQuery.all())).price()).contains(new BigDecimal("39.90"));
        StoredVariant variant = only(client.variants(CatalogQuery.variantsOf(new CatalogId("A"))));
        assertThat(variant.inventoryQuantity()).contains(new BigDecimal("12"));
        assertThat(variant.itemId()).contains("$custom:::$default:::A");
        assertThat(client.account().orElseThrow().organization()).contains("Muster");
    }

    @Test
    void aggregatesComeAsSeries() {
        answers.add("""
                {"data":{"type":"metric-aggregate","id":"x","attributes":{
                  "dates":["2026-03-01T00:00:00+01:00","2026-03-02T00:00:00+01:00"],
                  "data":[{"dimensions":["EUR"],"measurements":{"count":[2.0,0.0],"sum_value":[119.7,null]}}]}}}""");

        MetricAggregates aggregates =
                client.metricAggregates(Samples.aggregates()).orElseThrow();

        assertThat(aggregates.dates().getFirst()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(aggregates.rows().getFirst().dimensions()).containsExactly("EUR");
        assertThat(aggregates.rows().getFirst().series().get(MetricAggregateQuery.Measurement.SUM_VALUE))
                .containsExactly(new BigDecimal("119.7"), BigDecimal.ZERO);
    }

    @Test
    void aCursorIsFollowedToTheLetterAndOnlyAtItsOwnEndpoint() {
        answers.add(
                "{\"data\":[],\"links\":{\"next\":\"https://a.klaviyo.com/api/catalog-variants?page[cursor]=a%2Fb==&x=$\"}}");
        answers.add("{\"data\":[]}");

        Cursor cursor = client.variants(CatalogQuery.all()).orElseThrow().next().orElseThrow();
        client.variants(cursor);

        assertThat(sent.getLast().path()).isEqualTo("/api/catalog-variants?page[cursor]=a%2Fb==&x=$");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.items(cursor))
                .withMessageContaining("GET_ITEMS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null", "{\"next\":null}", "{\"next\":\"\"}"})
    void aListingEndsWhereThereIsNoNext(String links) {
        answers.add("{\"data\":[],\"links\":" + links + "}");

        assertThat(client.metrics().orElseThrow().next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":null}",
                "{\"data\":{}}",
                "{\"data\":[{}]}",
                "{\"data\":[7]}",
                "{\"data\":[{\"id\":\"e\",\"attributes\":{}}]}",
                "{\"data\":[],\"links\":{\"next\":7}}",
                "{\"data\":[],\"links\":{\"next\":\"/api/events?page=%zz\"}}",
                "{\"data\":[],\"links\":{\"next\":\"https://a.klaviyo.com/login\"}}"
            })
    void aListingThatCannotBeReadIsAFailureAndNoEnd(String document) {
        answers.add(document);

        assertThat(client.events(EventQuery.ofProfile("01G")).findFailure().orElseThrow())
                .isInstanceOf(Failure.ServerError.class);
    }

    @Test
    void aWriteWithoutTheResourceThatItPromisesIsNoProof() {
        answers.add("{}");

        assertThat(client.importProfile(Samples.upsert(Samples.ANNA))
                        .findFailure()
                        .orElseThrow())
                .isInstanceOf(Failure.OutcomeUnknown.class);
    }

    @Test
    void anAnswerOfASentRequestTellsJobAndProfile() {
        answers.add(
                "{\"data\":{\"type\":\"profile-bulk-import-job\",\"id\":\"J\",\"attributes\":{\"status\":\"queued\"}}}");

        Answer answer = client.send(Requests.bulkImportProfiles(List.of(Samples.upsert(Samples.ANNA))))
                .orElseThrow();

        assertThat(answer.job().orElseThrow().status()).isEqualTo(BulkJob.Status.QUEUED);
        assertThat(answer.id()).contains("J");
        assertThat(Answer.empty().id()).isEmpty();
        assertThat(Answer.empty().job()).isEmpty();
        assertThat(Answer.empty().profile()).isEmpty();
    }

    @Test
    void anEventTooFarInTheFutureIsNotSent() {
        Event event = new Event(
                "m",
                Samples.ANNA,
                Map.of(),
                Instant.parse("2028-01-01T00:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                "1",
                false);

        assertThatIllegalArgumentException().isThrownBy(() -> client.createEvent(event));
        assertThatIllegalArgumentException().isThrownBy(() -> client.bulkCreateEvents(List.of(event)));
        assertThat(sent).isEmpty();
    }

    private static <T> T only(KlaviyoResponse<Page<T>> response) {
        List<T> items = response.orElseThrow().items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private static String decoded(KlaviyoRequest request) {
        return URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
    }
}
