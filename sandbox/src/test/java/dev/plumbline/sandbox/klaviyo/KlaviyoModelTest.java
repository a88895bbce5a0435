package dev.plumbline.sandbox.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The account without a network, as the simulator calls it. */
class KlaviyoModelTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Map<String, String> HEADERS = Map.of(
            "Authorization", "Klaviyo-API-Key pk_test", "Revision", "2026-07-15", "content-type", "application/json");

    private Instant now = START;
    private final StandInOptions options = StandInOptions.standard(() -> now).withApiKey("pk_test");
    private KlaviyoModel model = new KlaviyoModel(options);

    private static String event(String metric, String uniqueId) {
        return """
                {"data":{"type":"event","attributes":{
                  "properties":{"OrderId":"1"},
                  "time":"2026-03-02T08:00:00Z",
                  "unique_id":"%s",
                  "metric":{"data":{"type":"metric","attributes":{"name":"%s"}}},
                  "profile":{"data":{"type":"profile","attributes":{"external_id":"4711"}}}}}}
                """.formatted(uniqueId, metric);
    }

    private Optional<Reply> post(String uniqueId) {
        return model.answer("POST", "/api/events", HEADERS, event("Placed Order", uniqueId));
    }

    private List<String> held() {
        return model.snapshot().events().stream().map(Event::uniqueId).toList();
    }

    @Test
    void anEventIsHeld() {
        assertThat(post("a")).get().extracting(Reply::status).isEqualTo(202);
        assertThat(held()).containsExactly("a");
    }

    @Test
    void whatIsForgottenMakesRoomAndStillCountsAsAccepted() {
        post("a");
        now = START.plusSeconds(60);
        model.answer("POST", "/api/profile-import", HEADERS, """
                {"data":{"type":"profile","attributes":{"external_id":"4712"}}}
                """);

        model.forget(START.plusSeconds(30), START);

        Snapshot left = model.snapshot();
        assertThat(left.events()).isEmpty();
        assertThat(left.eventsAccepted()).isEqualTo(1);
        assertThat(left.profiles())
                .singleElement()
                .satisfies(profile -> assertThat(profile.text("external_id")).contains("4712"));
    }

    @Test
    void headersCountWhateverTheirCase() {
        assertThat(model.answer("GET", "/api/metrics/?page%5Bsize%5D=5", HEADERS, ""))
                .get()
                .extracting(Reply::status)
                .isEqualTo(200);
    }

    @Test
    void aWrongKeyIsRefused() {
        assertThat(model.answer("GET", "/api/metrics", Map.of("authorization", "Klaviyo-API-Key pk_other"), ""))
                .get()
                .extracting(Reply::status)
                .isEqualTo(401);
    }

    @Test
    void aConnectionThatBreaksBeforeLeavesNothing() {
        model.faults().add(Fault.always(Fault.Kind.RESET_BEFORE).atMost(1));
        assertThat(post("a")).isEmpty();
        assertThat(held()).isEmpty();
    }

    @Test
    void aConnectionThatBreaksAfterwardsLeavesTheEvent() {
        model.faults().add(Fault.always(Fault.Kind.RESET_AFTER).atMost(1));
        assertThat(post("a")).isEmpty();
        assertThat(held()).containsExactly("a");
    }

    @Test
    void aLateAnswerSaysHowLateItIsAndNobodyWaits() {
        model.faults().add(Fault.always(Fault.Kind.SLOW).lasting(Duration.ofHours(9)));
        assertThat(post("a")).get().extracting(Reply::late).isEqualTo(Duration.ofHours(9));
        assertThat(held()).containsExactly("a");
    }

    @Test
    void aLostEventIsAcceptedAndNeverSeen() {
        model.faults().add(Fault.always(Fault.Kind.LOST).atMost(1));
        assertThat(post("a")).get().extracting(Reply::status).isEqualTo(202);
        assertThat(held()).isEmpty();
    }

    @Test
    void limitsFollowTheClock() {
        model = new KlaviyoModel(options.withLimits(true));
        List<Integer> statuses = new ArrayList<>();
        for (int n = 0; n < 351; n++) {
            statuses.add(post("a" + n).orElseThrow().status());
        }
        assertThat(statuses.getLast()).isEqualTo(429);
        now = now.plusSeconds(1);
        assertThat(post("b")).get().extracting(Reply::status).isEqualTo(202);
    }

    @Test
    void anEventIsSeenOnlyAfterItsProcessing() {
        model = new KlaviyoModel(options.withProcessing(Duration.ofSeconds(5)));
        post("a");
        assertThat(held()).isEmpty();
        assertThat(model.snapshot().eventsWaiting()).isOne();
        now = now.plusSeconds(5);
        assertThat(held()).containsExactly("a");
    }

    @Test
    void eventsMayBeProcessedInAnotherOrderThanTheyWereAcceptedIn() {
        model = new KlaviyoModel(options.withSpread(Duration.ofMinutes(1)).withDice(new Random(3)));
        List<String> sent = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            sent.add("a" + n);
            post("a" + n);
        }
        now = now.plusSeconds(60);
        assertThat(held()).containsExactlyInAnyOrderElementsOf(sent).isNotEqualTo(sent);
    }

    @Test
    void anEventKeepsItsPlaceInTheOrderOfAcceptance() {
        eventsMayBeProcessedInAnotherOrderThanTheyWereAcceptedIn();
        assertThat(model.snapshot().events()).allMatch(event -> event.uniqueId().equals("a" + (event.sequence() - 1)));
    }

    @Test
    void theSameDiceMakeTheSameTrouble() {
        assertThat(troubled(7)).isEqualTo(troubled(7)).isNotEqualTo(troubled(8));
    }

    private List<Integer> troubled(long seed) {
        KlaviyoModel troubled = new KlaviyoModel(options.withDice(new Random(seed)));
        troubled.faults().add(Fault.always(Fault.Kind.HTML_502).withShare(0.3));
        List<Integer> statuses = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            statuses.add(troubled.answer("POST", "/api/events", HEADERS, event("Placed Order", "a" + n))
                    .orElseThrow()
                    .status());
        }
        return statuses;
    }

    @Test
    void whoeverRecordsIsToldOfEveryRequest() {
        List<Recorded> recorded = new ArrayList<>();
        model = new KlaviyoModel(options.withRecorder(recorded::add));
        post("a");
        assertThat(recorded).singleElement().extracting(Recorded::status).isEqualTo(202);
        assertThat(recorded.getFirst().revision()).isEqualTo("2026-07-15");
    }

    @Test
    void anEmptiedAccountHoldsNothing() {
        post("a");
        model.reset();
        assertThat(held()).isEmpty();
        assertThat(model.requests()).isEmpty();
    }
}
