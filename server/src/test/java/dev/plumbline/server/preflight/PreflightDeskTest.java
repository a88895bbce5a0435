package dev.plumbline.server.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.klaviyo.ApiKey;
import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoConfig;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.preflight.Preflight.Member;
import dev.plumbline.server.preflight.PreflightDesk.Answer;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.Stations;
import dev.plumbline.server.verify.PostgresProofs;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The question against a stand-in over HTTP, about documents that went the whole way. */
class PreflightDeskTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String EVERYBODY = "All customers";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
    private KlaviyoStandIn klaviyo;
    private Stations stations;
    private PreflightDesk desk;

    @BeforeEach
    void putTogether() throws IOException {
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        klaviyo.addSegment(EVERYBODY, "", "");
        stations = new Stations(POSTGRES, clock, Way.over(klaviyo.uri(), clock));
        desk = desk(PreflightDesk.MOST_TROUBLED);
    }

    private PreflightDesk desk(int most) {
        KlaviyoClient client = new KlaviyoClient(KlaviyoConfig.of(klaviyo.uri(), new ApiKey("pk_test")), clock);
        return new PreflightDesk(
                new SegmentReaders(new TreeMap<>(Map.of("main", new SegmentReader(client)))),
                new Deliveries(List.of(stations.delivery())),
                new PostgresProofs(POSTGRES.jdbc(), new StoredJson()),
                new Troubles(POSTGRES.jdbc(), most),
                clock);
    }

    @AfterEach
    void takeApart() {
        stations.close();
        klaviyo.close();
    }

    private void receive(Idoc... idocs) {
        stations.receive(Idocs.xml(idocs));
        stations.translateAll();
    }

    /** One order of a customer, told to the end. */
    private void tell(int docnum, String customer) {
        receive(Sap.order(docnum, "%010d".formatted(12_000 + docnum), customer));
        stations.deliverAll();
    }

    private Preflight check(String segment) {
        assertThat(desk.check(segment, Optional.empty())).isInstanceOf(Answer.Checked.class);
        return ((Answer.Checked) desk.check(segment, Optional.empty())).preflight();
    }

    private void open(String kind, String aggregate) {
        POSTGRES.jdbc()
                .sql("""
                        insert into exception (inbox_id, kind, reason, aggregate, opened_at)
                        values (1, :kind, 'a reason', nullif(:aggregate, ''), now())""")
                .param("kind", kind)
                .param("aggregate", aggregate)
                .update();
    }

    @Test
    void whereAllIsDeliveredTheCampaignCanGo() {
        tell(1, "0000004711");
        tell(2, "0000004712");
        Preflight preflight = check(EVERYBODY);
        assertThat(preflight.verdict()).isEqualTo(Verdict.GO);
        assertThat(preflight.reasons()).isEmpty();
        assertThat(preflight.size()).contains(2L);
    }

    @Test
    void aMemberWithAnUndeliveredChangeIsToBeLeftOut() {
        tell(1, "0000004711");
        tell(2, "0000004712");
        receive(Sap.order(3, "0000012399", "0000004711"));
        Preflight preflight = check(EVERYBODY);
        assertThat(preflight.verdict()).isEqualTo(Verdict.CARE);
        assertThat(preflight.exclude()).singleElement().satisfies(member -> {
            assertThat(member.externalId()).isEqualTo("4711");
            assertThat(member.troubles()).containsExactly(Trouble.UNDELIVERED);
        });
    }

    @Test
    void whatIsOpenAboutOthersDoesNotMatter() {
        klaviyo.addSegment("Blocked accounts", "Account Status", "blocked");
        tell(1, "0000004711");
        receive(Sap.order(3, "0000012399", "0000004711"));
        Preflight preflight = check("Blocked accounts");
        assertThat(preflight.verdict()).isEqualTo(Verdict.GO);
        assertThat(preflight.looked()).isEqualTo(1);
    }

    @Test
    void aMemberWhoseDocumentCannotGoOnIsToBeLeftOut() {
        tell(1, "0000004711");
        tell(2, "0000004712");
        open("LEFT_OUT", "customer/PRD-100/4712");
        assertThat(check(EVERYBODY).exclude())
                .extracting(Member::externalId, Member::troubles)
                .containsExactly(tuple("4712", Set.of(Trouble.EXCEPTION)));
    }

    @Test
    void aMemberWhoseOrderIsHeldIsToBeLeftOut() {
        tell(1, "0000004711");
        POSTGRES.jdbc().sql("""
                        insert into hold (aggregate, reason, detail, waits_for, since, policy, overdue)
                        values ('order/PRD-100/12001', 'CREDIT_CHECK', 'blocked', 'credit', now(), 'WAIT', false)""").update();
        assertThat(check(EVERYBODY).exclude())
                .extracting(Member::externalId, Member::troubles)
                .containsExactly(tuple("4711", Set.of(Trouble.HELD)));
    }

    @Test
    void aDocumentOfWhichNobodyKnowsWhomItConcernsTakesCare() {
        tell(1, "0000004711");
        open("UNREADABLE", "");
        Preflight preflight = check(EVERYBODY);
        assertThat(preflight.verdict()).isEqualTo(Verdict.CARE);
        assertThat(preflight.reasons().getFirst().what())
                .isEqualTo("1 document could not be read, so nobody knows whom it concerns");
    }

    @Test
    void whatWaitsForHoursStopsTheCampaign() {
        tell(1, "0000004711");
        receive(Sap.order(3, "0000012399", "0000004711"));
        clock.advance(Duration.ofHours(3));
        Preflight preflight = check(EVERYBODY);
        assertThat(preflight.verdict()).isEqualTo(Verdict.STOP);
        assertThat(preflight.reasons().getFirst().what()).isEqualTo("The mirror is 3 h behind SAP");
    }

    @Test
    void moreTroubleThanCanBeLookedUpStopsTheCampaign() {
        tell(1, "0000004711");
        receive(Sap.order(3, "0000012399", "0000004711"), Sap.order(4, "0000012400", "0000004712"));
        desk = desk(1);
        assertThat(check(EVERYBODY).verdict()).isEqualTo(Verdict.STOP);
    }

    @Test
    void aHundredAndOneCustomersAreAskedAboutInTwoGoes() {
        for (int n = 1; n <= 101; n++) {
            receive(Sap.order(n, "%010d".formatted(20_000 + n), "%010d".formatted(5_000 + n)));
        }
        stations.deliverAll();
        POSTGRES.jdbc().sql("""
                        insert into exception (inbox_id, kind, reason, aggregate, opened_at)
                        select 1, 'LEFT_OUT', 'a reason', 'customer/PRD-100/' || n, now() from generate_series(5001, 5101) n""").update();
        Preflight preflight = check(EVERYBODY);
        assertThat(preflight.exclude()).hasSize(101);
        assertThat(preflight.verdict()).isEqualTo(Verdict.STOP);
    }

    @Test
    void aSegmentThatThereIsNotIsSaid() {
        assertThat(desk.check("Lapsed", Optional.empty()))
                .isEqualTo(
                        new Answer.NotFound(
                                "Klaviyo has no segment named 'Lapsed' in main; the name is expected exactly as Klaviyo shows it"));
    }

    @Test
    void aKlaviyoThatDoesNotAnswerIsNoVerdict() {
        klaviyo.faults().add(Fault.always(Fault.Kind.ERROR_500).on("/api/segments"));
        assertThat(desk.check(EVERYBODY, Optional.empty()))
                .isInstanceOfSatisfying(
                        Answer.Unavailable.class,
                        away -> assertThat(away.reason()).startsWith("Klaviyo could not be asked: 5"));
    }
}
