package dev.plumbline.sandbox.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class CatalogAndJobsTest {
    @RegisterExtension
    final Desk desk = Desk.open();

    private Desk.Answer created(int stock) throws Exception {
        desk.post("/api/catalog-items", Bodied.item("i1"));
        return desk.post("/api/catalog-variants", Bodied.variant("v1", "i1", stock));
    }

    private static String path(String externalId) {
        return "/api/catalog-variants/" + Bodied.PREFIX + externalId;
    }

    @Test
    void anItemHasACompoundId() throws Exception {
        Desk.Answer answer = desk.post("/api/catalog-items", Bodied.item("i1"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.data().path("id").asString("")).isEqualTo("$custom:::$default:::i1");
    }

    @Test
    void aVariantNeedsItsItem() throws Exception {
        assertThat(desk.post("/api/catalog-variants", Bodied.variant("v1", "i1", 1))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aVariantIsCreatedUnderItsItem() throws Exception {
        assertThat(created(1).status()).isEqualTo(201);
        assertThat(desk.snapshot().variants().getFirst().itemId()).isEqualTo(Bodied.PREFIX + "i1");
    }

    @Test
    void aSecondItemOfTheSameIdIsAConflict() throws Exception {
        desk.post("/api/catalog-items", Bodied.item("i1"));
        Desk.Answer answer = desk.post("/api/catalog-items", Bodied.item("i1"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.detail()).isEqualTo("An item with the external id `i1` already exists.");
    }

    @Test
    void anUnknownVariantCannotBeChanged() throws Exception {
        Desk.Answer answer = desk.patch(path("v1"), Bodied.stock("v1", 4));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.detail()).isEqualTo("A variant with id $custom:::$default:::v1 does not exist.");
    }

    @Test
    void aChangeNeedsTheIdOfItsPath() throws Exception {
        created(1);
        assertThat(desk.patch(path("v1"), Bodied.stock("v2", 4)).status()).isEqualTo(400);
    }

    @Test
    void aChangeLeavesTheRestAsItWas() throws Exception {
        created(1);
        JsonNode attributes = desk.patch(path("v1"), Bodied.stock("v1", 4)).attributes();
        assertThat(attributes.path("inventory_quantity").asInt(0)).isEqualTo(4);
        assertThat(attributes.path("title").asString("")).isEqualTo("Bolt");
    }

    @Test
    void anIdMayHaveAPlusInIt() throws Exception {
        desk.post("/api/catalog-items", Bodied.item("i1"));
        desk.post("/api/catalog-variants", Bodied.variant("v+1", "i1", 1));
        assertThat(desk.get(path("v+1")).status()).isEqualTo(200);
    }

    @Test
    void aVariantIsDeletedOnce() throws Exception {
        created(1);
        assertThat(desk.delete(path("v1")).status()).isEqualTo(204);
        assertThat(desk.delete(path("v1")).status()).isEqualTo(404);
    }

    @Test
    void stockThatRisesFromNothingIsLogged() throws Exception {
        created(0);
        desk.patch(path("v1"), Bodied.stock("v1", 4));
        assertThat(desk.snapshot().backInStock()).containsExactly(Bodied.PREFIX + "v1");
    }

    @Test
    void stockThatOnlyGrowsIsNotLogged() throws Exception {
        created(1);
        desk.patch(path("v1"), Bodied.stock("v1", 4));
        assertThat(desk.snapshot().backInStock()).isEmpty();
    }

    @Test
    void aSubscriptionToAVariantIsAnEvent() throws Exception {
        created(0);
        assertThat(desk.post("/api/back-in-stock-subscriptions", subscription("EMAIL", "v1"))
                        .status())
                .isEqualTo(202);
        assertThat(desk.snapshot().events()).extracting(Event::metric).containsExactly("Subscribed to Back in Stock");
    }

    @Test
    void nobodySubscribesToAnUnknownVariant() throws Exception {
        assertThat(desk.post("/api/back-in-stock-subscriptions", subscription("EMAIL", "v1"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodySubscribesOnAnUnknownChannel() throws Exception {
        created(0);
        assertThat(desk.post("/api/back-in-stock-subscriptions", subscription("PIGEON", "v1"))
                        .pointers())
                .containsExactly("/data/attributes/channels");
    }

    private static String subscription(String channel, String variant) {
        return """
                {"data":{"type":"back-in-stock-subscription","attributes":{"channels":["%s"],"profile":{"data":
                 {"type":"profile","attributes":{%s}}}},"relationships":{"variant":{"data":
                 {"type":"catalog-variant","id":"%s"}}}}}""".formatted(channel, Bodied.ANNA, Bodied.PREFIX + variant);
    }

    @Test
    void anItemIsPublishedWhereNothingElseIsSaid() throws Exception {
        desk.post("/api/catalog-items", Bodied.item("i1"));
        assertThat(desk.get("/api/catalog-items", "filter", "equals(published,true)")
                        .ids())
                .hasSize(1);
        assertThat(desk.get("/api/catalog-items", "filter", "equals(published,false)")
                        .ids())
                .isEmpty();
    }

    @Test
    void variantsAreFoundByTheirItem() throws Exception {
        created(1);
        String filter = "equals(item.id,\"" + Bodied.PREFIX + "%s\")";
        assertThat(desk.get("/api/catalog-variants", "filter", filter.formatted("i1"))
                        .ids())
                .hasSize(1);
        assertThat(desk.get("/api/catalog-variants", "filter", filter.formatted("i2"))
                        .ids())
                .isEmpty();
    }

    private JsonNode finished(String type, Desk.Answer submitted) throws Exception {
        return desk.get("/api/" + type + "s/" + submitted.data().path("id").asString(""))
                .attributes();
    }

    @Test
    void aJobCountsWhatSucceededAndWhatFailed() throws Exception {
        Desk.Answer job = desk.post(
                "/api/catalog-item-bulk-create-jobs",
                Bodied.job("item", "create", Bodied.itemRow("1"), Bodied.itemRow("2"), Bodied.itemRow("1")));
        assertThat(job.status()).isEqualTo(202);
        JsonNode counts = finished("catalog-item-bulk-create-job", job);
        assertThat(counts.path("status").asString("")).isEqualTo("complete");
        assertThat(counts.path("total_count").asInt(0)).isEqualTo(3);
        assertThat(counts.path("completed_count").asInt(0)).isEqualTo(2);
        assertThat(counts.path("failed_count").asInt(0)).isEqualTo(1);
    }

    @Test
    void aFailedRowIsNamed() throws Exception {
        Desk.Answer job = desk.post(
                "/api/catalog-item-bulk-create-jobs",
                Bodied.job("item", "create", Bodied.itemRow("1"), Bodied.itemRow("1")));
        JsonNode error =
                finished("catalog-item-bulk-create-job", job).path("errors").path(0);
        assertThat(error.path("detail").asString("")).contains("already exists");
        assertThat(error.path("meta").path("external_id").asString("")).isEqualTo("1");
    }

    @Test
    void aFailedChangeIsNamedByTheIdThatItMeant() throws Exception {
        Desk.Answer job = desk.post(
                "/api/catalog-variant-bulk-update-jobs", Bodied.job("variant", "update", Bodied.stockRow("v9", 1)));
        JsonNode error =
                finished("catalog-variant-bulk-update-job", job).path("errors").path(0);
        assertThat(error.path("meta").path("external_id").asString("")).isEqualTo("v9");
    }

    @Test
    void aJobIsWorkedOffLater() throws Exception {
        try (Desk slow = Desk.open(options -> options.withProcessing(Duration.ofMinutes(1)))) {
            Desk.Answer job =
                    slow.post("/api/catalog-item-bulk-create-jobs", Bodied.job("item", "create", Bodied.itemRow("1")));
            String path = "/api/catalog-item-bulk-create-jobs/"
                    + job.data().path("id").asString("");
            assertThat(slow.get(path).attributes().path("status").asString("")).isEqualTo("processing");
            assertThat(slow.snapshot().items()).isEmpty();
            slow.wait(Duration.ofMinutes(1));
            assertThat(slow.get(path).attributes().path("status").asString("")).isEqualTo("complete");
        }
    }

    @Test
    void aJobIsForgottenAfterSevenDays() throws Exception {
        Desk.Answer job =
                desk.post("/api/catalog-item-bulk-create-jobs", Bodied.job("item", "create", Bodied.itemRow("1")));
        desk.wait(Duration.ofDays(7));
        assertThat(desk.get("/api/catalog-item-bulk-create-jobs/"
                                + job.data().path("id").asString(""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void fiveHundredUnfinishedJobsAreTheMost() throws Exception {
        try (Desk slow = Desk.open(options -> options.withProcessing(Duration.ofMinutes(1)))) {
            String job = Bodied.job("variant", "update", Bodied.stockRow("v1", 1));
            for (int n = 0; n < 500; n++) {
                assertThat(slow.post("/api/catalog-variant-bulk-update-jobs", job)
                                .status())
                        .isEqualTo(202);
            }
            assertThat(slow.post("/api/catalog-variant-bulk-update-jobs", job).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aBadNumberInAnImportIsLeftOutWithoutAWord() throws Exception {
        Desk.Answer job = desk.post(
                "/api/profile-bulk-import-jobs",
                Bodied.profiles(Bodied.profileRow(Bodied.ANNA + ",\"phone_number\":\"040\"")));
        assertThat(finished("profile-bulk-import-job", job).path("failed_count").asInt(-1))
                .isZero();
        assertThat(desk.snapshot().profiles().getFirst().text("phone_number")).isEmpty();
    }

    @Test
    void aConflictInAnImportIsAnErrorOfItsRow() throws Exception {
        desk.post("/api/profile-import", Bodied.profile(Bodied.ANNA));
        desk.post("/api/profile-import", Bodied.profile("\"external_id\":\"8\""));
        String both = Bodied.ANNA + ",\"external_id\":\"8\"";
        Desk.Answer job = desk.post(
                "/api/profile-bulk-import-jobs",
                Bodied.profiles(Bodied.profileRow(both), Bodied.profileRow("\"external_id\":\"9\"")));
        JsonNode errors = desk.get(
                        "/api/profile-bulk-import-jobs/" + job.data().path("id").asString("") + "/import-errors")
                .data();
        assertThat(errors).hasSize(1);
        assertThat(errors.path(0).path("attributes").path("original_payload").toString())
                .contains("anna@kunde-mail.de");
        assertThat(desk.snapshot().profiles()).hasSize(3);
    }
}
