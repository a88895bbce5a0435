package dev.plumbline.sandbox.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReadingTest {
    @RegisterExtension
    final Desk desk = Desk.open();

    private void events(int count) throws Exception {
        for (int n = 1; n <= count; n++) {
            desk.post(
                    "/api/events",
                    Bodied.event(
                            "Opened", "\"unique_id\":\"u%1$d\",\"time\":\"2026-03-01T10:00:0%1$dZ\"".formatted(n)));
        }
    }

    private static String next(Desk.Answer page) {
        return page.json().path("links").path("next").asString("");
    }

    /** All ids from a page to the last one. */
    private List<String> walk(Desk.Answer first) throws Exception {
        List<String> ids = new ArrayList<>(first.ids());
        Desk.Answer page = first;
        while (!next(page).isEmpty()) {
            page = desk.get(next(page));
            ids.addAll(page.ids());
        }
        return ids;
    }

    @Test
    void aWalkMeetsEveryRowOnce() throws Exception {
        events(5);
        assertThat(walk(desk.get("/api/events", "page[size]", "2", "sort", "datetime")))
                .containsExactly("E000000001", "E000000002", "E000000003", "E000000004", "E000000005");
    }

    @Test
    void theNewestEventComesFirstWhereNothingElseIsSaid() throws Exception {
        events(2);
        assertThat(desk.get("/api/events").ids()).containsExactly("E000000002", "E000000001");
    }

    @Test
    void theWayBackLeadsToThePageBefore() throws Exception {
        events(4);
        Desk.Answer first = desk.get("/api/events", "page[size]", "2");
        Desk.Answer second = desk.get(next(first));
        String previous = second.json().path("links").path("prev").asString("");
        assertThat(desk.get(previous).ids()).isEqualTo(first.ids());
    }

    @Test
    void theLastPageHasNoNext() throws Exception {
        events(2);
        assertThat(desk.get("/api/events", "page[size]", "2")
                        .json()
                        .path("links")
                        .path("next")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatIsAddedDuringAWalkNeitherRepeatsNorHidesAnything() throws Exception {
        events(4);
        Desk.Answer first = desk.get("/api/events", "page[size]", "2");
        desk.post("/api/events", Bodied.event("Opened", "\"time\":\"2026-03-01T11:00:00Z\""));
        assertThat(walk(first)).containsExactly("E000000004", "E000000003", "E000000002", "E000000001");
    }

    @Test
    void aProfileThatChangesDuringAWalkByUpdatedHidesNoOther() throws Exception {
        for (int n = 1; n <= 4; n++) {
            desk.post("/api/profiles", Bodied.profile("\"external_id\":\"" + n + "\""));
            desk.wait(Duration.ofMillis(300));
        }
        Desk.Answer first = desk.get("/api/profiles", "sort", "updated", "page[size]", "2");
        desk.post("/api/profile-import", Bodied.profile("\"external_id\":\"1\",\"title\":\"Dr\""));
        assertThat(walk(first)).hasSize(5).contains(first.ids().getFirst()).containsAll(allProfiles());
    }

    private List<String> allProfiles() {
        return desk.snapshot().profiles().stream().map(Profile::id).toList();
    }

    @Test
    void timesAreSortedWithTheirFractions() throws Exception {
        desk.post("/api/profiles", Bodied.profile("\"external_id\":\"1\""));
        desk.wait(Duration.ofMillis(500));
        desk.post("/api/profiles", Bodied.profile("\"external_id\":\"2\""));
        assertThat(desk.get("/api/profiles", "sort", "created").ids()).isEqualTo(allProfiles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "YXQ6LTU", "!!!", "NQ"})
    void anInvalidCursorIsABadRequest(String cursor) throws Exception {
        Desk.Answer answer = desk.get("/api/events", "page[cursor]", cursor);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).isEqualTo("Invalid cursor provided.");
    }

    @ParameterizedTest
    @CsvSource({"/api/events,0", "/api/events,1001", "/api/profiles,101", "/api/catalog-variants,101", "/api/events,x"})
    void aPageSizeOutOfBoundsIsABadRequest(String path, String size) throws Exception {
        assertThat(desk.get(path, "page[size]", size).status()).isEqualTo(400);
    }

    @Test
    void eventsAreFilteredByTime() throws Exception {
        events(4);
        String filter = "greater-or-equal(datetime,2026-03-01T10:00:02Z),less-than(datetime,2026-03-01T10:00:04Z)";
        assertThat(desk.get("/api/events", "filter", filter).ids()).containsExactly("E000000003", "E000000002");
        assertThat(desk.get("/api/events", "filter", "and(" + filter + ")").ids())
                .hasSize(2);
    }

    @Test
    void eventsAreFilteredByOneOrSeveralMetrics() throws Exception {
        events(1);
        desk.post("/api/events", Bodied.event("Clicked", ""));
        assertThat(desk.get("/api/events", "filter", "equals(metric_id,\"M00002\")")
                        .ids())
                .hasSize(1);
        assertThat(desk.get("/api/events", "filter", "equals(metric_id,[\"M00001\",\"M00002\"])")
                        .ids())
                .hasSize(2);
    }

    @Test
    void profilesAreFoundByAnyOfSeveralIdentifiers() throws Exception {
        for (String id : List.of("1", "a\\\"),b", "3")) {
            desk.post("/api/profiles", Bodied.profile("\"external_id\":\"" + id + "\""));
        }
        assertThat(desk.get("/api/profiles", "filter", "any(external_id,[\"1\",\"a\\\"),b\"])")
                        .ids())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "equals(first_name,\"Anna\")",
                "contains(email,\"a\")",
                "equals(email,anna@kunde-mail.de)",
                "equals(email)",
                "greater-than(updated,\"2026-03-01T00:00:00Z\")",
                "greater-than(updated,yesterday)",
                "greater-or-equal(updated,2026-03-01T00:00:00Z)",
                "email=anna",
                "equals(email,\"a\") or more",
                ""
            })
    void anUnsupportedFilterIsABadRequest(String filter) throws Exception {
        desk.post("/api/profiles", Bodied.profile(Bodied.ANNA));
        Desk.Answer answer = desk.get("/api/profiles", "filter", filter);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("source").path("parameter").asString("")).isEqualTo("filter");
    }

    @Test
    void sparseFieldsLeaveTheRestOutAndTheRelationshipsToo() throws Exception {
        events(1);
        JsonNode event = desk.get("/api/events", "fields[event]", "datetime,timestamp,datetime")
                .data()
                .path(0);
        assertThat(event.path("attributes").size()).isEqualTo(2);
        assertThat(event.has("relationships")).isFalse();
    }

    @Test
    void sparseFieldsReachWhatIsIncluded() throws Exception {
        events(1);
        JsonNode included = desk.get("/api/events", "include", "profile,profile", "fields[profile]", "email")
                .json()
                .path("included");
        assertThat(included).hasSize(1);
        assertThat(included.path(0).path("attributes").toString()).isEqualTo("{\"email\":\"anna@kunde-mail.de\"}");
    }

    @Test
    void metricsAreListedOnce() throws Exception {
        events(3);
        assertThat(desk.get("/api/metrics").data()).hasSize(1);
    }

    @Test
    void sumsAreMadePerDayOfTheTimeZone() throws Exception {
        bought("1", "2026-03-27T22:59:59Z", "10", "EUR");
        bought("2", "2026-03-27T23:00:00Z", "20", "EUR");
        bought("3", "2026-03-29T21:59:59Z", "30", "EUR");
        JsonNode attributes = aggregate(
                        "\"interval\":\"day\",\"timezone\":\"Europe/Berlin\"",
                        "2026-03-27T00:00:00",
                        "2026-03-30T00:00:00")
                .attributes();
        assertThat(attributes.path("dates").toString())
                .isEqualTo("[\"2026-03-26T23:00:00Z\",\"2026-03-27T23:00:00Z\",\"2026-03-28T23:00:00Z\"]");
        JsonNode measured = attributes.path("data").path(0).path("measurements");
        assertThat(measured.path("sum_value").toString()).isEqualTo("[10,20,30]");
        assertThat(measured.path("count").toString()).isEqualTo("[1,1,1]");
    }

    @Test
    void sumsAreKeptApartByCurrency() throws Exception {
        bought("1", "2026-03-01T10:00:00Z", "10", "EUR");
        bought("2", "2026-03-01T10:00:00Z", "20", "GBP");
        JsonNode rows = aggregate("\"by\":[\"$value_currency\"]", "2026-03-01T00:00:00", "2026-03-02T00:00:00")
                .attributes()
                .path("data");
        assertThat(rows).hasSize(2);
        assertThat(rows.path(1).path("dimensions").path(0).asString("")).isEqualTo("GBP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"interval\":\"year\"",
                "\"timezone\":\"Mars/Base\"",
                "\"by\":[\"OrderId\"]",
                "\"page_size\":100",
                "\"sort\":\"-count\""
            })
    void sumsThatKlaviyoCannotMakeAreRefused(String extra) throws Exception {
        assertThat(aggregate(extra, "2026-03-01T00:00:00", "2026-03-02T00:00:00")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void sumsNeedATimeRange() throws Exception {
        assertThat(aggregate("\"interval\":\"day\"", "2026-03-02T00:00:00", "2026-03-02T00:00:00")
                        .status())
                .isEqualTo(400);
    }

    private void bought(String id, String time, String value, String currency) throws Exception {
        desk.post(
                "/api/events",
                Bodied.event(
                        "Placed Order",
                        "\"unique_id\":\"%s\",\"time\":\"%s\",\"value\":%s,\"value_currency\":\"%s\""
                                .formatted(id, time, value, currency)));
    }

    private Desk.Answer aggregate(String extra, String from, String to) throws Exception {
        return desk.post("/api/metric-aggregates", """
                {"data":{"type":"metric-aggregate","attributes":{"metric_id":"M00001",
                 "measurements":["count","sum_value"],%s,"filter":["greater-or-equal(datetime,%s)",
                 "less-than(datetime,%s)"]}}}""".formatted(extra, from, to));
    }
}
