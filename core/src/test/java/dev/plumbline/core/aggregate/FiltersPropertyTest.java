package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.PATIENT;
import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.billing;
import static dev.plumbline.core.aggregate.Given.cameBack;
import static dev.plumbline.core.aggregate.Given.item;
import static dev.plumbline.core.aggregate.Given.master;
import static dev.plumbline.core.aggregate.Given.of;
import static dev.plumbline.core.aggregate.Given.order;
import static dev.plumbline.core.aggregate.Given.posted;
import static dev.plumbline.core.aggregate.Given.referring;
import static dev.plumbline.core.aggregate.Given.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.CustomerDocument.SalesArea;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.Partner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is left out is left out in every order of arrival, and nothing else is. */
class FiltersPropertyTest {
    /** 12345 is an order of a test customer, 12346 goes between houses of one's own, 12347 is anybody's. */
    private static final List<Document> STORY = List.of(
            master(at(0), "4711", new SalesArea("9000/10/00", "T", false, false)),
            order(at(1), item(10, "3", "30.00"), item(20, "1", "19.90")),
            posted(at(3), "80001", shipped(10, "2")),
            posted(at(4), "80002", shipped(10, "1"), shipped(20, "1"), shipped("12347", 10, "1")),
            billing(at(6), Category.INVOICE, "90001", "49.90"),
            order(at(7), "60001", OrderKind.RETURN, Optional.empty(), referring(10, "1", "10.00", "12345")),
            cameBack(at(8), "84001", shipped("60001", 10, "1")),
            billing(at(9), Category.CREDIT_MEMO, "90002", "60001", "10.00"),
            of(
                    Partner.numbered("9001"),
                    order(at(1), "12346", OrderKind.SALES, Optional.of("01"), item(10, "1", "5.00"))),
            posted(at(2), "80003", shipped("12346", 10, "1")),
            of(
                    Partner.numbered("4712"),
                    order(at(1), "12347", OrderKind.SALES, Optional.empty(), item(10, "1", "7.00"))),
            master(at(2), "4712", new SalesArea("1000/10/00", "01", false, false)));

    private static final Contract FILTERED = PATIENT.with(PlainFilters.none()
            .orders(order -> order.document().partners().soldTo().customer().equals("9001"))
            .customers(customer ->
                    customer.salesAreas().stream().anyMatch(area -> area.key().startsWith("9000"))));

    @Provide
    Arbitrary<List<Document>> arrivals() {
        return Arbitraries.shuffle(STORY);
    }

    private static World tell(Contract contract, List<Document> documents) {
        return new World(contract).tell(documents.toArray(Document[]::new)).pass(Duration.ofDays(4));
    }

    @Property(tries = 150)
    void theSameIsLeftOutWhateverTheOrderOfArrival(@ForAll("arrivals") List<Document> arrivals) {
        World world = tell(FILTERED, arrivals);
        assertThat(world.leftOut())
                .isEqualTo(Map.of(
                        "CUSTOMER 4711", "test-customers", "ORDER 12345", "test-customers", "ORDER 12346", "internal"));
        assertThat(world.holds()).isEmpty();
        assertThat(world.notes()).isEmpty();
    }

    @Property(tries = 150)
    void onlyWhatIsNotLeftOutIsTold(@ForAll("arrivals") List<Document> arrivals) {
        World world = tell(FILTERED, arrivals);
        assertThat(new TreeSet<>(world.lines()))
                .containsExactly(
                        "Fulfilled Order PRD-100-delivery-80002-order-12347 7.00",
                        "Ordered Product PRD-100-order-12347-item-10 7.00",
                        "Placed Order PRD-100-order-12347 7.00");
        assertThat(world.profiles())
                .allMatch(profile -> profile.profile().externalId().equals("4712"));
    }

    @Property(tries = 150)
    void whatIsLetThroughLaterIsToldAsIfItHadNeverBeenLeftOut(@ForAll("arrivals") List<Document> arrivals) {
        World world = tell(FILTERED, arrivals).under(PATIENT).wakeAll().pass(Duration.ofDays(4));
        World never = tell(PATIENT, STORY);
        assertThat(world.leftOut()).isEmpty();
        assertThat(new TreeSet<>(world.lines())).isEqualTo(new TreeSet<>(never.lines()));
        assertThat(world.profile("4711").properties())
                .isEqualTo(never.profile("4711").properties());
        assertThat(world.events().stream()
                        .filter(event -> event.thread().equals(Optional.of(Given.ORDER.toString())))
                        .map(TrackEvent::time)
                        .toList())
                .isSorted();
    }
}
