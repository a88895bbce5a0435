package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.Given.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.document.StockMovement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StockTest {
    private static final Contract OWN_CATALOG = Contract.standard().withCatalogUrl("https://laden.test/p/{sku}");

    private static StockCount count(int minute, String place, String quantity) {
        return new StockCount(at(minute), "MAT-1", place, new BigDecimal(quantity));
    }

    private static StockMovement move(int minute, String place, String change) {
        return new StockMovement(at(minute), "MAT-1", place, "move-" + minute, new BigDecimal(change));
    }

    private static long last(Given.Told told) {
        return ((SetStock) told.commands().getLast()).quantity();
    }

    @Test
    void countsOfAllPlacesAreAdded() {
        assertThat(last(tell(count(0, "1000", "5.000"), count(0, "2000", "7.000"))))
                .isEqualTo(12);
    }

    @Test
    void aMovementAfterTheCountIsAddedAndOneThatTheCountContainsIsNot() {
        assertThat(last(tell(count(5, "1000", "10"), move(6, "1000", "-3"), move(4, "1000", "-2"))))
                .isEqualTo(7);
    }

    @Test
    void stockIsNeverBelowZero() {
        assertThat(last(tell(count(0, "1000", "1"), move(1, "1000", "-3")))).isZero();
    }

    @Test
    void movementsWithoutACountAreHeld() {
        Given.Told told = tell(move(1, "1000", "3"));
        assertThat(told.commands()).isEmpty();
        assertThat(told.holds()).extracting(Hold::reason).containsExactly(Hold.Reason.NO_COUNT_YET);
    }

    @Test
    void theSameQuantityIsNotToldAgain() {
        assertThat(tell(count(0, "1000", "4"), count(1, "1000", "4")).commands())
                .hasSize(1);
    }

    @Test
    void anOwnCatalogGetsItemVariantAndStockInThisOrder() {
        MaterialDocument material = new MaterialDocument(at(0), "MAT-1", "Bolt M8", "01", false);
        assertThat(tell(OWN_CATALOG, material, count(1, "1000", "4")).commands())
                .hasExactlyElementsOfTypes(UpsertCatalogItem.class, UpsertCatalogVariant.class, SetStock.class);
    }

    @Test
    void anOwnCatalogHoldsStockUntilTheMaterialIsKnown() {
        MaterialDocument material = new MaterialDocument(at(0), "MAT-1", "Bolt M8", "01", false);
        assertThat(tell(OWN_CATALOG, count(1, "1000", "4")).holds())
                .extracting(Hold::reason)
                .containsExactly(Hold.Reason.MATERIAL_MISSING);
        assertThat(last(tell(OWN_CATALOG, count(1, "1000", "4"), material))).isEqualTo(4);
    }

    @Provide
    Arbitrary<List<Document>> arrivals() {
        List<Document> story = List.of(
                count(0, "1000", "10"),
                move(1, "1000", "-2"),
                count(2, "1000", "8"),
                move(3, "1000", "-1"),
                move(4, "1000", "5"),
                count(1, "2000", "3"),
                move(2, "2000", "-4"));
        return Arbitraries.shuffle(story).map(shuffled -> {
            List<Document> twice = new ArrayList<>(shuffled);
            twice.addAll(shuffled.reversed());
            return twice;
        });
    }

    @Property
    void theQuantityIsTheSameWhateverTheOrderOfArrival(@ForAll("arrivals") List<Document> arrivals) {
        assertThat(last(tell(arrivals.toArray(Document[]::new)))).isEqualTo(11);
    }
}
