package dev.plumbline.server.api;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.delivery;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.order;
import static dev.plumbline.server.support.Sap.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.aggregate.Message.Decided;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QuestionsTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private KlaviyoStandIn klaviyo;
    private Stations stations;

    @BeforeEach
    void putTogether() throws IOException {
        ManualClock clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        stations = new Stations(POSTGRES, clock, Way.over(klaviyo.uri(), clock));
    }

    @AfterEach
    void takeApart() {
        stations.close();
        klaviyo.close();
    }

    @Test
    void anIdocIsFoundByItsNumberWithoutLeadingZeros() {
        stations.receive(xml(order(7, "0000012345", "0000004711")));
        stations.translateAll();
        assertThat(stations.questions().idocs("7")).singleElement().satisfies(found -> {
            assertThat(found.docnum()).isEqualTo("0000000000000007");
            assertThat(found.status()).isEqualTo("applied");
            assertThat(found.about()).containsExactly("customer/PRD-100/4711", "order/PRD-100/12345");
        });
    }

    @Test
    void anIdocTellsItsCommandsAndWhatKlaviyoAnswered() {
        stations.receive(xml(order(7, "0000012345", "0000004711")));
        stations.translateAll();
        stations.deliverAll();
        assertThat(stations.questions().idocs("7").getFirst().commands())
                .extracting(command -> command.what() + ": " + command.status() + " " + command.answer())
                .containsExactly(
                        "profile 4711: stored 201",
                        "Placed Order PRD-100-order-12345 100.00 EUR: accepted 202",
                        "Ordered Product PRD-100-order-12345-item-10 100.00 EUR: accepted 202");
    }

    @Test
    void repetitionsOfAnIdocAreFoundWithItAndSayWhatTheyRepeat() {
        byte[] order = xml(order(7, "0000012345", "0000004711"));
        stations.receive(order);
        stations.receive(order);
        stations.translateAll();
        stations.receive(order);
        assertThat(stations.questions().idocs("7"))
                .extracting(found -> found.status() + " " + found.reason())
                .containsExactly("duplicate repeats 1", "duplicate repeats 1", "applied ");
        assertThat(stations.questions().idocs("7"))
                .extracting(Answers.Idoc::docnum, Answers.Idoc::messageType)
                .containsOnly(tuple("0000000000000007", "ORDRSP"));
    }

    @Test
    void twoIdocsOfOneNumberAreBothFound() {
        stations.receive(xml(order(7, "0000012345", "0000004711"), order(7, "0000012346", "0000004711")));
        stations.translateAll();
        assertThat(stations.questions().idocs("0000000000000007"))
                .extracting(Answers.Idoc::id)
                .containsExactly(2L, 1L);
    }

    @Test
    void anUnknownNumberIsNoIdoc() {
        assertThat(stations.questions().idocs("4711")).isEmpty();
    }

    @Test
    void anIdocTellsWhatHoldsIt() {
        stations.receive(xml(delivery(8, "0080000001", "0000012345")));
        stations.translateAll();
        assertThat(stations.questions().idocs("8").getFirst().holds())
                .extracting(
                        Answers.HoldOf::about, Answers.HoldOf::reason, Answers.HoldOf::deadline, Answers.HoldOf::policy)
                .containsExactly(
                        tuple("order/PRD-100/12345", "PREDECESSOR_MISSING", "2026-03-06T08:00:00Z", "EXCEPTION"));
    }

    @Test
    void theStoryOfWhatIsHeldHasItsHoldsItsExceptionsAndWhatPeopleDecided() {
        stations.receive(xml(delivery(8, "0080000001", "0000012345")));
        stations.translateAll();
        stations.clock().advance(Duration.ofDays(3));
        stations.translateAll();
        stations.holds().decide("order/PRD-100/12345", Decided.Kind.DROP, "Anna Beck", "a test order");
        Answers.Story story = stations.questions().stories("order", "12345").getFirst();
        assertThat(story.holds()).extracting(Answers.HoldOf::overdue).containsExactly(true);
        assertThat(story.exceptions())
                .extracting(Answers.ExceptionOf::kind, Answers.ExceptionOf::holdReason, Answers.ExceptionOf::docnum)
                .containsExactly(tuple("HOLD_OVERDUE", "PREDECESSOR_MISSING", "0000000000000008"));
        assertThat(story.decisions())
                .extracting(Answers.DecisionOf::kind, Answers.DecisionOf::by, Answers.DecisionOf::doneAt)
                .containsExactly(tuple("DROP", "Anna Beck", ""));
    }

    @Test
    void aCommandThatNoIdocCausedIsToldWithoutOne() {
        stations.receive(xml(order(7, "0000012345", "0000004711")));
        stations.translateAll();
        stations.jdbc().sql("update outbox set inbox_id = null").update();
        assertThat(stations.questions().stories("order", "12345").getFirst().commands())
                .extracting(Answers.Command::docnum, Answers.Command::account)
                .containsExactly(tuple("", "main"), tuple("", "main"));
    }

    @Test
    void notesStandWithTheIdocAndWithWhatTheyAreAbout() {
        stations.receive(xml(order(7, "0000012345", "0000004711")));
        stations.translateAll();
        stations.jdbc().sql("""
                        insert into note (inbox_id, aggregate, text, at)
                        values (1, 'order/PRD-100/12345', 'dated before its order', now()), (1, null, 'a phone was left out', now())""").update();
        assertThat(stations.questions().idocs("7").getFirst().notes())
                .extracting(Answers.NoteOf::about, Answers.NoteOf::text)
                .containsExactly(
                        tuple("order/PRD-100/12345", "dated before its order"), tuple("", "a phone was left out"));
        assertThat(stations.questions().stories("order", "12345").getFirst().notes())
                .extracting(Answers.NoteOf::text)
                .containsExactly("dated before its order");
    }

    @Test
    void anIdocTellsItsExceptions() {
        stations.receive(xml(idoc(9, "ORDRSP", "ORDERS05", segment("E1EDK01", "BELNR", "0000012345"))));
        stations.translateAll();
        assertThat(stations.questions().idocs("9").getFirst().exceptions())
                .extracting(Answers.ExceptionOf::segment, Answers.ExceptionOf::field)
                .containsExactly(tuple("E1EDK01", "CURCY"));
    }

    @Test
    void theStoryOfAnOrderHasAllItsIdocsAndAllThatKlaviyoWasTold() {
        stations.receive(xml(
                order(7, "0000012345", "0000004711"),
                order(8, "0000099999", "0000004711"),
                delivery(9, "0080000001", "0000012345")));
        stations.translateAll();
        List<Answers.Story> stories = stations.questions().stories("order", "0000012345");
        assertThat(stories).singleElement().satisfies(story -> {
            assertThat(story.about()).isEqualTo("order/PRD-100/12345");
            assertThat(story.idocs())
                    .extracting(Answers.IdocLine::docnum)
                    .containsExactly("0000000000000007", "0000000000000009");
            assertThat(story.commands())
                    .extracting(Answers.Command::what)
                    .containsExactly(
                            "Placed Order PRD-100-order-12345 100.00 EUR",
                            "Ordered Product PRD-100-order-12345-item-10 100.00 EUR",
                            "Fulfilled Order PRD-100-delivery-80000001-order-12345 100.00 EUR");
            assertThat(story.holds()).isEmpty();
        });
    }

    @Test
    void aNumberThatNobodyHasHasNoStory() {
        assertThat(stations.questions().stories("order", "1")).isEmpty();
    }

    @Test
    void openExceptionsAreToldNewestFirst() {
        stations.receive(xml(
                idoc(1, "ORDRSP", "ORDERS05", segment("E1EDK01", "BELNR", "0000012345")),
                idoc(2, "ORDRSP", "ORDERS05", segment("E1EDK01", "CURCY", "EUR"))));
        stations.translateAll();
        assertThat(stations.questions().openExceptions(10))
                .extracting(Answers.ExceptionOf::docnum)
                .containsExactly("0000000000000002", "0000000000000001");
        assertThat(stations.questions().openExceptions(1)).hasSize(1);
    }

    @Test
    void aCommandSaysWhichMappingMadeIt() {
        stations.receive(xml(order(7, "0000012345", "0000004711")));
        stations.translateAll();
        assertThat(stations.questions().idocs("7").getFirst().commands())
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command.mapping()).isEqualTo(Stations.MAPPING));
    }
}
