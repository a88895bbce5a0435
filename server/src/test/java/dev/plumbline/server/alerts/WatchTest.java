package dev.plumbline.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.settings.Alerting.Hours;
import dev.plumbline.server.settings.Alerting.Quiet;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.words.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Changes and notices on a real database. */
class WatchTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Quiet NIGHT =
            new Quiet(Optional.of(new Hours(LocalTime.of(20, 0), LocalTime.of(7, 0))), ZoneOffset.UTC);
    private static final String ORDERS = "exceptions/orders";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
    private final Facts facts = new Facts();
    private final Remembering email = new Remembering("email");
    private final Remembering finance = new Remembering("email/finance");
    private final Remembering slack = new Remembering("slack");
    private final Routing routing = new Routing(List.of(email, finance, slack));
    private final Waiting waiting = new Waiting(POSTGRES.jdbc());

    private Watch watch(TransactionOperations transaction, Routing channels) {
        return new Watch(
                List.of(facts, new ChannelsLook(channels.names(), waiting)),
                new AlertRows(POSTGRES.jdbc()),
                transaction,
                clock,
                new Watch.Plan(Duration.ofMinutes(5), new QuietHours(NIGHT), channels),
                new Doorbell());
    }

    private void lookAgain() {
        watch(POSTGRES.transaction(), routing).step();
    }

    private void look(Fact... now) {
        facts.are(now);
        lookAgain();
    }

    private void post(Channel channel) {
        Post post = new Post(channel, waiting, clock);
        while (post.step().isZero()) {
            // As long as there is something to tell.
        }
    }

    private List<String> told(Remembering channel) {
        post(channel);
        return channel.told();
    }

    private AlertDesk desk() {
        return new AlertDesk(POSTGRES.jdbc(), routing, waiting, Optional.empty(), clock);
    }

    private static Fact warning(String subject) {
        return Facts.fact(subject, Severity.WARNING, Team.SERVICE);
    }

    private static Fact critical(String subject) {
        return Facts.fact(subject, Severity.CRITICAL, Team.SERVICE);
    }

    @Test
    void eachChannelIsToldOnceThatItIsWrongAndOnceThatItIsOver() {
        look(warning(ORDERS));
        look(warning(ORDERS));
        assertThat(told(email)).containsExactly("RAISED " + ORDERS);
        assertThat(told(slack)).containsExactly("RAISED " + ORDERS);
        lookAgain();
        clock.advance(Duration.ofMinutes(1));
        look(warning(ORDERS));
        look();
        clock.advance(Duration.ofMinutes(5));
        assertThat(told(email)).isEmpty();
        look();
        look();
        assertThat(told(email)).containsExactly("OVER " + ORDERS);
        assertThat(desk().raised()).isEmpty();
    }

    @Test
    void aTeamWithAChannelOfItsOwnIsToldByThatOneAndOthersAreNot() {
        look(Facts.fact("exceptions/refunds", Severity.WARNING, Team.FINANCE));
        assertThat(told(finance)).containsExactly("RAISED exceptions/refunds");
        assertThat(told(email)).isEmpty();
        assertThat(told(slack)).containsExactly("RAISED exceptions/refunds");
    }

    @Test
    void inTheNightOnlyWhatIsCriticalIsTold() {
        clock.advance(Duration.ofHours(14));
        look(warning("holds/CREDIT_CHECK"), critical("paused/main"));
        assertThat(told(email)).containsExactly("RAISED paused/main");
        clock.advance(Duration.ofHours(9));
        assertThat(told(email)).containsExactly("RAISED holds/CREDIT_CHECK");
    }

    @Test
    void whatBecomesCriticalInTheNightIsToldFromItsBeginning() {
        clock.advance(Duration.ofHours(14));
        look(warning(ORDERS));
        look(critical(ORDERS));
        assertThat(told(email)).containsExactly("RAISED " + ORDERS, "WORSE " + ORDERS);
    }

    @Test
    void whoeverHeardInTheNightThatItIsCriticalHearsInTheNightThatItIsOver() {
        clock.advance(Duration.ofHours(14));
        look(critical(ORDERS));
        look();
        clock.advance(Duration.ofMinutes(6));
        look();
        assertThat(told(email)).containsExactly("RAISED " + ORDERS, "OVER " + ORDERS);
    }

    @Test
    void whatAChannelDoesNotTakeIsTriedAgainAfterGrowingPauses() {
        email.refuse(2);
        look(warning(ORDERS));
        assertThat(told(email)).isEmpty();
        clock.advance(Duration.ofSeconds(29));
        assertThat(told(email)).isEmpty();
        assertThat(desk().channels().getFirst().trouble()).isEqualTo("The other side answered 500");
        assertThat(desk().channels().getFirst().failingSince()).contains(Instant.parse("2026-03-04T08:00:00Z"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(told(email)).isEmpty();
        clock.advance(Duration.ofSeconds(59));
        assertThat(told(email)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(told(email)).containsExactly("RAISED " + ORDERS);
        assertThat(desk().channels().getFirst().failingSince()).isEmpty();
    }

    @Test
    void ofAChannelThatFailsTheOthersTell() {
        email.refuse(3);
        look(warning(ORDERS));
        for (int tries = 0; tries < 3; tries++) {
            post(email);
            clock.advance(Duration.ofMinutes(3));
        }
        assertThat(told(slack)).containsExactly("RAISED " + ORDERS);
        lookAgain();
        assertThat(told(slack)).containsExactly("RAISED channel/email");
        assertThat(told(email)).containsExactly("RAISED " + ORDERS, "RAISED channel/email");
    }

    @Test
    void whatWaitsForAChannelThatIsConfiguredNoMoreIsNotToldAndSaidSo() {
        look(warning(ORDERS));
        watch(POSTGRES.transaction(), new Routing(List.of(slack))).step();
        assertThat(told(email)).isEmpty();
        assertThat(desk().raised().getFirst().told())
                .anySatisfy(told -> assertThat(told.trouble()).isEqualTo("the channel is configured no more"));
    }

    @Test
    void withoutAnyChannelItIsRaisedAndShownThatNobodyWasTold() {
        facts.are(warning(ORDERS));
        watch(POSTGRES.transaction(), new Routing(List.of())).step();
        AlertDesk.Alert alert = desk().raised().getFirst();
        assertThat(alert.wording().records()).containsExactly("order/PRD-100/12345", "order/PRD-100/12346");
        assertThat(alert.told())
                .singleElement()
                .satisfies(told -> assertThat(told.channel()).isEmpty());
    }

    @Test
    void theGravestIsShownFirstAndTheHistoryKeepsWhatIsOver() {
        look(warning(ORDERS), critical("paused/main"));
        assertThat(desk().raised()).extracting(AlertDesk.Alert::subject).containsExactly("paused/main", ORDERS);
        look(warning(ORDERS));
        clock.advance(Duration.ofMinutes(5));
        look(warning(ORDERS));
        assertThat(desk().raised()).extracting(AlertDesk.Alert::subject).containsExactly(ORDERS);
        assertThat(desk().history(Long.MAX_VALUE, 10))
                .extracting(AlertDesk.Alert::subject, alert -> alert.overAt().isPresent())
                .contains(tuple("paused/main", true), tuple(ORDERS, false));
    }

    /** Does all of a transaction and then dies before the commit. */
    private TransactionOperations dying() {
        return new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return POSTGRES.transaction().execute(status -> {
                    action.doInTransaction(status);
                    throw new IllegalStateException("killed");
                });
            }
        };
    }

    @Test
    void aCrashBeforeTheCommitTellsNothingAndTheNextLookTellsItOnce() {
        facts.are(warning(ORDERS));
        assertThatThrownBy(() -> watch(dying(), routing).step()).hasMessage("killed");
        assertThat(told(email)).isEmpty();
        lookAgain();
        assertThat(told(email)).containsExactly("RAISED " + ORDERS);
    }

    /** Random looks, refusals and crashes: the channel hears what the pure rule says, in that order, each once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverFailsEveryChangeIsToldOnce(long seed) {
        Random dice = new Random(seed);
        Optional<Standing> standing = Optional.empty();
        List<String> expected = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        for (int step = 0; step < 40; step++) {
            clock.advance(Duration.ofMinutes(dice.nextInt(4)));
            Optional<Severity> seen =
                    dice.nextInt(3) == 0 ? Optional.empty() : Optional.of(Severity.values()[dice.nextInt(2)]);
            facts.are(seen.map(severity -> Facts.fact(ORDERS, severity, Team.SERVICE)).stream()
                    .toArray(Fact[]::new));
            if (dice.nextInt(4) == 0) {
                assertThatThrownBy(() -> watch(dying(), routing).step()).hasMessage("killed");
                continue;
            }
            lookAgain();
            Standing.Verdict verdict = Standing.judge(standing, seen, clock.instant(), Duration.ofMinutes(5));
            standing = verdict.after();
            verdict.change().ifPresent(change -> expected.add(change + " " + ORDERS));
            email.refuse(dice.nextInt(3) == 0 ? 1 : 0);
            heard.addAll(told(email));
        }
        email.refuse(0);
        clock.advance(Duration.ofHours(24));
        heard.addAll(told(email));
        assertThat(heard.stream().filter(line -> line.endsWith(ORDERS)).toList())
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
