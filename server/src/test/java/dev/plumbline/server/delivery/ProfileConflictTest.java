package dev.plumbline.server.delivery;

import static dev.plumbline.server.delivery.Queued.NOW;
import static dev.plumbline.server.delivery.Queued.event;
import static dev.plumbline.server.delivery.Queued.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.Command;
import dev.plumbline.klaviyo.ApiError;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Sender;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.klaviyo.Recorded;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Klaviyo says when an identifier is another profile's, and when a phone number is none: the rest of a profile arrives. */
class ProfileConflictTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String ANNA = "anna@kunde-mail.de";
    private static final String BERT = "bert@kunde-mail.de";
    private static final String KIEL = "+4943112345";
    private static final String BONN = "+4922812345";
    private static final String STATUSES = "status from outbox order by id";

    private ManualClock clock;
    private KlaviyoStandIn klaviyo;
    private Way way;
    private Outgoing outgoing;

    @BeforeEach
    void putTogether() throws IOException {
        clock = new ManualClock(NOW);
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        way = Way.over(klaviyo.uri(), clock);
        outgoing = new Outgoing(POSTGRES, clock, way);
    }

    @AfterEach
    void takeApart() {
        klaviyo.close();
    }

    private void deliver(Command... commands) {
        Queued.queue(POSTGRES, clock, commands);
        outgoing.deliverAll();
    }

    /** Customer 1 has Anna's address and Kiel's number, customer 2 has Bert's and Bonn's. */
    private void twoCustomers() {
        deliver(profile(1, ANNA, KIEL), profile(2, BERT, BONN));
    }

    private Profile customer(int number) {
        return klaviyo.snapshot().profiles().stream()
                .filter(profile -> profile.text("external_id").equals(Optional.of(String.valueOf(number))))
                .findFirst()
                .orElseThrow();
    }

    private static boolean has(KlaviyoRequest request, String text) {
        return request.body().filter(body -> body.text().contains(text)).isPresent();
    }

    private List<Integer> answersTo(String path) {
        return klaviyo.requests().reversed().stream()
                .filter(request -> request.path().startsWith(path))
                .map(Recorded::status)
                .toList();
    }

    @Test
    void anAddressThatAnotherCustomerIsGivingUpIsWaitedFor() {
        twoCustomers();
        Queued.queue(POSTGRES, clock, profile(2, ANNA, BONN));
        outgoing.delivery().step();
        outgoing.delivery().step();
        deliver(profile(1, "anna.neu@kunde-mail.de", KIEL));
        assertThat(outgoing.texts(STATUSES)).containsOnly("stored");
        assertThat(customer(2).text("email")).contains(ANNA);
        assertThat(outgoing.count("exception")).isZero();
    }

    @Test
    void anAddressThatStaysAnothersIsLeftOutAndTheRestArrives() {
        twoCustomers();
        deliver(profile(2, ANNA, "+4922899999"));
        assertThat(customer(2).text("email")).contains(BERT);
        assertThat(customer(2).text("phone_number")).contains("+4922899999");
        assertThat(outgoing.texts(STATUSES)).containsExactly("stored", "stored", "refused");
        assertThat(outgoing.texts("answer from outbox where status = 'refused'"))
                .containsExactly("200, without the e-mail address of another profile");
    }

    @Test
    void aNumberThatStaysAnothersIsLeftOutAndTheAddressArrives() {
        twoCustomers();
        deliver(profile(2, "bert.neu@kunde-mail.de", KIEL));
        assertThat(customer(2).text("email")).contains("bert.neu@kunde-mail.de");
        assertThat(customer(2).text("phone_number")).contains(BONN);
    }

    @Test
    void whatIsAllAnothersIsAllLeftOut() {
        twoCustomers();
        deliver(profile(3, "carl@kunde-mail.de", "+493012345"), profile(3, ANNA, BONN));
        assertThat(customer(3).text("email")).contains("carl@kunde-mail.de");
        assertThat(customer(3).text("phone_number")).contains("+493012345");
        assertThat(outgoing.texts("answer from outbox where status = 'refused'"))
                .containsExactly("200, without the e-mail address and the phone number of another profile");
    }

    @Test
    void theExceptionNamesTheCustomerTheIdentifierAndTheWayOut() {
        twoCustomers();
        deliver(profile(2, ANNA, BONN));
        assertThat(outgoing.texts("reason from exception"))
                .singleElement()
                .asString()
                .contains("customer 2", "(account main)", "e-mail address")
                .contains("Correct the customer in SAP", "merge the two profiles in Klaviyo")
                .doesNotContain(ANNA, customer(2).id());
        assertThat(outgoing.texts("kind || ' ' || segment || '-' || field || ' ' || value from exception"))
                .containsExactly("REFUSED_BY_KLAVIYO E1BPADSMTP-E_MAIL " + ANNA);
    }

    @Test
    void theExceptionNamesTheOtherProfileWhereKlaviyoDoes() {
        Sender naming = request -> has(request, ANNA)
                ? KlaviyoResponse.failed(new Failure.Conflict(List.of(), Optional.of("01ABC")))
                : way.sender().send(request);
        outgoing = new Outgoing(POSTGRES, clock, way.withSender(naming));
        deliver(profile(2, ANNA, BONN));
        assertThat(outgoing.texts("reason from exception"))
                .singleElement()
                .asString()
                .contains("another profile (01ABC) has it already");
    }

    @Test
    void theNextStateThatIsTakenAsAWholeClosesTheException() {
        twoCustomers();
        deliver(profile(2, ANNA, BONN));
        deliver(profile(2, BERT, BONN));
        assertThat(outgoing.texts("resolution from exception")).containsExactly("said anew by command 4");
        assertThat(outgoing.texts(STATUSES)).containsExactly("stored", "stored", "superseded", "stored");
    }

    @Test
    void aProfileThatGoesOnConflictingIsOneOpenException() {
        twoCustomers();
        deliver(profile(2, ANNA, BONN), profile(2, ANNA, "+4922899999"));
        assertThat(outgoing.texts(STATUSES)).containsExactly("stored", "stored", "superseded", "refused");
        assertThat(outgoing.texts("outbox_id::text from exception where closed_at is null"))
                .containsExactly("4");
    }

    @Test
    void aReplayAfterTheProfilesWereMendedIsTakenAsAWhole() {
        twoCustomers();
        deliver(profile(2, ANNA, BONN));
        deliver(profile(1, "anna.neu@kunde-mail.de", KIEL));
        outgoing.desk().replay(1);
        outgoing.deliverAll();
        assertThat(customer(2).text("email")).contains(ANNA);
        assertThat(outgoing.texts(STATUSES)).containsOnly("stored");
    }

    @Test
    void theEventsOfAConflictingProfileFollowIt() {
        twoCustomers();
        deliver(profile(2, ANNA, BONN), event("Placed Order", 2, 7));
        assertThat(outgoing.texts(STATUSES)).containsExactly("stored", "stored", "refused", "accepted");
        assertThat(answersTo("/api/events")).containsExactly(202);
    }

    @Test
    void aConflictBesideAnyNumberOfServerTroublesBlocksNoLane() {
        twoCustomers();
        klaviyo.faults().add(Fault.always(Fault.Kind.HTML_502).withShare(0.5));
        klaviyo.faults().add(Fault.always(Fault.Kind.THROTTLED).withShare(0.2));
        deliver(profile(2, ANNA, BONN), event("Placed Order", 2, 7));
        assertThat(outgoing.texts(STATUSES)).containsExactly("stored", "stored", "refused", "accepted");
    }

    @Test
    void aProfileThatIsNotFoundConflictsLikewise() {
        Sender quirky = request -> has(request, "\"email\"")
                ? KlaviyoResponse.failed(new Failure.NotFound(List.of()))
                : way.sender().send(request);
        outgoing = new Outgoing(POSTGRES, clock, way.withSender(quirky));
        deliver(profile(1, ANNA, KIEL));
        assertThat(outgoing.texts(STATUSES)).containsExactly("refused");
        assertThat(customer(1).text("phone_number")).contains(KIEL);
        assertThat(customer(1).text("email")).isEmpty();
    }

    @Test
    void aProfileThatConflictsWithoutAnyIdentifierIsRefused() {
        outgoing = new Outgoing(
                POSTGRES,
                clock,
                way.withSender(
                        request -> KlaviyoResponse.failed(new Failure.Conflict(List.of(), Optional.of("01ABC")))));
        deliver(profile(1, ANNA, KIEL));
        assertThat(outgoing.texts("status || ' ' || attempts from outbox")).containsExactly("refused 7");
        assertThat(outgoing.texts("reason from exception"))
                .singleElement()
                .asString()
                .contains("taken by profile 01ABC");
    }

    @Test
    void aRetryOfAConflictTakesItsTimeAndTheReducedOnesDoNot() {
        twoCustomers();
        deliver(profile(2, ANNA, BONN));
        assertThat(answersTo("/api/profile-import")).containsExactly(201, 201, 409, 409, 409, 409, 409, 200);
        assertThat(Duration.between(NOW, clock.instant())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    /** Klaviyo knows more about numbers than their form. */
    private Sender refusingNumber(String number) {
        ApiError error = new ApiError(
                "",
                400,
                "invalid",
                "Invalid input.",
                "Invalid phone number format.",
                Optional.of("/data/attributes/phone_number"),
                Optional.empty(),
                Map.of());
        return request -> has(request, number)
                ? KlaviyoResponse.failed(new Failure.Invalid(400, List.of(error)))
                : way.sender().send(request);
    }

    @Test
    void aNumberThatKlaviyoDoesNotTakeForOneIsLeftOutAndNoted() {
        outgoing = new Outgoing(POSTGRES, clock, way.withSender(refusingNumber(KIEL)));
        deliver(profile(1, ANNA, KIEL));
        assertThat(customer(1).text("email")).contains(ANNA);
        assertThat(outgoing.texts("status || ' ' || answer from outbox"))
                .containsExactly("stored 201, without the phone number: Invalid phone number format.");
        assertThat(outgoing.count("exception")).isZero();
    }

    @Test
    void aNumberThatNoRequestCanSayIsLeftOutToo() {
        deliver(profile(1, ANNA, "0431/12345"));
        assertThat(customer(1).text("email")).contains(ANNA);
        assertThat(outgoing.texts("answer from outbox"))
                .singleElement()
                .asString()
                .contains("without the phone number", "E.164");
    }

    @Test
    void aBadNumberDoesNotHideAConflictOfTheAddress() {
        twoCustomers();
        deliver(profile(2, ANNA, "0431/12345"));
        assertThat(outgoing.texts(STATUSES)).containsExactly("stored", "stored", "refused");
        assertThat(outgoing.texts("answer from outbox where status = 'refused'"))
                .singleElement()
                .asString()
                .startsWith("200, without the e-mail address of another profile, without the phone number: ");
    }
}
