package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.IMPATIENT;
import static dev.plumbline.core.aggregate.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.StockMovement;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StockTest {
    private static StockCount count(int minute, String plant, String quantity) {
        return count(minute, new Place(plant, ""), quantity);
    }

    private static StockCount count(int minute, Place place, String quantity) {
        return new StockCount(at(minute), "815", place, new BigDecimal(quantity));
    }

    private static StockMovement moved(int minute, String plant, String id, String change) {
        return moved(minute, new Place(plant, ""), id, change);
    }

    private static StockMovement moved(int minute, Place place, String id, String change) {
        return new StockMovement(at(minute), "815", place, id, new BigDecimal(change));
    }

    private static MaterialDocument material(int minute, boolean discontinued) {
        return new MaterialDocument(at(minute), "815", "Bolt M8", "01", discontinued);
    }

    private static List<Long> told(World world) {
        return world.commands().stream()
                .filter(SetStock.class::isInstance)
                .map(SetStock.class::cast)
                .map(SetStock::quantity)
                .toList();
    }

    private static long last(Document... documents) {
        return told(World.impatient().tell(documents)).getLast();
    }

    @Test
    void theStockOfAllPlantsIsSummed() {
        assertThat(last(count(0, "1000", "5.000"), count(1, "2000", "7.500"))).isEqualTo(12);
    }

    @Test
    void aMovementThatACountAlreadyContainsIsNotAddedAgain() {
        assertThat(last(count(5, "1000", "10"), moved(3, "1000", "M1", "4"))).isEqualTo(10);
        assertThat(last(moved(3, "1000", "M1", "4"), count(5, "1000", "10"))).isEqualTo(10);
        assertThat(last(moved(7, "1000", "M1", "4"), count(5, "1000", "10"))).isEqualTo(14);
    }

    @Test
    void aMovementThatIsSentAgainAfterACountThatContainsItIsKnownAgain() {
        assertThat(last(moved(3, "1000", "M1", "4"), count(5, "1000", "10"), moved(7, "1000", "M1", "4")))
                .isEqualTo(10);
        assertThat(last(count(5, "1000", "10"), moved(7, "1000", "M1", "4"), moved(3, "1000", "M1", "4")))
                .isEqualTo(10);
    }

    @Test
    void stockIsNeverBelowZeroAndTheSafetyStockIsKeptBack() {
        assertThat(last(count(0, "1000", "5"), moved(1, "1000", "M1", "-9"))).isZero();
        World world = new World(IMPATIENT.with(IMPATIENT.stock().withSafetyStock(new BigDecimal("3"))));
        assertThat(told(world.tell(count(0, "1000", "5")))).containsExactly(2L);
    }

    @Test
    void onlyThePlacesForSaleCount() {
        World world = new World(IMPATIENT.with(IMPATIENT.stock().withPlaces(Set.of("1000/0001", "2000"))));
        world.tell(
                count(0, new Place("1000", "0001"), "5"),
                count(0, new Place("1000", "0002"), "100"),
                moved(1, new Place("1000", "0001"), "M1", "-1"),
                moved(1, new Place("1000", "0002"), "M2", "-50"),
                count(2, "2000", "10"),
                count(2, "3000", "1000"));
        assertThat(told(world)).last().isEqualTo(14L);
        assertThat(world.holds()).isEmpty();
    }

    @Test
    void theLocationsOfAPlantAreSummedWhereItIsNotCountedAsAWhole() {
        assertThat(last(count(0, new Place("1000", "0001"), "5"), count(1, new Place("1000", "0002"), "6")))
                .isEqualTo(11);
    }

    @Test
    void movementsWithoutACountWaitForOne() {
        World world = World.impatient().tell(moved(1, "1000", "M1", "4"));
        assertThat(told(world)).isEmpty();
        assertThat(world.reasons()).containsExactly(Hold.Reason.NO_COUNT_YET);
        world.tell(count(0, "1000", "1"));
        assertThat(told(world)).containsExactly(5L);
        assertThat(world.holds()).isEmpty();
    }

    @Test
    void aRiseFromZeroIsToldOnceItHasLasted() {
        World world = new World(IMPATIENT.with(IMPATIENT.stock().withDelays(Duration.ofMinutes(5), Duration.ZERO)));
        world.tell(count(0, "1000", "0"), count(1, "1000", "8"));
        assertThat(told(world)).containsExactly(0L);
        assertThat(world.reasons()).containsExactly(Hold.Reason.FLAP_GUARD);
        world.pass(Duration.ofMinutes(4)).tell(count(2, "1000", "0")).pass(Duration.ofMinutes(10));
        assertThat(told(world)).containsExactly(0L);
        world.tell(count(3, "1000", "9")).pass(Duration.ofMinutes(5));
        assertThat(told(world)).containsExactly(0L, 9L);
        assertThat(world.holds()).isEmpty();
    }

    @Test
    void manyChangesInAShortTimeAreOneUpdateWithTheNewestValue() {
        World world = new World(IMPATIENT.with(IMPATIENT.stock().withDelays(Duration.ZERO, Duration.ofSeconds(5))));
        for (int n = 0; n < 20; n++) {
            world.tell(count(n, "1000", "" + (100 - n)));
        }
        assertThat(told(world.pass(Duration.ofSeconds(5)))).containsExactly(81L);
    }

    @Test
    void aDiscontinuedArticleIsUnpublishedAndPublishedAgain() {
        World world = World.impatient().tell(count(0, "1000", "5"), material(1, true), material(2, true));
        assertThat(world.commands()).last().isEqualTo(new SetPublished("main", "815", false));
        assertThat(world.commands()).hasSize(2);
        world.tell(material(3, false));
        assertThat(world.commands()).last().isEqualTo(new SetPublished("main", "815", true));
    }

    @Test
    void stockWithoutACatalogEntryWaitsForTheMaterialMaster() {
        World world = new World(IMPATIENT.with(IMPATIENT.stock().withCatalogUrl("https://shop.kunde-mail.de/{sku}")));
        world.tell(count(0, "1000", "5"));
        assertThat(world.commands()).isEmpty();
        assertThat(world.reasons()).containsExactly(Hold.Reason.MATERIAL_MISSING);
        world.tell(material(1, false));
        assertThat(world.commands())
                .extracting(command -> command.getClass().getSimpleName())
                .containsExactly("UpsertCatalogItem", "UpsertCatalogVariant", "SetStock");
    }

    @Test
    void eachAccountHearsOfItsOwnPlants() {
        World world = new World(
                IMPATIENT.with(new Contract.Accounts("main", new TreeMap<>(), new TreeMap<>(Map.of("3000", "us")))));
        world.tell(new StockDocument(at(0), List.of(count(0, "1000", "5"), count(0, "3000", "7")), List.of()));
        assertThat(world.commands()).containsExactly(new SetStock("main", "815", 5), new SetStock("us", "815", 7));
    }

    @Provide
    Arbitrary<List<Document>> arrivals() {
        List<Document> story = List.of(
                count(0, "1000", "10"),
                moved(1, "1000", "M1", "5"),
                moved(2, "1000", "M2", "-3"),
                count(3, "1000", "12"),
                moved(4, "1000", "M3", "4"),
                moved(6, "1000", "M3", "4"),
                moved(5, "1000", "M4", "-1"),
                count(1, "2000", "100"),
                moved(4, "2000", "M5", "7"));
        return Arbitraries.shuffle(story)
                .flatMap(shuffled -> Arbitraries.of(story).list().ofMaxSize(5).map(again -> {
                    List<Document> all = new ArrayList<>(shuffled);
                    all.addAll(again);
                    return all;
                }));
    }

    @Property(tries = 500)
    void theStockIsTheSameWhateverTheOrderOfArrival(@ForAll("arrivals") List<Document> arrivals) {
        assertThat(last(arrivals.toArray(Document[]::new))).isEqualTo(122);
    }
}
