package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.billing;
import static dev.plumbline.core.aggregate.Given.blocked;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.order;
import static dev.plumbline.core.aggregate.Given.planned;
import static dev.plumbline.core.aggregate.Given.posted;
import static dev.plumbline.core.aggregate.Given.rejected;
import static dev.plumbline.core.aggregate.Given.shipped;
import static dev.plumbline.core.aggregate.Given.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for an order's documents in every order of arrival and however often each arrives. */
class OrderPropertyTest {
    private static final List<Document> STORY = List.of(
            blocked(at(0), item(10, "3", "30.00"), item(20, "1", "19.90")),
            order(at(1), item(10, "3", "30.00"), item(20, "1", "19.90")),
            planned(at(2), "80001", shipped(10, "2")),
            posted(at(3), "80001", shipped(10, "2")),
            posted(at(4), "80002", shipped(10, "1")),
            order(at(5), item(10, "3", "30.00"), rejected(20, "1", "19.90")),
            billing(at(6), Category.INVOICE, "90001", "30.00"),
            billing(at(7), Category.CREDIT_MEMO, "90002", "10.00"),
            billing(at(8), Category.CREDIT_MEMO, "90003", "5.00"),
            billing(at(9), Category.CREDIT_MEMO_CANCELLATION, "90004", "5.00"));

    @Provide
    Arbitrary<List<Document>> arrivals() {
        return Arbitraries.shuffle(STORY)
                .flatMap(shuffled -> Arbitraries.of(STORY).list().ofMaxSize(6).map(again -> {
                    List<Document> all = new ArrayList<>(shuffled);
                    again.forEach(document -> all.add((all.size() * 7 + again.size()) % all.size(), document));
                    return all;
                }));
    }

    @Property
    void theMemoryIsTheSameWhateverTheOrderOfArrival(@ForAll("arrivals") List<Document> arrivals) {
        Order inOrder = only(tell(STORY.toArray(Document[]::new)));
        Order shuffled = only(tell(arrivals.toArray(Document[]::new)));
        assertThat(shuffled.document()).isEqualTo(inOrder.document());
        assertThat(shuffled.deliveries()).isEqualTo(inOrder.deliveries());
        assertThat(shuffled.billings()).isEqualTo(inOrder.billings());
    }

    @Property
    void placedMinusCancelledMinusRefundedIsWhatTheDocumentsSay(@ForAll("arrivals") List<Document> arrivals) {
        BigDecimal net = BigDecimal.ZERO;
        for (TrackEvent event : tell(arrivals.toArray(Document[]::new)).events()) {
            BigDecimal value = event.value().orElseThrow().amount();
            net = switch (event.metric()) {
                case "Placed Order" -> net.add(value);
                case "Cancelled Order", "Refunded Order" -> net.subtract(value);
                default -> net;
            };
        }
        assertThat(net).isEqualByComparingTo("20.00");
    }

    @Property
    void noEventIsToldTwice(@ForAll("arrivals") List<Document> arrivals) {
        List<TrackEvent> events = tell(arrivals.toArray(Document[]::new)).events();
        Set<String> identities = new HashSet<>();
        events.forEach(event -> identities.add(event.metric() + event.uniqueId()));
        assertThat(identities).hasSameSizeAs(events);
    }

    @Property
    void placedOrderComesFirstAndTimesRiseStrictly(@ForAll("arrivals") List<Document> arrivals) {
        List<TrackEvent> events = tell(arrivals.toArray(Document[]::new)).events();
        assertThat(events.getFirst().metric()).isEqualTo("Placed Order");
        assertThat(events.stream().map(TrackEvent::time).toList()).isSorted().doesNotHaveDuplicates();
    }

    @Property
    void everyPostedDeliveryIsToldOnce(@ForAll("arrivals") List<Document> arrivals) {
        assertThat(tell(arrivals.toArray(Document[]::new)).lines().stream()
                        .filter(line -> line.startsWith("Fulfilled"))
                        .toList())
                .containsExactlyInAnyOrder(
                        "Fulfilled Order PRD-100-delivery-80001-order-12345 20.00",
                        "Fulfilled Order PRD-100-delivery-80002-order-12345 10.00");
    }

    private static Order only(Given.Told told) {
        return (Order) told.aggregates().values().iterator().next();
    }
}
