package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.billing;
import static dev.plumbline.core.aggregate.Given.blocked;
import static dev.plumbline.core.aggregate.Given.cameBack;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.order;
import static dev.plumbline.core.aggregate.Given.planned;
import static dev.plumbline.core.aggregate.Given.posted;
import static dev.plumbline.core.aggregate.Given.referring;
import static dev.plumbline.core.aggregate.Given.rejected;
import static dev.plumbline.core.aggregate.Given.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for an order's documents in every order of arrival and however often each arrives. */
class OrderPropertyTest {
    /** With versions of the order that supersede one another. */
    private static final List<Document> VERSIONS = List.of(
            blocked(at(0), item(10, "3", "30.00"), item(20, "1", "19.90")),
            order(at(1), item(10, "3", "30.00"), item(20, "1", "19.90")),
            planned(at(2), "80001", shipped(10, "2")),
            posted(at(3), "80001", shipped(10, "2")),
            posted(at(4), "80002", shipped(10, "1")),
            order(at(5), item(10, "4", "40.00"), rejected(20, "1", "19.90"), item(30, "1", "5.55")),
            order(at(6), rejected(10, "4", "40.00"), rejected(20, "1", "19.90"), item(30, "1", "5.55")),
            billing(at(6), Category.INVOICE, "90001", "30.00"),
            billing(at(7), Category.CREDIT_MEMO, "90002", "10.00"),
            billing(at(8), Category.CREDIT_MEMO, "90003", "5.00"),
            billing(at(9), Category.CREDIT_MEMO_CANCELLATION, "90004", "5.00"));

    /** Where no version supersedes another: every document says something of its own. */
    private static final List<Document> WITHOUT_VERSIONS = List.of(
            order(at(1), item(10, "3", "30.00"), item(20, "1", "19.90")),
            posted(at(3), "80001", shipped(10, "2")),
            posted(at(4), "80002", shipped(10, "1"), shipped(20, "1")),
            billing(at(6), Category.INVOICE, "90001", "49.90"),
            order(at(7), "60001", OrderKind.RETURN, Optional.empty(), referring(10, "1", "10.00", "12345")),
            cameBack(at(8), "84001", shipped("60001", 10, "1")),
            billing(at(9), Category.CREDIT_MEMO, "90002", "60001", "10.00"));

    @Provide
    Arbitrary<List<Document>> versions() {
        return arrivals(VERSIONS);
    }

    @Provide
    Arbitrary<List<Document>> arrivals() {
        return arrivals(WITHOUT_VERSIONS);
    }

    /** Shuffled, with up to six documents a second time. */
    private static Arbitrary<List<Document>> arrivals(List<Document> story) {
        return Arbitraries.shuffle(story)
                .flatMap(shuffled -> Arbitraries.of(story).list().ofMaxSize(6).map(again -> {
                    List<Document> all = new ArrayList<>(shuffled);
                    again.forEach(document -> all.add((all.size() * 7 + again.size()) % all.size(), document));
                    return all;
                }));
    }

    private static World tell(List<Document> documents) {
        return World.impatient().tell(documents.toArray(Document[]::new));
    }

    @Property(tries = 500)
    void theMemoryIsTheSameWhateverTheOrderOfArrival(@ForAll("versions") List<Document> arrivals) {
        Order inOrder = tell(VERSIONS).order("12345");
        Order shuffled = tell(arrivals).order("12345");
        assertThat(shuffled.document()).isEqualTo(inOrder.document());
        assertThat(shuffled.deliveries()).isEqualTo(inOrder.deliveries());
        assertThat(shuffled.billings()).isEqualTo(inOrder.billings());
        assertThat(shuffled.items()).isEqualTo(inOrder.items());
    }

    @Property(tries = 500)
    void placedMinusCancelledMinusRefundedIsWhatTheDocumentsSay(@ForAll("versions") List<Document> arrivals) {
        // Of item 10 three of four have left the house, the rest is rejected; item 30 stands.
        assertThat(net(tell(arrivals).events())).isEqualByComparingTo("25.55");
    }

    private static BigDecimal net(List<TrackEvent> events) {
        BigDecimal net = BigDecimal.ZERO;
        for (TrackEvent event : events) {
            BigDecimal value =
                    event.value().orElse(new Money(BigDecimal.ZERO, "EUR")).amount();
            net = switch (event.metric()) {
                case "Placed Order" -> net.add(value);
                case "Cancelled Order", "Refunded Order" -> net.subtract(value);
                default -> net;
            };
        }
        return net;
    }

    @Property(tries = 500)
    void theCustomersFiguresAreThoseOfTheEvents(@ForAll("versions") List<Document> arrivals) {
        World world = tell(arrivals);
        assertThat(world.profile("4711").properties())
                .containsEntry("SAPOrders", 1)
                .containsEntry("SAPLifetimeValueEUR", net(world.events()))
                .containsEntry("SAPRefundedEUR", new BigDecimal("10.00"));
    }

    @Property(tries = 500)
    void noEventIsToldTwice(@ForAll("versions") List<Document> arrivals) {
        List<TrackEvent> events = tell(arrivals).events();
        Set<String> identities = new HashSet<>();
        events.forEach(event -> identities.add(event.metric() + event.uniqueId()));
        assertThat(identities).hasSameSizeAs(events);
    }

    @Property(tries = 500)
    void placedOrderComesFirstAndTimesRiseStrictly(@ForAll("versions") List<Document> arrivals) {
        List<TrackEvent> events = tell(arrivals).events();
        assertThat(events.getFirst().metric()).isEqualTo("Placed Order");
        assertThat(events.stream().map(TrackEvent::time).toList()).isSorted().doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void theEventsAreTheSameWhereNoVersionSupersededAnother(@ForAll("arrivals") List<Document> arrivals) {
        World world = tell(arrivals);
        assertThat(new TreeSet<>(world.lines()))
                .isEqualTo(new TreeSet<>(tell(WITHOUT_VERSIONS).lines()));
        assertThat(world.holds()).isEmpty();
    }

    @Property(tries = 500)
    void whatIsShippedIsWorthTheSameInEveryOrderOfArrival(@ForAll("arrivals") List<Document> arrivals) {
        BigDecimal shipped = tell(arrivals).events().stream()
                .filter(event -> event.metric().startsWith("Fulfilled"))
                .flatMap(event -> event.value().stream())
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(shipped).isEqualByComparingTo("49.90");
    }
}
