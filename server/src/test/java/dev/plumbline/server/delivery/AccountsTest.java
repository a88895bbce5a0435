package dev.plumbline.server.delivery;

import static dev.plumbline.server.delivery.Queued.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.delivery.DeliveryStatus.Mode;
import dev.plumbline.server.outbox.NewCommand;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two Klaviyo accounts behind one outbox: what happens to the one does not concern the other. */
class AccountsTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Instant BEYOND_A_YEAR = NOW.plus(Duration.ofDays(500));

    private ManualClock clock;
    private KlaviyoStandIn europe;
    private KlaviyoStandIn america;
    private Outgoing outgoing;

    @BeforeEach
    void putTogether() throws IOException {
        clock = new ManualClock(NOW);
        europe = KlaviyoStandIn.start(StandInOptions.standard(clock).withApiKey("pk_eu"));
        america = KlaviyoStandIn.start(StandInOptions.standard(clock).withApiKey("pk_us"));
        outgoing = new Outgoing(POSTGRES, clock, eu(), us());
    }

    @AfterEach
    void takeApart() {
        europe.close();
        america.close();
    }

    private Way eu() {
        return Way.over(europe.uri(), "pk_eu", clock).withAccount("eu");
    }

    private Way us() {
        return Way.over(america.uri(), "pk_us", clock).withAccount("us");
    }

    private static TrackEvent placed(String account, int customer, int order, Instant time) {
        return new TrackEvent(
                "Placed Order",
                new ProfileKey(account, String.valueOf(customer)),
                "PRD-100-order-" + order,
                time,
                Optional.of(new Money(BigDecimal.TEN, "EUR")),
                Map.of("OrderId", String.valueOf(order)),
                false,
                Optional.of("order/PRD-100/" + order));
    }

    private static UpsertProfile profile(String account, int customer) {
        return new UpsertProfile(
                new ProfileKey(account, String.valueOf(customer)),
                Map.of("email", "c" + customer + "@kunde-mail.de"),
                Map.of(),
                Map.of());
    }

    private void queue(Command... commands) {
        Queued.queue(POSTGRES, clock, commands);
    }

    private List<String> statuses(String account) {
        return outgoing.jdbc()
                .sql("select status from outbox where account = :account order by id")
                .param("account", account)
                .query(String.class)
                .list();
    }

    @Test
    void eachAccountHearsWhatIsItsOwn() {
        queue(placed("eu", 4711, 1, NOW), placed("us", 4711, 2, NOW), profile("us", 4712));
        outgoing.deliverAll();
        assertThat(europe.snapshot().events()).hasSize(1);
        assertThat(america.snapshot().events()).hasSize(1);
        assertThat(europe.snapshot().profiles()).hasSize(1);
        assertThat(america.snapshot().profiles()).hasSize(2);
    }

    @Test
    void theSameCustomerIsALaneInEachAccount() {
        queue(placed("eu", 4711, 1, NOW), placed("eu", 4711, 2, NOW), placed("us", 4711, 3, NOW));
        europe.faults().add(Fault.always(Fault.Kind.ERROR_500));
        for (int n = 0; n < 3; n++) {
            outgoing.delivery("eu").step();
            outgoing.delivery("us").step();
        }
        assertThat(statuses("eu")).containsOnly("queued");
        assertThat(statuses("us")).containsExactly("accepted");
    }

    @Test
    void anAccountWhoseKeyIsNotAcceptedPausesAndTheOtherGoesOn() {
        europe.faults().add(Fault.always(Fault.Kind.UNAUTHORIZED));
        queue(placed("eu", 1, 1, NOW), placed("us", 2, 2, NOW), placed("us", 2, 3, NOW));
        for (int n = 0; n < 4; n++) {
            outgoing.delivery("eu").step();
            outgoing.delivery("us").step();
        }
        assertThat(statuses("eu")).containsExactly("queued");
        assertThat(statuses("us")).containsExactly("accepted", "accepted");
        assertThat(outgoing.deliveries().status())
                .extractingFromEntries(
                        Map.Entry::getKey, entry -> entry.getValue().mode())
                .hasToString("[(\"eu\", PAUSED), (\"us\", LIVE)]");
    }

    @Test
    void eachAccountHasItsOwnLimits() {
        List<Runnable> underWay = new ArrayList<>();
        outgoing = new Outgoing(
                POSTGRES,
                clock,
                eu().withParallel(80).withBulk(Way.ALONE).withExecutor(underWay::add),
                us().withParallel(80).withBulk(Way.ALONE).withExecutor(underWay::add));
        queue(IntStream.rangeClosed(1, 80).mapToObj(n -> profile("eu", n)).toArray(Command[]::new));
        queue(profile("us", 1));
        outgoing.delivery("eu").step();
        // 75 profiles are a second's budget of an account.
        assertThat(underWay).hasSize(75);
        outgoing.delivery("us").step();
        assertThat(underWay).hasSize(76);
    }

    @Test
    void aRefusalInOneAccountParksNothingInTheOther() {
        queue(
                placed("eu", 1, 7, BEYOND_A_YEAR),
                placed("us", 1, 7, NOW),
                placed("eu", 1, 7, NOW),
                placed("us", 1, 7, NOW));
        outgoing.deliverAll();
        assertThat(statuses("eu")).containsExactly("refused", "parked");
        assertThat(statuses("us")).containsExactly("accepted", "accepted");
    }

    @Test
    void anAccountWithoutAKeyIsAloneInShadowMode() {
        outgoing = new Outgoing(POSTGRES, clock, eu().withParallel(0), us());
        queue(placed("eu", 1, 1, NOW), placed("us", 1, 2, NOW));
        for (int n = 0; n < 2; n++) {
            outgoing.delivery("eu").step();
            outgoing.delivery("us").step();
        }
        assertThat(europe.requests()).isEmpty();
        assertThat(statuses("us")).containsExactly("accepted");
        assertThat(outgoing.delivery("eu").status().mode()).isEqualTo(Mode.SHADOW);
        assertThat(outgoing.delivery("eu").status().reason()).isEqualTo("no API key is configured for account eu");
        assertThat(outgoing.delivery("us").status().mode()).isEqualTo(Mode.LIVE);
    }

    @Test
    void aCommandNeedNotHaveComeOfAnIdoc() {
        outgoing.outbox().append(List.of(new NewCommand(0, "customer/PRD-100/1", profile("eu", 1), false)), "", NOW);
        outgoing.deliverAll();
        assertThat(outgoing.texts("status from outbox where inbox_id is null")).containsExactly("stored");
    }
}
