package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestBodiesTest {

    @Test
    void anEventIsWrittenInFull() {
        Event event = new Event(
                "Placed Order",
                ProfileRef.ofEmail("anna@kunde-mail.de").withExternalId("0000104711"),
                Map.of("OrderId", "12345"),
                Samples.event("1").time(),
                Optional.of(new BigDecimal("119.00")),
                Optional.of("EUR"),
                "ECC100-VBAK-12345",
                true);

        assertThat(text(Requests.createEvent(event)))
                .isEqualTo("{\"data\":{\"type\":\"event\",\"attributes\":{"
                        + "\"metric\":{\"data\":{\"type\":\"metric\",\"attributes\":{\"name\":\"Placed Order\"}}},"
                        + "\"properties\":{\"OrderId\":\"12345\"},\"time\":\"2026-03-01T07:15:00Z\",\"value\":119.00,"
                        + "\"value_currency\":\"EUR\",\"unique_id\":\"ECC100-VBAK-12345\",\"backfill\":true,"
                        + "\"profile\":{\"data\":{\"type\":\"profile\",\"attributes\":{\"email\":\"anna@kunde-mail.de\","
                        + "\"external_id\":\"0000104711\"}}}}}}");
    }

    @Test
    void bulkEventsAreGroupedByProfileInTheOrderOfTheirArrival() {
        JsonNode groups = json(Requests.bulkCreateEvents(List.of(
                        Samples.event(Samples.BERND, "1"),
                        Samples.event(Samples.ANNA, "2"),
                        Samples.event(Samples.BERND, "3"))))
                .at("/data/attributes/events-bulk-create/data");

        assertThat(groups.size()).isEqualTo(2);
        assertThat(groups.at("/0/attributes/profile/data/attributes/external_id")
                        .stringValue())
                .isEqualTo("0000104712");
        assertThat(groups.at("/0/attributes/events/data/0/attributes/unique_id").stringValue())
                .isEqualTo("1");
        assertThat(groups.at("/0/attributes/events/data/1/attributes/unique_id").stringValue())
                .isEqualTo("3");
        assertThat(groups.at("/1/attributes/events/data/0/attributes/unique_id").stringValue())
                .isEqualTo("2");
    }

    @Test
    void whatIsKeptIsLeftOutAndWhatIsClearedIsNull() {
        JsonNode attributes =
                json(Requests.importProfile(Samples.upsert(Samples.BERND))).at("/data/attributes");

        assertThat(attributes.path("first_name").stringValue()).isEqualTo("Anna");
        assertThat(attributes.has("last_name")).isFalse();
        assertThat(attributes.path("title").isNull()).isTrue();
        assertThat(attributes.path("location").path("address2").isNull()).isTrue();
        assertThat(attributes.path("location").has("zip")).isFalse();
        assertThat(attributes.has("email")).isFalse();
    }

    @Test
    void propertiesAreExtendedAndRemovedInTheMetaBlock() {
        assertThat(json(Requests.importProfile(Samples.upsert(Samples.ANNA)))
                        .at("/data/meta")
                        .toString())
                .isEqualTo("{\"patch_properties\":{\"append\":{\"brands\":[\"X\"]},\"unappend\":{\"brands\":[\"Y\"]},"
                        + "\"unset\":[\"Old\"]}}");
    }

    @Test
    void theIdOfAProfileStandsBesideItsAttributes() {
        JsonNode data = json(Requests.importProfile(
                        ProfileUpsert.of(ProfileRef.ofId("01GDDK"), ProfileAttributes.unchanged(), Map.of("a", 1))))
                .path("data");

        assertThat(data.toString())
                .isEqualTo("{\"type\":\"profile\",\"id\":\"01GDDK\",\"attributes\":{\"properties\":{\"a\":1}}}");
    }

    @Test
    void decimalsAreWrittenInFullAndKeepTheirDigits() {
        assertThat(text(Requests.updateItem(Samples.itemPatch()))).contains("\"price\":10,");
        assertThat(text(Requests.createItem(Samples.item("A")))).contains("\"price\":39.90,");
        assertThat(text(Requests.updateVariant(
                        VariantPatch.of(Samples.VARIANT).withInventoryQuantity(new BigDecimal("0.000000001")))))
                .contains("\"inventory_quantity\":0.000000001}");
    }

    @Test
    void aCatalogIdIsEncodedInThePath() {
        KlaviyoRequest request = Requests.deleteVariant(Samples.VARIANT);

        assertThat(request.path())
                .isEqualTo("/api/catalog-variants/%24custom%3A%3A%3A%24default%3A%3A%3AMAT-4711%2FBLAU%2010%25");
        assertThat(request.body()).isEmpty();
        assertThat(CatalogId.parse(Samples.VARIANT.value())).isEqualTo(Samples.VARIANT);
    }

    @Test
    void theMostExactIdentifierIsDeletedBy() {
        ProfileRef all = new ProfileRef(
                Optional.of("a@kunde-mail.de"), Optional.of("+494311234567"), Optional.of("1"), Optional.of("01G"));

        assertThat(json(Requests.requestProfileDeletion(all))
                        .at("/data/attributes/profile/data")
                        .toString())
                .isEqualTo("{\"type\":\"profile\",\"id\":\"01G\",\"attributes\":{}}");
    }

    @Test
    void aRequestCanBeStoredAndMadeAgain() {
        KlaviyoRequest request = Requests.createEvent(Samples.event("1"));

        KlaviyoRequest again = new KlaviyoRequest(
                Endpoint.valueOf(request.endpoint().name()),
                request.path(),
                Optional.of(JsonBody.of(request.body().orElseThrow().text())));

        assertThat(again).isEqualTo(request).hasSameHashCodeAs(request);
    }

    @Test
    void aRequestIsOfItsEndpointAndNeverQuoted() {
        JsonBody body = JsonBody.of("{}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KlaviyoRequest(Endpoint.CREATE_EVENT, "/api/profiles", Optional.of(body)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KlaviyoRequest(Endpoint.CREATE_EVENT, "/api/events", Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KlaviyoRequest(Endpoint.GET_EVENTS, "/api/events", Optional.of(body)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KlaviyoRequest(Endpoint.GET_PROFILE, "/api/profiles/1/2", Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new KlaviyoRequest(Endpoint.GET_PROFILES, "/api/profiles?a=anna thoms", Optional.empty()))
                .withMessage("GET_PROFILES: the path is not of the form /api/profiles, encoded");
    }

    @Test
    void personalDataIsInNoText() {
        String shown = String.join(
                "",
                Samples.event("1").toString(),
                Samples.upsert(Samples.ANNA).toString(),
                Samples.upsert(Samples.ANNA).attributes().toString(),
                Requests.importProfile(Samples.upsert(Samples.ANNA)).toString(),
                ProfileQuery.byEmails(List.of("anna.thoms@kunde-mail.de")).toString());

        assertThat(shown).doesNotContain("anna", "Anna", "kunde-mail", "+49", "Kiel", "0000104711");
    }

    private static String text(KlaviyoRequest request) {
        return request.body().orElseThrow().text();
    }

    private static JsonNode json(KlaviyoRequest request) {
        return JsonMapper.shared().readTree(text(request));
    }
}
