package dev.plumbline.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.server.delivery.ProfileForm.Identifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandRequestsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");

    private final CommandRequests requests = new CommandRequests(Duration.ofDays(2));

    private static TrackEvent placed(Instant time) {
        return placed(time, false);
    }

    private static TrackEvent placed(Instant time, boolean silent) {
        return new TrackEvent(
                "Placed Order",
                new ProfileKey("main", "4711"),
                "PRD-100-order-12345",
                time,
                Optional.of(new Money(new BigDecimal("119.90"), "EUR")),
                Map.of("OrderId", "12345"),
                silent,
                Optional.of("order/PRD-100/12345"));
    }

    private JsonNode attributes(KlaviyoRequest request) {
        String body = new String(request.body().orElseThrow().bytes(), StandardCharsets.UTF_8);
        return JsonMapper.shared().readTree(body).path("data").path("attributes");
    }

    private JsonNode event(Instant time) {
        return attributes(requests.of(placed(time), ProfileForm.WHOLE, NOW).getFirst());
    }

    @Test
    void anEventOfTodayMayStartFlows() {
        assertThat(event(NOW.minus(Duration.ofHours(47))).path("backfill").asBoolean(false))
                .isFalse();
    }

    @Test
    void anEventThatIsOlderThanTheLiveWindowWhenItLeavesIsHistory() {
        assertThat(event(NOW.minus(Duration.ofHours(49))).path("backfill").asBoolean(false))
                .isTrue();
    }

    @Test
    void anEventThatOnlySetsARecordStraightIsHistoryHoweverNewItIs() {
        JsonNode event = attributes(
                requests.of(placed(NOW, true), ProfileForm.WHOLE, NOW).getFirst());
        assertThat(event.path("backfill").asBoolean(false)).isTrue();
    }

    @Test
    void anEventNamesItsProfileByTheCustomerNumberAlone() {
        JsonNode profile = event(NOW).path("profile").path("data").path("attributes");
        assertThat(profile.propertyNames()).containsExactly("external_id");
        assertThat(profile.path("external_id").asString()).isEqualTo("4711");
    }

    @Test
    void aProfileCarriesWhatIsKnownAndNothingElse() {
        UpsertProfile upsert = new UpsertProfile(
                new ProfileKey("main", "4711"),
                Map.of("email", "anna@kunde-mail.de"),
                Map.of("city", "Kiel"),
                Map.of("SAPCustomerNumber", "4711"));
        JsonNode attributes =
                attributes(requests.of(upsert, ProfileForm.WHOLE, NOW).getFirst());
        assertThat(attributes.propertyNames())
                .containsExactlyInAnyOrder("external_id", "email", "location", "properties");
        assertThat(attributes.path("location").propertyNames()).containsExactly("city");
    }

    @Test
    void aCatalogEntryThatIsThereAlreadyIsChangedInstead() {
        UpsertCatalogItem item = new UpsertCatalogItem(
                "main", "815", "Bolt", "Bolt", "https://shop.kunde-mail.de/815", Optional.empty(), false);
        List<KlaviyoRequest> inTurn = requests.of(item, ProfileForm.WHOLE, NOW);
        assertThat(inTurn).extracting(request -> request.endpoint().name()).hasSize(2);
        assertThat(attributes(inTurn.get(0)).path("external_id").asString()).isEqualTo("815");
        assertThat(attributes(inTurn.get(1)).has("external_id")).isFalse();
    }

    @Test
    void aProfileMayBeToldWithoutAnIdentifier() {
        UpsertProfile upsert = new UpsertProfile(
                new ProfileKey("main", "4711"),
                Map.of("email", "anna@kunde-mail.de", "phone_number", "+4943112345", "first_name", "Anna"),
                Map.of(),
                Map.of());
        ProfileForm form = new ProfileForm(Set.of(Identifier.EMAIL), 4, Optional.empty(), Optional.empty());
        assertThat(attributes(requests.of(upsert, form, NOW).getFirst()).propertyNames())
                .contains("external_id", "phone_number", "first_name")
                .doesNotContain("email");
    }

    @Test
    void aDiscontinuedArticleIsUnpublishedAndNothingElseOfItChanges() {
        KlaviyoRequest request = requests.of(new SetPublished("main", "815", false), ProfileForm.WHOLE, NOW)
                .getFirst();
        assertThat(request.endpoint()).isEqualTo(Endpoint.UPDATE_VARIANT);
        assertThat(attributes(request).propertyNames()).containsExactly("published");
        assertThat(attributes(request).path("published").asBoolean(true)).isFalse();
    }
}
