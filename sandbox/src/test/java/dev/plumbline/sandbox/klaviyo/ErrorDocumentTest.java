package dev.plumbline.sandbox.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ErrorDocumentTest {
    @RegisterExtension
    final Desk desk = Desk.open();

    @Test
    void anErrorTellsItsStatusCodeTitleDetailAndPlace() throws Exception {
        JsonNode error = desk.post("/api/profiles", Bodied.profile("\"foo\":1,\"external_id\":\"7\""))
                .error();
        assertThat(error.path("status").asInt(0)).isEqualTo(400);
        assertThat(error.path("code").asString("")).isEqualTo("invalid");
        assertThat(error.path("title").asString("")).isEqualTo("Invalid input.");
        assertThat(error.path("id").asString("")).hasSize(36);
        assertThat(error.has("links") && error.has("meta")).isTrue();
    }

    @Test
    void anUnknownFieldIsPointedAt() throws Exception {
        Desk.Answer answer = desk.post("/api/profiles", Bodied.profile("\"foo\":1,\"external_id\":\"7\""));
        assertThat(answer.detail()).isEqualTo("'foo' is not a valid field for the resource 'profile'.");
        assertThat(answer.pointers()).containsExactly("/data/attributes/foo");
    }

    @Test
    void aProfileKnowsNoSubscriptions() throws Exception {
        Desk.Answer answer = desk.post(
                "/api/profile-import", Bodied.profile("\"external_id\":\"7\",\"subscriptions\":{\"email\":{}}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactly("/data/attributes/subscriptions");
    }

    @Test
    void aMissingFieldIsMissedWhereItShouldBe() throws Exception {
        String withoutProperties = Bodied.event("Opened", "").replace("\"properties\":{},", "");
        Desk.Answer answer = desk.post("/api/events", withoutProperties);
        assertThat(answer.detail()).isEqualTo("'properties' is a required field for the resource 'event'.");
        assertThat(answer.pointers()).containsExactly("/data/attributes");
    }

    @Test
    void aWrongTypeOfResourceIsPointedAt() throws Exception {
        String body = Bodied.event("Opened", "").replace("\"type\":\"event\"", "\"type\":\"events\"");
        assertThat(desk.post("/api/events", body).pointers()).containsExactly("/data/type");
    }

    @Test
    void aValueThatIsATextIsPointedAt() throws Exception {
        assertThat(desk.post("/api/events", Bodied.event("Opened", "\"value\":\"12\""))
                        .pointers())
                .containsExactly("/data/attributes/value");
    }

    @Test
    void allErrorsAreToldAtOnce() throws Exception {
        String body = Bodied.event("Opened", "\"time\":\"yesterday\",\"value_currency\":\"Euro\"")
                .replace("anna@", "anna");
        assertThat(desk.post("/api/events", body).pointers())
                .containsExactlyInAnyOrder(
                        "/data/attributes/time",
                        "/data/attributes/value_currency",
                        "/data/attributes/profile/data/attributes/email");
    }

    @Test
    void allErrorsOfShapeAreToldAtOnce() throws Exception {
        Desk.Answer answer = desk.post("/api/events", Bodied.event("", "\"foo\":1,\"backfill\":1"));
        assertThat(answer.pointers())
                .containsExactlyInAnyOrder(
                        "/data/attributes/foo",
                        "/data/attributes/backfill",
                        "/data/attributes/metric/data/attributes/name");
    }

    @Test
    void aBadRowOfEventsIsPointedAtByItsNumbers() throws Exception {
        Desk.Answer answer = desk.post("/api/event-bulk-create-jobs", oneBadRow());
        assertThat(answer.pointers())
                .containsExactly("/data/attributes/events-bulk-create/data/1/attributes/events/data/1/attributes/time");
    }

    @Test
    void oneBadRowRefusesAllEvents() throws Exception {
        assertThat(desk.post("/api/event-bulk-create-jobs", oneBadRow()).status())
                .isEqualTo(400);
        assertThat(desk.snapshot().eventsAccepted()).isZero();
    }

    private static String oneBadRow() {
        return Bodied.bulk(
                Bodied.group("\"attributes\":{\"external_id\":\"1\"}", "", Bodied.row("Opened", "\"unique_id\":\"a\"")),
                Bodied.group(
                        "\"attributes\":{\"external_id\":\"2\"}",
                        "",
                        Bodied.row("Opened", "\"unique_id\":\"a\""),
                        Bodied.row("Opened", "\"time\":\"no\"")));
    }

    @Test
    void oneBadAddressRefusesAllProfiles() throws Exception {
        Desk.Answer answer = desk.post(
                "/api/profile-bulk-import-jobs",
                Bodied.profiles(Bodied.profileRow(Bodied.ANNA), Bodied.profileRow("\"email\":\"nobody\"")));
        assertThat(answer.pointers()).containsExactly("/data/attributes/profiles/data/1/attributes/email");
        assertThat(desk.snapshot().profiles()).isEmpty();
    }

    @Test
    void aRowOfProfilesMayHaveAHundredKilobytes() throws Exception {
        String large =
                "\"external_id\":\"7\",\"properties\":{\"a\":\"%1$s\",\"b\":\"%1$s\"}".formatted("x".repeat(60_000));
        Desk.Answer answer = desk.post(
                "/api/profile-bulk-import-jobs",
                Bodied.profiles(Bodied.profileRow(Bodied.ANNA), Bodied.profileRow(large)));
        assertThat(answer.pointers()).containsExactly("/data/attributes/profiles/data/1");
    }

    @Test
    void aRowOfTheCatalogIsPointedAtByItsNumber() throws Exception {
        Desk.Answer answer = desk.post(
                "/api/catalog-item-bulk-create-jobs",
                Bodied.job(
                        "item",
                        "create",
                        Bodied.itemRow("1"),
                        Bodied.itemRow("2").replace("\"title\"", "\"titel\"")));
        assertThat(answer.pointers())
                .containsExactly(
                        "/data/attributes/items/data/1/attributes", "/data/attributes/items/data/1/attributes/titel");
        assertThat(desk.snapshot().items()).isEmpty();
    }

    @Test
    void aWrappedDocumentIsNoRow() throws Exception {
        Desk.Answer answer =
                desk.post("/api/catalog-item-bulk-create-jobs", Bodied.job("item", "create", Bodied.item("1")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).contains("/data/attributes/items/data/0/data");
    }

    @Test
    void moreThanAHundredRowsOfTheCatalogAreRefused() throws Exception {
        String[] rows = new String[101];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = Bodied.itemRow("i" + n);
        }
        assertThat(desk.post("/api/catalog-item-bulk-create-jobs", Bodied.job("item", "create", rows))
                        .pointers())
                .containsExactly("/data/attributes/items/data");
    }

    @Test
    void moreThanAThousandEventsAreRefused() throws Exception {
        String[] rows = new String[501];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = Bodied.row("Opened", "\"unique_id\":\"u" + n + "\"");
        }
        String body = Bodied.bulk(
                Bodied.group("\"attributes\":{\"external_id\":\"1\"}", "", rows),
                Bodied.group("\"attributes\":{\"external_id\":\"2\"}", "", rows));
        assertThat(desk.post("/api/event-bulk-create-jobs", body).pointers())
                .containsExactly("/data/attributes/events-bulk-create");
    }

    @Test
    void aTextOfAHundredKilobytesIsTheLongest() throws Exception {
        String body = Bodied.event("Opened", "")
                .replace("\"properties\":{}", "\"properties\":{\"a\":[\"" + "ü".repeat(60_000) + "\"]}");
        assertThat(desk.post("/api/events", body).pointers()).containsExactly("/data/attributes/properties");
    }

    @Test
    void propertiesAreNestedTenLevelsDeepAtMost() throws Exception {
        String deep = "{\"a\":".repeat(11) + "1" + "}".repeat(11);
        String body = Bodied.event("Opened", "").replace("\"properties\":{}", "\"properties\":" + deep);
        assertThat(desk.post("/api/events", body).detail()).contains("10 levels");
    }

    @Test
    void aWrongParameterIsNamed() throws Exception {
        JsonNode source =
                desk.get("/api/events", "include", "profiless").error().path("source");
        assertThat(source.path("parameter").asString("")).isEqualTo("include");
    }

    @Test
    void errorsHaveIdsOfTheirOwn() throws Exception {
        List<String> ids = desk.post("/api/events", Bodied.event("Opened", "\"foo\":1,\"bar\":1"))
                .json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("id").asString(""))
                .toList();
        Set<String> different = new HashSet<>(ids);
        assertThat(different).hasSize(2);
    }
}
