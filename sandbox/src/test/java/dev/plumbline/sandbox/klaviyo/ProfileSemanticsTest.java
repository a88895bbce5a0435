package dev.plumbline.sandbox.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ProfileSemanticsTest {
    @RegisterExtension
    final Desk desk = Desk.open();

    private Desk.Answer imported(String attributes) throws Exception {
        return desk.post("/api/profile-import", Bodied.profile(attributes));
    }

    private String made(String attributes) throws Exception {
        return imported(attributes).data().path("id").asString("");
    }

    private JsonNode patched(String meta) throws Exception {
        return desk.post("/api/profile-import", Bodied.profile(Bodied.ANNA, "\"patch_properties\":{" + meta + "}"))
                .attributes()
                .path("properties");
    }

    @Test
    void aNewProfileIsCreated() throws Exception {
        assertThat(imported(Bodied.ANNA).status()).isEqualTo(201);
    }

    @Test
    void aKnownProfileIsUpdated() throws Exception {
        String id = made(Bodied.ANNA);
        Desk.Answer again = imported(Bodied.ANNA + ",\"first_name\":\"Anna\"");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.data().path("id").asString("")).isEqualTo(id);
    }

    @Test
    void theCaseOfAnAddressMakesNoOther() throws Exception {
        made(Bodied.ANNA);
        assertThat(imported("\"email\":\"ANNA@kunde-mail.de\"").status()).isEqualTo(200);
    }

    @Test
    void whatIsLeftOutStays() throws Exception {
        made(Bodied.ANNA + ",\"first_name\":\"Anna\"");
        assertThat(imported(Bodied.ANNA).attributes().path("first_name").asString(""))
                .isEqualTo("Anna");
    }

    @Test
    void nullClears() throws Exception {
        made(Bodied.ANNA + ",\"first_name\":\"Anna\"");
        assertThat(imported(Bodied.ANNA + ",\"first_name\":null")
                        .attributes()
                        .path("first_name")
                        .isNull())
                .isTrue();
    }

    @Test
    void aClearedIdentifierIsFree() throws Exception {
        made(Bodied.ANNA + ",\"external_id\":\"7\"");
        imported(Bodied.ANNA + ",\"external_id\":null");
        assertThat(imported("\"external_id\":\"7\"").status()).isEqualTo(201);
    }

    @Test
    void aLocationIsMergedFieldByField() throws Exception {
        made(Bodied.ANNA + ",\"location\":{\"city\":\"Kiel\",\"zip\":\"24103\"}");
        JsonNode location = imported(Bodied.ANNA + ",\"location\":{\"zip\":null,\"country\":\"DE\"}")
                .attributes()
                .path("location");
        assertThat(location.toString()).isEqualTo("{\"city\":\"Kiel\",\"country\":\"DE\"}");
    }

    @Test
    void propertiesAreMergedKeyByKey() throws Exception {
        made(Bodied.ANNA + ",\"properties\":{\"a\":1,\"b\":2}");
        JsonNode properties =
                imported(Bodied.ANNA + ",\"properties\":{\"b\":3}").attributes().path("properties");
        assertThat(properties.path("a").asInt(0)).isEqualTo(1);
        assertThat(properties.path("b").asInt(0)).isEqualTo(3);
    }

    @Test
    void aPropertyIsUnset() throws Exception {
        made(Bodied.ANNA + ",\"properties\":{\"a\":1,\"b\":2,\"c\":3}");
        assertThat(patched("\"unset\":\"a\"").has("a")).isFalse();
        assertThat(patched("\"unset\":[\"b\",\"c\"]")).isEmpty();
    }

    @Test
    void listsAreAppendedToWithoutRepeating() throws Exception {
        made(Bodied.ANNA + ",\"properties\":{\"a\":[\"x\"]}");
        assertThat(patched("\"append\":{\"a\":[\"x\",\"y\"]}").path("a").toString())
                .isEqualTo("[\"x\",\"y\"]");
    }

    @Test
    void listsAreCutShorter() throws Exception {
        made(Bodied.ANNA + ",\"properties\":{\"a\":[\"x\",\"y\"]}");
        assertThat(patched("\"unappend\":{\"a\":\"x\"}").path("a").toString()).isEqualTo("[\"y\"]");
    }

    @Test
    void aCreationOfAKnownProfileIsAConflictThatNamesIt() throws Exception {
        String id = made(Bodied.ANNA);
        Desk.Answer answer = desk.post("/api/profiles", Bodied.profile(Bodied.ANNA));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.error().path("code").asString("")).isEqualTo("duplicate_profile");
        assertThat(answer.error().path("meta").path("duplicate_profile_id").asString(""))
                .isEqualTo(id);
    }

    @Test
    void identifiersOfTwoProfilesAreAConflict() throws Exception {
        made(Bodied.ANNA);
        String other = made("\"phone_number\":\"+4940555001\"");
        Desk.Answer answer = imported(Bodied.ANNA + ",\"phone_number\":\"+4940555001\"");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.error().path("meta").path("duplicate_profile_id").asString(""))
                .isEqualTo(other);
    }

    @Test
    void anIdWithTheAddressOfSomebodyElseIsAnsweredAsIfTheIdWereUnknown() throws Exception {
        made(Bodied.ANNA);
        String other = made("\"external_id\":\"8\"");
        Desk.Answer answer = desk.post("/api/profile-import", Bodied.profileWithId(other, Bodied.ANNA));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.detail()).contains(other);
    }

    @Test
    void aChangeToTheAddressOfSomebodyElseIsAConflict() throws Exception {
        made(Bodied.ANNA);
        String other = made("\"external_id\":\"8\"");
        assertThat(desk.patch("/api/profiles/" + other, Bodied.profileWithId(other, Bodied.ANNA))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aChangeNeedsTheIdOfItsPath() throws Exception {
        String id = made(Bodied.ANNA);
        assertThat(desk.patch("/api/profiles/" + id, Bodied.profile("\"title\":\"Dr\""))
                        .pointers())
                .containsExactly("/data/id");
    }

    @Test
    void aChangeToAMalformedAddressIsRefused() throws Exception {
        String id = made(Bodied.ANNA);
        Desk.Answer answer = desk.patch("/api/profiles/" + id, Bodied.profileWithId(id, "\"email\":\"nobody\""));
        assertThat(answer.pointers()).containsExactly("/data/attributes/email");
    }

    @Test
    void aMalformedNumberIsRefused() throws Exception {
        assertThat(imported(Bodied.ANNA + ",\"phone_number\":\"040 123456\"").pointers())
                .containsExactly("/data/attributes/phone_number");
    }

    @Test
    void aProfileNeedsAnIdentifier() throws Exception {
        assertThat(imported("\"first_name\":\"Anna\"").status()).isEqualTo(400);
    }

    @Test
    void anUnknownProfileIsNotFound() throws Exception {
        assertThat(desk.get("/api/profiles/01X").status()).isEqualTo(404);
    }

    @Test
    void theTimeOfTheLastChangeStaysWhereNothingChanges() throws Exception {
        made(Bodied.ANNA);
        desk.wait(Duration.ofHours(1));
        assertThat(imported(Bodied.ANNA).attributes().path("updated").asString(""))
                .isEqualTo(Desk.START.toString());
    }

    @Test
    void aMergedProfileIsGoneAndItsEventsAreTheOthers() throws Exception {
        String anna = made(Bodied.ANNA);
        String other = made("\"external_id\":\"8\",\"first_name\":\"Ann\"");
        desk.post("/api/events", Bodied.event("Opened", "\"external_id\":\"8\"", ""));
        assertThat(merged(anna, other).status()).isEqualTo(202);
        assertThat(desk.get("/api/profiles/" + other).status()).isEqualTo(404);
        assertThat(desk.snapshot().events().getFirst().profileId()).isEqualTo(anna);
        assertThat(desk.snapshot().profiles().getFirst().text("first_name")).contains("Ann");
    }

    @Test
    void aMergedProfileIsFoundUnderTheIdentifiersOfBoth() throws Exception {
        String anna = made(Bodied.ANNA);
        merged(anna, made("\"external_id\":\"8\""));
        assertThat(made("\"external_id\":\"8\"")).isEqualTo(anna);
    }

    @Test
    void mergingTakesItsTime() throws Exception {
        try (Desk slow = Desk.open(options -> options.withProcessing(Duration.ofMinutes(1)))) {
            String one = slow.post("/api/profiles", Bodied.profile(Bodied.ANNA))
                    .data()
                    .path("id")
                    .asString("");
            String two = slow.post("/api/profiles", Bodied.profile("\"external_id\":\"8\""))
                    .data()
                    .path("id")
                    .asString("");
            slow.post("/api/profile-merge", merge(one, two));
            assertThat(slow.get("/api/profiles/" + two).status()).isEqualTo(200);
            slow.wait(Duration.ofMinutes(1));
            assertThat(slow.get("/api/profiles/" + two).status()).isEqualTo(404);
        }
    }

    @Test
    void anUnknownProfileCannotBeMerged() throws Exception {
        assertThat(merged(made(Bodied.ANNA), "01X").status()).isEqualTo(404);
    }

    private Desk.Answer merged(String into, String from) throws Exception {
        return desk.post("/api/profile-merge", merge(into, from));
    }

    private static String merge(String into, String from) {
        return """
                {"data":{"type":"profile-merge","id":"%s","relationships":{"profiles":{"data":[
                 {"type":"profile","id":"%s"}]}}}}""".formatted(into, from);
    }

    private static String deletion(String attributes) {
        return """
                {"data":{"type":"data-privacy-deletion-job","attributes":{"profile":{"data":{"type":"profile",
                 "attributes":{%s}}}}}}""".formatted(attributes);
    }

    @Test
    void aDeletedProfileLeavesItsEventsToNobody() throws Exception {
        desk.post("/api/events", Bodied.event("Opened", ""));
        assertThat(desk.post("/api/data-privacy-deletion-jobs", deletion(Bodied.ANNA))
                        .status())
                .isEqualTo(202);
        assertThat(desk.snapshot().profiles()).isEmpty();
        assertThat(desk.get("/api/events").data()).hasSize(1);
        assertThat(desk.get("/api/events", "filter", "has(profile)").data()).isEmpty();
    }

    @Test
    void whoeverIsUnknownCannotBeDeleted() throws Exception {
        assertThat(desk.post("/api/data-privacy-deletion-jobs", deletion(Bodied.ANNA))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aDeletionNamesExactlyOneIdentifier() throws Exception {
        made(Bodied.ANNA);
        String both = deletion(Bodied.ANNA + ",\"phone_number\":\"+4940555001\"");
        assertThat(desk.post("/api/data-privacy-deletion-jobs", both).status()).isEqualTo(400);
    }
}
