package dev.plumbline.server.verify;

import static dev.plumbline.server.verify.Unprovens.NOW;
import static dev.plumbline.server.verify.Unprovens.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.Recorded;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.api.FunnelCounts;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The verifier against a stand-in over HTTP, with the ledger in a real database. */
class VerifierTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String STATUSES = "status from outbox order by id";
    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final ManualClock clock = new ManualClock(NOW);
    private KlaviyoStandIn klaviyo;
    private int laterOnes = 900;
    private Reader reader;

    @BeforeEach
    void putTogether() throws IOException {
        start(options -> options);
    }

    private void start(UnaryOperator<StandInOptions> change) throws IOException {
        klaviyo = KlaviyoStandIn.start(change.apply(StandInOptions.standard(clock)));
        reader = new Reader(POSTGRES, clock, klaviyo);
    }

    private void startAnew(UnaryOperator<StandInOptions> change) throws IOException {
        klaviyo.close();
        start(change);
    }

    @AfterEach
    void takeApart() {
        klaviyo.close();
    }

    private static TrackEvent placed(int order) {
        return event("Placed Order", order, NOW.minusSeconds(60));
    }

    /** Klaviyo loses the next event after its 202. */
    private void loseNext(int times) {
        klaviyo.faults().add(Fault.always(Fault.Kind.LOST).on("/api/events").atMost(times));
    }

    /** Something that is accepted later and is found, so that Klaviyo does not stand still. */
    private void tellLater() {
        clock.advance(A_MOMENT);
        reader.tell(event("Ordered Product", ++laterOnes, clock.instant()));
        reader.lookAfter(A_MOMENT);
    }

    /** Klaviyo loses command 1 and its repetition, and nothing else. */
    private void loseTwice() {
        loseNext(1);
        reader.tell(placed(1));
        tellLater();
        loseNext(1);
        reader.lookFor(PATIENCE.plusMinutes(2));
        assertThat(sent(1)).isEqualTo(2);
        assertThat(reader.count("exception")).isZero();
        tellLater();
        reader.lookFor(PATIENCE.plusMinutes(2));
    }

    private List<Event> inKlaviyo(int order) {
        return klaviyo.snapshot().events().stream()
                .filter(event -> event.uniqueId().equals("PRD-100-order-" + order))
                .toList();
    }

    private long sent(int order) {
        return klaviyo.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.body().contains("\"PRD-100-order-" + order + "\""))
                .count();
    }

    private long listings() {
        return klaviyo.requests().stream()
                .filter(request ->
                        request.method().equals("GET") && request.path().startsWith("/api/events"))
                .count();
    }

    @Test
    void whatIsThereIsStored() {
        reader.tell(placed(1), event("Ordered Product", 1, NOW));
        assertThat(reader.texts(STATUSES)).containsExactly("accepted", "accepted");
        reader.lookAfter(A_MOMENT);
        assertThat(reader.texts(STATUSES)).containsExactly("stored", "stored");
        assertThat(reader.count("outbox where stored_at = '2026-03-04T08:00:05Z'"))
                .isEqualTo(2);
        assertThat(reader.count("exception")).isZero();
    }

    @Test
    void whatKlaviyoAnswersWithTheThingItselfIsStoredAtOnce() {
        reader.tell(new UpsertProfile(new ProfileKey("main", "4711"), Map.of(), Map.of(), Map.of()));
        assertThat(reader.texts(STATUSES)).containsExactly("stored");
        assertThat(reader.count("outbox where stored_at = settled_at")).isEqualTo(1);
    }

    @Test
    void anEventIsLookedForNoSoonerThanAMomentAfterItsAcceptance() {
        reader.tell(placed(1));
        reader.look();
        assertThat(listings()).isZero();
    }

    @Test
    void whatTakesItsTimeIsLookedForAgainAndTheLagIsKnown() throws IOException {
        startAnew(options -> options.withProcessing(Duration.ofSeconds(40)));
        reader.tell(placed(1));
        reader.lookAfter(A_MOMENT);
        assertThat(reader.texts("status || ' ' || verification from outbox")).containsExactly("accepted awaited");
        reader.lookFor(Duration.ofMinutes(2));
        assertThat(reader.texts(STATUSES)).containsExactly("stored");
        Lags lags = reader.proofs().lagsSince("main", NOW);
        assertThat(lags.size()).isEqualTo(1);
        assertThat(lags.longest()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(100));
    }

    @Test
    void aLostEventIsSentAgainOnceAndIsStoredOnce() {
        loseNext(1);
        reader.tell(placed(1));
        tellLater();
        reader.lookFor(PATIENCE.plusMinutes(2));
        assertThat(reader.texts(STATUSES)).containsExactly("stored", "stored");
        assertThat(inKlaviyo(1)).hasSize(1);
        assertThat(sent(1)).isEqualTo(2);
        assertThat(reader.count("exception")).isZero();
        assertThat(reader.count("outbox where id = 1 and resent_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void aRecentEventThatIsSentAgainStartsItsFlowAndAnOldOneStartsNone() {
        loseNext(2);
        reader.tell(placed(1), event("Placed Order", 2, NOW.minus(Duration.ofDays(30))));
        tellLater();
        reader.lookFor(PATIENCE.plusMinutes(2));
        assertThat(reader.texts(STATUSES)).containsOnly("stored");
        assertThat(klaviyo.snapshot().flowStarts().stream().map(Event::uniqueId))
                .contains("PRD-100-order-1")
                .doesNotContain("PRD-100-order-2");
    }

    @Test
    void whatIsLostTwiceIsAnExceptionThatSaysAllThereIsToKnow() {
        loseTwice();
        assertThat(reader.texts("kind || ' ' || outbox_id from exception")).containsExactly("NOT_STORED 1");
        assertThat(reader.texts("reason from exception"))
                .singleElement()
                .asString()
                .contains(
                        "Accepted but not stored",
                        "Placed Order PRD-100-order-1 of order/PRD-100/1",
                        "2026-03-04T08:15",
                        "15 minutes later",
                        "test domain",
                        "4711",
                        "replay");
        assertThat(reader.texts("status || ' ' || verification from outbox where id = 1"))
                .containsExactly("accepted absent");
    }

    @Test
    void whatWasGivenUpIsNeverSentAgainByItself() {
        loseTwice();
        for (int days = 0; days < 5; days++) {
            reader.lookAfter(Duration.ofDays(1));
        }
        assertThat(sent(1)).isEqualTo(2);
        assertThat(reader.count("exception where closed_at is null")).isEqualTo(1);
    }

    @Test
    void anExceptionClosesItselfWhenTheEventIsFoundLater() throws Exception {
        loseTwice();
        Recorded lost = klaviyo.requests().stream()
                .filter(request -> request.body().contains("\"PRD-100-order-1\""))
                .findFirst()
                .orElseThrow();
        post(lost.body());
        reader.lookAfter(Duration.ofDays(1));
        assertThat(reader.texts("resolution from exception where closed_at is not null"))
                .containsExactly("found in Klaviyo");
        assertThat(reader.texts(STATUSES)).containsOnly("stored");
    }

    private void post(String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(klaviyo.uri() + "/api/events"))
                    .header("Authorization", "Klaviyo-API-Key pk_other")
                    .header("revision", "2026-07-15")
                    .header("Content-Type", "application/vnd.api+json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void aReplaySendsWhatWasGivenUpAgain() {
        loseTwice();
        reader.desk().replay(1);
        reader.deliver();
        reader.lookAfter(A_MOMENT);
        assertThat(sent(1)).isEqualTo(3);
        assertThat(inKlaviyo(1)).hasSize(1);
        assertThat(reader.texts(STATUSES)).containsOnly("stored");
        assertThat(reader.texts("resolution from exception")).containsExactly("replayed");
    }

    @Test
    void whileKlaviyoStandsStillNothingIsSentAgain() throws IOException {
        startAnew(options -> options.withProcessing(Duration.ofHours(2)));
        reader.tell(placed(1));
        for (int order = 2; order < 8; order++) {
            reader.lookFor(Duration.ofMinutes(15));
            reader.tell(placed(order));
        }
        reader.lookFor(Duration.ofHours(4));
        assertThat(reader.texts(STATUSES)).containsOnly("stored");
        assertThat(klaviyo.snapshot().eventsRepeated()).isZero();
        assertThat(reader.verifier().status().patience()).isGreaterThanOrEqualTo(Duration.ofHours(6));
    }

    @Test
    void anEventThatNothingFollowsIsSentAgainAfterADay() {
        loseNext(1);
        reader.tell(placed(1));
        reader.lookFor(Duration.ofHours(23));
        assertThat(sent(1)).isEqualTo(1);
        reader.lookFor(Duration.ofHours(2));
        assertThat(sent(1)).isEqualTo(2);
        assertThat(reader.texts(STATUSES)).containsExactly("stored");
    }

    @Test
    void whatKlaviyoKeepsWithAnotherValueIsAnException() throws Exception {
        post("""
                {"data":{"type":"event","attributes":{
                  "metric":{"data":{"type":"metric","attributes":{"name":"Placed Order"}}},
                  "profile":{"data":{"type":"profile","attributes":{"external_id":"4711"}}},
                  "properties":{},"time":"%s","value":100.00,"value_currency":"EUR","unique_id":"PRD-100-order-1"}}}
                """.formatted(NOW.minusSeconds(60)));
        reader.tell(placed(1));
        reader.lookAfter(A_MOMENT);
        assertThat(reader.texts(STATUSES)).containsExactly("stored");
        assertThat(reader.texts("kind || ': ' || reason from exception"))
                .singleElement()
                .asString()
                .contains("STORED_OTHERWISE", "its value is 100", "was told as 119.90", "PRD-100-order-1");
    }

    @Test
    void whatIsNotOfTheSampleStaysAcceptedAndIsCountedAsSuch() {
        reader.restart(new Sample(0, 1));
        reader.tell(placed(1), placed(2));
        reader.lookAfter(A_MOMENT);
        assertThat(reader.texts(STATUSES)).containsExactly("accepted", "accepted");
        assertThat(listings()).isZero();
        assertThat(new FunnelCounts(reader.jdbc()).count("", "").accepted()).isEqualTo(Map.of("notSampled", 2L));
    }

    @Test
    void theFunnelTellsAcceptedFromStored() {
        loseNext(1);
        reader.tell(placed(1), placed(2));
        reader.lookAfter(A_MOMENT);
        assertThat(new FunnelCounts(reader.jdbc()).count("", "").commands())
                .isEqualTo(Map.of("accepted", 1L, "stored", 1L));
        assertThat(new FunnelCounts(reader.jdbc()).count("", "").accepted()).isEqualTo(Map.of("awaiting", 1L));
    }

    @Test
    void manyEventsOfOneSecondAreReadByPages() {
        reader.tell(IntStream.range(0, 450).mapToObj(order -> placed(order)).toArray(TrackEvent[]::new));
        reader.lookAfter(A_MOMENT);
        assertThat(reader.texts(STATUSES)).containsOnly("stored");
        assertThat(listings()).isEqualTo(3);
        assertThat(reader.proofs().lagsSince("main", NOW).size()).isEqualTo(450);
    }

    @Test
    void aVerifierThatIsKilledInTheMiddleCountsNothingTwice() {
        reader.tell(placed(1), event("Ordered Product", 1, NOW), event("Fulfilled Order", 1, NOW));
        clock.advance(A_MOMENT);
        for (int steps = 1; steps < 8; steps++) {
            for (int n = 0; n < steps; n++) {
                reader.verifier().step();
            }
            reader.restart();
        }
        reader.look();
        assertThat(reader.texts(STATUSES)).containsOnly("stored");
        assertThat(reader.proofs().lagsSince("main", NOW).size()).isEqualTo(3);
    }

    @Test
    void aKeyThatMayNotReadPausesTheReadingAndLosesNothing() {
        klaviyo.faults()
                .add(Fault.always(Fault.Kind.UNAUTHORIZED).on("/api/metrics").atMost(1));
        reader.tell(placed(1));
        clock.advance(A_MOMENT);
        assertThat(reader.verifier().step()).isEqualTo(Duration.ofMinutes(5));
        assertThat(reader.verifier().status().mode()).isEqualTo(VerifierStatus.Mode.PAUSED);
        assertThat(reader.verifier().status().reason()).contains("401", "events:read");
        reader.lookAfter(Duration.ofMinutes(5));
        assertThat(reader.verifier().status().mode()).isEqualTo(VerifierStatus.Mode.READING);
        assertThat(reader.texts(STATUSES)).containsExactly("stored");
    }

    @Test
    void faultsOfKlaviyoOnlyDelayTheReading() {
        reader.tell(placed(1));
        for (Fault.Kind kind :
                List.of(Fault.Kind.THROTTLED, Fault.Kind.HTML_502, Fault.Kind.EMPTY_503, Fault.Kind.RESET_AFTER)) {
            klaviyo.faults().add(Fault.always(kind).on("/api/events").atMost(1));
        }
        reader.lookAfter(A_MOMENT);
        assertThat(reader.texts(STATUSES)).containsExactly("stored");
        assertThat(reader.verifier().status().lastTrouble()).isNotEmpty();
    }

    @Test
    void theLagsOverTimeAreAHistogramOfEachFiveMinutes() {
        LagHistory history = new LagHistory(reader.jdbc());
        reader.tell(placed(1), placed(2));
        reader.lookAfter(A_MOMENT);
        clock.advance(Duration.ofMinutes(10));
        reader.tell(placed(3));
        reader.lookAfter(Duration.ofSeconds(8));
        List<LagHistory.Part> parts = history.of("main", NOW, Duration.ofMinutes(5));
        assertThat(parts).extracting(LagHistory.Part::from).containsExactly(NOW, NOW.plusSeconds(600));
        assertThat(parts).extracting(LagHistory.Part::accepted).containsExactly(2L, 1L);
        assertThat(parts).extracting(part -> part.lags().size()).containsExactly(2L, 1L);
        assertThat(parts)
                .extracting(part -> part.lags().longest())
                .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(8));
        assertThat(history.of("main", NOW, Duration.ofHours(1)))
                .singleElement()
                .satisfies(hour -> assertThat(hour.lags().size()).isEqualTo(3));
    }

    @Test
    void aLookNeverReadsTheLedger() {
        reader.jdbc().sql("""
                        insert into outbox (aggregate, lane, kind, command, created_at, next_at, settled_at, status, verification, urgency)
                        select 'order/PRD-100/' || n, 'main/profile:' || n, 'TrackEvent', '{}', now(), now(), now(), 'accepted', 'unsampled', 'REALTIME'
                        from generate_series(1, 5000) n""").update();
        reader.jdbc().sql("analyze outbox").update();
        String plan = String.join(
                "\n",
                reader.jdbc()
                        .sql("explain " + PostgresProofs.UNPROVEN)
                        .param("account", "main")
                        .param("stage", "unread")
                        .param("until", java.sql.Timestamp.from(Instant.parse("2099-01-01T00:00:00Z")))
                        .param("limit", 1_000)
                        .query(String.class)
                        .list());
        assertThat(plan).contains("_to_look_for").doesNotContain("Seq Scan");
    }
}
