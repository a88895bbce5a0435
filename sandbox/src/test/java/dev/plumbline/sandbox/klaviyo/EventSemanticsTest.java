package dev.plumbline.sandbox.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventSemanticsTest {
    @RegisterExtension
    final Desk desk = Desk.open();

    private int sent(String metric, String attributes) throws Exception {
        return desk.post("/api/events", Bodied.event(metric, attributes)).status();
    }

    private JsonNode read() throws Exception {
        return desk.get("/api/events").data().path(0).path("attributes");
    }

    @Test
    void theFirstEventUnderAUniqueIdStaysForEver() throws Exception {
        sent("Placed Order", "\"unique_id\":\"o1\",\"value\":1");
        assertThat(sent("Placed Order", "\"unique_id\":\"o1\",\"value\":2")).isEqualTo(202);
        assertThat(desk.snapshot().events()).hasSize(1);
        assertThat(desk.snapshot().events().getFirst().value().orElseThrow()).isEqualByComparingTo("1");
        assertThat(desk.snapshot().eventsRepeated()).isEqualTo(1);
    }

    @Test
    void aUniqueIdIsUniquePerMetric() throws Exception {
        sent("Placed Order", "\"unique_id\":\"o1\"");
        sent("Cancelled Order", "\"unique_id\":\"o1\"");
        assertThat(desk.snapshot().events()).hasSize(2);
    }

    @Test
    void aUniqueIdIsUniquePerProfile() throws Exception {
        sent("Placed Order", "\"unique_id\":\"o1\"");
        desk.post("/api/events", Bodied.event("Placed Order", "\"external_id\":\"8\"", "\"unique_id\":\"o1\""));
        assertThat(desk.snapshot().events()).hasSize(2);
    }

    @Test
    void withoutAUniqueIdTheSecondIsIt() throws Exception {
        sent("Opened", "\"time\":\"2026-03-01T10:00:00.100Z\"");
        sent("Opened", "\"time\":\"2026-03-01T10:00:00.900Z\"");
        sent("Opened", "\"time\":\"2026-03-01T10:00:01Z\"");
        assertThat(desk.snapshot().events()).extracting(Event::uniqueId).containsExactly("1772359200", "1772359201");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "EXAMPLE.ORG", "test.com", "mailinator.com"})
    void anAddressOfATestDomainMakesAnEventVanish(String domain) throws Exception {
        Desk.Answer answer = desk.post("/api/events", Bodied.event("Opened", "\"email\":\"a@" + domain + "\"", ""));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(desk.snapshot().events()).isEmpty();
        assertThat(desk.snapshot().eventsDropped()).isEqualTo(1);
    }

    @Test
    void anEventOfNobodyCertainVanishes() throws Exception {
        desk.post("/api/profile-import", Bodied.profile("\"email\":\"a@kunde-mail.de\""));
        desk.post("/api/profile-import", Bodied.profile("\"external_id\":\"8\""));
        String both = "\"email\":\"a@kunde-mail.de\",\"external_id\":\"8\"";
        assertThat(desk.post("/api/events", Bodied.event("Opened", both, "")).status())
                .isEqualTo(202);
        assertThat(desk.snapshot().eventsDropped()).isEqualTo(1);
    }

    @Test
    void anAcceptedEventIsSeenOnlyWhenItWasProcessed() throws Exception {
        try (Desk slow = Desk.open(options -> options.withProcessing(Duration.ofMinutes(2)))) {
            slow.post("/api/events", Bodied.event("Opened", ""));
            assertThat(slow.get("/api/events").data()).isEmpty();
            assertThat(slow.snapshot().eventsWaiting()).isEqualTo(1);
            slow.wait(Duration.ofMinutes(2));
            assertThat(slow.get("/api/events").data()).hasSize(1);
        }
    }

    @Test
    void anEventStartsAFlow() throws Exception {
        sent("Opened", "\"time\":\"2020-01-01T00:00:00Z\"");
        assertThat(desk.snapshot().flowStarts()).hasSize(1);
    }

    @Test
    void historyStartsNoFlow() throws Exception {
        sent("Opened", "\"backfill\":true");
        assertThat(desk.snapshot().events()).hasSize(1);
        assertThat(desk.snapshot().flowStarts()).isEmpty();
    }

    @Test
    void historyOfAGroupStartsNoFlow() throws Exception {
        desk.post(
                "/api/event-bulk-create-jobs",
                Bodied.bulk(Bodied.group(
                        "\"attributes\":{\"external_id\":\"1\"}", "\"backfill\":true", Bodied.row("Opened", ""))));
        assertThat(desk.snapshot().events()).hasSize(1);
        assertThat(desk.snapshot().flowStarts()).isEmpty();
    }

    @Test
    void theUniqueIdReadsBackAsAProperty() throws Exception {
        sent("Opened", "\"unique_id\":\"o1\"");
        assertThat(read().path("event_properties").path("$event_id").asString(""))
                .isEqualTo("o1");
    }

    @Test
    void valueAndCurrencyReadBackAsProperties() throws Exception {
        sent("Opened", "\"value\":12.50,\"value_currency\":\"EUR\"");
        JsonNode properties = read().path("event_properties");
        assertThat(properties.path("$value").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(properties.path("$value_currency").asString("")).isEqualTo("EUR");
    }

    @Test
    void anEventWithoutValueReadsBackWithNothingWhereTheMetricNeverHadOne() throws Exception {
        sent("Opened", "");
        assertThat(read().path("event_properties").has("$value")).isFalse();
    }

    @Test
    void anEventWithoutValueReadsBackWithZeroWhereTheMetricHadOne() throws Exception {
        sent("Opened", "\"unique_id\":\"1\",\"time\":\"2026-03-01T00:00:00Z\"");
        sent("Opened", "\"unique_id\":\"2\",\"value\":5,\"time\":\"2026-02-01T00:00:00Z\"");
        assertThat(read().path("event_properties").path("$value").asInt(-1)).isZero();
    }

    @Test
    void aPropertyOfThatNameIsNoUniqueId() throws Exception {
        String body = Bodied.event("Opened", "\"unique_id\":\"real\"")
                .replace("\"properties\":{}", "\"properties\":{\"$event_id\":\"other\"}");
        desk.post("/api/events", body);
        assertThat(desk.snapshot().events().getFirst().uniqueId()).isEqualTo("real");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1989-12-31T23:59:59Z", "2027-04-01T00:00:00Z", "yesterday", "2026-03-01"})
    void aTimeOutOfBoundsIsRefused(String time) throws Exception {
        assertThat(sent("Opened", "\"time\":\"" + time + "\"")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1990-01-01T00:00:00Z", "2027-03-01T00:00:00Z", "2026-03-01T10:00:00+01:00"})
    void aTimeWithinBoundsIsTaken(String time) throws Exception {
        assertThat(sent("Opened", "\"time\":\"" + time + "\"")).isEqualTo(202);
    }

    @Test
    void aTimeWithoutOffsetIsUtc() throws Exception {
        sent("Opened", "\"time\":\"2026-03-01T10:00:00\"");
        assertThat(read().path("datetime").asString("")).isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void theTimeIsThatOfReceptionWhereThereIsNone() throws Exception {
        sent("Opened", "");
        assertThat(desk.snapshot().events().getFirst().time()).isEqualTo(Desk.START);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401})
    void anEventHasFourHundredPropertiesAtMost(int count) throws Exception {
        String body =
                Bodied.event("Opened", "").replace("\"properties\":{}", "\"properties\":" + Bodied.properties(count));
        assertThat(desk.post("/api/events", body).status()).isEqualTo(count > 400 ? 400 : 202);
    }

    @Test
    void aUniqueIdHasAtMost255Characters() throws Exception {
        assertThat(sent("Opened", "\"unique_id\":\"" + "u".repeat(255) + "\"")).isEqualTo(202);
        assertThat(sent("Opened", "\"unique_id\":\"" + "u".repeat(256) + "\"")).isEqualTo(400);
    }

    @Test
    void aMetricNameIsShorterThan128Characters() throws Exception {
        assertThat(sent("m".repeat(127), "")).isEqualTo(202);
        assertThat(sent("m".repeat(128), "")).isEqualTo(400);
    }

    @Test
    void aNewNameMakesANewMetric() throws Exception {
        sent("Placed Order", "");
        sent("placed order", "");
        assertThat(desk.get("/api/metrics").data()).hasSize(2);
    }

    @Test
    void theSameUniqueIdTwiceInOneRequestRefusesIt() throws Exception {
        String row = Bodied.row("Opened", "\"unique_id\":\"o1\"");
        Desk.Answer answer = desk.post(
                "/api/event-bulk-create-jobs",
                Bodied.bulk(Bodied.group("\"attributes\":{\"external_id\":\"1\"}", "", row, row)));
        assertThat(answer.pointers())
                .containsExactly(
                        "/data/attributes/events-bulk-create/data/0/attributes/events/data/1/attributes/unique_id");
    }

    @Test
    void theSameUniqueIdForTwoProfilesNamedByIdIsNoRepetition() throws Exception {
        String one = desk.post("/api/profiles", Bodied.profile("\"external_id\":\"1\""))
                .data()
                .path("id")
                .asString("");
        String two = desk.post("/api/profiles", Bodied.profile("\"external_id\":\"2\""))
                .data()
                .path("id")
                .asString("");
        String row = Bodied.row("Opened", "\"unique_id\":\"o1\"");
        Desk.Answer answer = desk.post(
                "/api/event-bulk-create-jobs",
                Bodied.bulk(
                        Bodied.group("\"id\":\"" + one + "\",\"attributes\":{}", "", row),
                        Bodied.group("\"id\":\"" + two + "\",\"attributes\":{}", "", row)));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(desk.snapshot().events()).hasSize(2);
    }

    @Test
    void anEventWritesItsProfile() throws Exception {
        desk.post("/api/events", Bodied.event("Opened", "\"external_id\":\"1\",\"first_name\":\"Anna\"", ""));
        assertThat(desk.snapshot().profiles().getFirst().text("first_name")).contains("Anna");
    }

    @Test
    void anEventIsFoundByItsId() throws Exception {
        sent("Opened", "");
        String id = desk.snapshot().events().getFirst().id();
        assertThat(desk.get("/api/events/" + id).data().path("id").asString("")).isEqualTo(id);
    }

    @Test
    void anUnknownEventIsABadRequest() throws Exception {
        Desk.Answer answer = desk.get("/api/events/NOPE01");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/data/id");
    }
}
