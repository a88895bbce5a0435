package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.blocked;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.order;
import static dev.plumbline.core.aggregate.Given.posted;
import static dev.plumbline.core.aggregate.Given.rejected;
import static dev.plumbline.core.aggregate.Given.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.GatedWording.Demand;
import dev.plumbline.core.aggregate.Hold.Reason;
import dev.plumbline.core.aggregate.Message.Decided.Kind;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.ServiceNotification;
import dev.plumbline.core.view.Breach.Outcome;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GatesOfOrdersTest {
    private static final String PURCHASE_ORDER = "PurchaseOrder";
    private static final String KEPT_BACK = "order/PRD-100/12345 PurchaseOrder kept back";
    private static final String LEFT_OUT = "order/PRD-100/12345 PurchaseOrder left out";

    private static final OrderDocument ORDER = order(at(1), item(10, "3", "30.00"));

    private static final List<Document> ARRIVALS = List.of(
            ORDER,
            posted(at(2), "80001", shipped(10, "2")),
            posted(at(3), "80002", shipped(10, "1")),
            Given.billing(at(4), Category.CREDIT_MEMO, "90001", "5.00"),
            Given.master(at(5), "4711", true),
            Given.address(at(6), "4711", "anna@kunde-mail.de"));

    /** Where the purchase order must be PO-2. */
    private static World world(Outcome outcome) {
        return new World(Given.IMPATIENT.with(new GatedWording(Demand.ofEvents(PURCHASE_ORDER, "PO-2", outcome))));
    }

    /** The same order in a newer version, with the purchase order that is demanded. */
    private static OrderDocument mended(int minute) {
        return new OrderDocument(
                at(minute),
                ORDER.number(),
                ORDER.kind(),
                ORDER.salesOrganization(),
                ORDER.partners(),
                ORDER.currency(),
                ORDER.placedAt(),
                ORDER.block(),
                "PO-2",
                ORDER.items(),
                ORDER.extra());
    }

    @Test
    void anOrderInQuarantineTellsNothing() {
        World world = world(Outcome.QUARANTINE).tell(ORDER, posted(at(2), "80001", shipped(10, "3")));
        assertThat(world.commands()).isEmpty();
        assertThat(world.reasons()).containsExactly(Reason.QUALITY_GATE);
        assertThat(world.gates().open()).containsExactly(KEPT_BACK);
        assertThat(world.order("12345").told()).isEqualTo(Told.NOTHING);
    }

    @Test
    void itsHoldDoesNotSayTheValue() {
        World world = world(Outcome.QUARANTINE).tell(ORDER);
        assertThat(world.holds().getFirst().detail())
                .contains("targets.events.order.properties.PurchaseOrder (be), expected another")
                .doesNotContain("PO-1");
    }

    @Test
    void itTellsAllOnceItsDocumentsAreAsDemanded() {
        World world = world(Outcome.QUARANTINE).tell(ORDER, posted(at(2), "80001", shipped(10, "3")), mended(3));
        assertThat(world.events())
                .extracting(TrackEvent::metric)
                .containsExactly("Placed Order", "Ordered Product", "Fulfilled Order");
        assertThat(world.reasons()).isEmpty();
        assertThat(world.gates().open()).isEmpty();
    }

    @Test
    void aPersonTellsItNevertheless() {
        World world = world(Outcome.QUARANTINE).tell(ORDER).decide(Given.ORDER, Kind.RELEASE);
        assertThat(world.events())
                .first()
                .satisfies(event -> assertThat(event.properties()).containsEntry(PURCHASE_ORDER, "PO-1"));
        assertThat(world.gates().open()).isEmpty();
        world.tell(posted(at(2), "80001", shipped(10, "3")));
        assertThat(world.reasons()).containsExactly(Reason.QUALITY_GATE);
        assertThat(world.events()).hasSize(2);
    }

    @Test
    void aPersonDropsIt() {
        World world = world(Outcome.QUARANTINE)
                .tell(ORDER)
                .decide(Given.ORDER, Kind.DROP)
                .tell(mended(3));
        assertThat(world.commands()).isEmpty();
        assertThat(world.gates().open()).isEmpty();
    }

    @Test
    void anOrderThatSapHoldsTooIsStillHeldOnceSapHasLetItGo() {
        World world = world(Outcome.QUARANTINE).tell(blocked(at(0), item(10, "3", "30.00")));
        assertThat(world.reasons()).containsExactlyInAnyOrder(Reason.DELIVERY_BLOCK, Reason.QUALITY_GATE);
        world.tell(ORDER);
        assertThat(world.reasons()).containsExactly(Reason.QUALITY_GATE);
    }

    @Test
    void cancelledInQuarantineItIsNeverTold() {
        World world = world(Outcome.QUARANTINE).tell(ORDER, order(at(2), rejected(10, "3", "30.00")));
        assertThat(world.commands()).isEmpty();
        assertThat(world.reasons()).isEmpty();
        assertThat(world.gates().open()).isEmpty();
    }

    @Test
    void anEventIsToldWithoutWhatIsLeftOutAndEachCounts() {
        World world = world(Outcome.LEAVE_OUT).tell(ORDER);
        assertThat(world.events())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.properties()).doesNotContainKey(PURCHASE_ORDER));
        assertThat(world.gates().open()).containsExactly(LEFT_OUT);
        assertThat(world.gates().counted()).hasSize(2);
    }

    @Test
    void theExceptionClosesWithTheNextEventThatIsAsDemanded() {
        World world = world(Outcome.LEAVE_OUT).tell(ORDER, mended(2));
        assertThat(world.gates().open()).containsExactly(LEFT_OUT);
        world.tell(posted(at(3), "80001", shipped(10, "3")));
        assertThat(world.gates().open()).isEmpty();
    }

    @Test
    void whatPassesIsToldAndCounts() {
        World world = world(Outcome.PASS).tell(ORDER);
        assertThat(world.events())
                .allSatisfy(event -> assertThat(event.properties()).containsKey(PURCHASE_ORDER));
        assertThat(world.gates().counted()).containsExactly("PurchaseOrder PO-1", "PurchaseOrder PO-1");
        assertThat(world.gates().open()).isEmpty();
    }

    @Test
    void aTicketInQuarantineIsToldOnceAReportOfItIsAsDemanded() {
        World world = new World(Given.IMPATIENT.with(new GatedWording(
                        new Demand(GatedWording.OF_EVENTS, "SAPNotification", value -> false, Outcome.QUARANTINE))))
                .tell(Given.master(at(0), "4711"), ticket(1));
        assertThat(world.events()).isEmpty();
        assertThat(world.profiles()).isNotEmpty();
        assertThat(world.gates().open()).containsExactly("customer/PRD-100/4711 SAPNotification kept back");
        world.under(Given.IMPATIENT).tell(ticket(2));
        assertThat(world.events()).extracting(TrackEvent::uniqueId).containsExactly("PRD-100-ticket-300001");
    }

    private static ServiceNotification ticket(int minute) {
        return new ServiceNotification(
                at(minute), "300001", "4711", "S1", "Leak", "1", new BusinessTime(Given.MONDAY, false), true);
    }

    @Provide
    Arbitrary<List<Document>> arrivals() {
        return Arbitraries.shuffle(ARRIVALS);
    }

    @Property(tries = 200)
    void inEveryOrderOfArrivalTheSameIsNotAsDemanded(
            @ForAll("arrivals") List<Document> arrivals, @ForAll Outcome ofEvents, @ForAll Outcome ofProfile) {
        Contract contract = Given.IMPATIENT.with(new GatedWording(
                Demand.ofEvents(PURCHASE_ORDER, "PO-2", ofEvents),
                Demand.ofProfile("SAPAccountStatus", "active", ofProfile)));
        World inOrder = new World(contract).tell(ARRIVALS.toArray(Document[]::new));
        World shuffled = new World(contract).tell(arrivals.toArray(Document[]::new));
        assertThat(shuffled.gates().open()).isEqualTo(inOrder.gates().open());
        assertThat(shuffled.reasons()).isEqualTo(inOrder.reasons());
        assertThat(shuffled.order("12345").told().isPlaced()).isEqualTo(ofEvents != Outcome.QUARANTINE);
    }
}
