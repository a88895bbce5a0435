package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.IMPATIENT;
import static dev.plumbline.core.aggregate.Given.MONDAY;
import static dev.plumbline.core.aggregate.Given.at;
import static dev.plumbline.core.aggregate.GivenPrices.PRICED;
import static dev.plumbline.core.aggregate.GivenPrices.hour;
import static dev.plumbline.core.aggregate.GivenPrices.material;
import static dev.plumbline.core.aggregate.GivenPrices.price;
import static dev.plumbline.core.aggregate.GivenPrices.told;
import static dev.plumbline.core.aggregate.GivenPrices.until;
import static dev.plumbline.core.aggregate.GivenPrices.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.PriceDocument.Condition;
import dev.plumbline.core.document.StockCount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a catalog entry costs, and what follows from a price for whether it is published. */
class PricesTest {
    private static World world(Document... documents) {
        return new World(PRICED).tell(documents);
    }

    private static List<String> last(World world) {
        List<String> all = told(world, "main");
        return all.subList(all.size() - 2, all.size());
    }

    @Test
    void anArticleWithAPriceIsPublishedAndTheItemIsToldBeforeItsVariant() {
        World world = world(material(at(0), "Bolt"), price(at(1), "K1", "9.95", MONDAY));
        assertThat(told(world, "main"))
                .containsExactly(
                        "item without price, unpublished",
                        "variant without price, unpublished",
                        "item 9.95 EUR",
                        "variant 9.95 EUR");
    }

    @Test
    void aPriceThatComesBeforeTheMaterialMasterWaitsForIt() {
        World world = world(price(at(1), "K1", "9.95", MONDAY));
        assertThat(world.commands()).isEmpty();
        world.tell(material(at(0), "Bolt"));
        assertThat(told(world, "main")).containsExactly("item 9.95 EUR", "variant 9.95 EUR");
    }

    @Test
    void withoutRulesOfPricesAnArticleStaysUnpublished() {
        World world = new World(IMPATIENT.with(IMPATIENT.stock().withCatalogUrl("https://shop.kunde-mail.de/{sku}")));
        world.tell(material(at(0), "Bolt"), price(at(1), "K1", "9.95", MONDAY));
        assertThat(told(world, "main"))
                .containsExactly("item without price, unpublished", "variant without price, unpublished");
    }

    @Test
    void aDiscontinuedArticleWithAPriceIsUnpublished() {
        World world = world(material(at(0), "Bolt"), price(at(1), "K1", "9.95", MONDAY));
        world.tell(new MaterialDocument(at(2), "815", "Bolt", "01", true));
        assertThat(last(world)).containsExactly("item 9.95 EUR, unpublished", "variant 9.95 EUR, unpublished");
    }

    @Test
    void theNewestReportOfARecordCountsWheneverItArrives() {
        World world =
                world(material(at(0), "Bolt"), price(at(3), "K1", "8.00", MONDAY), price(at(1), "K1", "9.00", MONDAY));
        assertThat(last(world)).containsExactly("item 8.00 EUR", "variant 8.00 EUR");
        assertThat(world.receptions()).last().isEqualTo(Reception.SUPERSEDED);
    }

    @Test
    void ofTwoRecordsThatHoldTheOneThatWasReportedLastCounts() {
        World world = world(
                material(at(0), "Bolt"), price(at(3), "K2", "8.00", MONDAY), price(at(1), "K1", "9.00", hour(-1)));
        assertThat(last(world)).containsExactly("item 8.00 EUR", "variant 8.00 EUR");
    }

    @Test
    void theTypeThatStandsFirstCountsBeforeOneThatWasReportedLater() {
        World world = world(
                material(at(0), "Bolt"),
                price(at(1), new Condition("VKP0", "1000", "10", "K1"), "7.00", "EUR", MONDAY),
                price(at(3), "K2", "8.00", MONDAY));
        assertThat(last(world)).containsExactly("item 7.00 EUR", "variant 7.00 EUR");
    }

    @Test
    void aPriceBeginsAndEndsByItself() {
        World world = world(
                material(at(0), "Bolt"),
                price(at(1), "K1", "9.00", MONDAY),
                until(hour(4), price(at(2), "K2", "8.00", hour(2))));
        assertThat(last(world)).containsExactly("item 9.00 EUR", "variant 9.00 EUR");
        assertThat(world.wakeAt()).contains(hour(2));
        assertThat(last(world.pass(Duration.ofHours(2)))).containsExactly("item 8.00 EUR", "variant 8.00 EUR");
        assertThat(world.wakeAt()).contains(hour(4));
        assertThat(last(world.pass(Duration.ofHours(2)))).containsExactly("item 9.00 EUR", "variant 9.00 EUR");
        assertThat(world.wakeAt()).isEmpty();
    }

    @Test
    void whenTheLastPriceHasEndedTheArticleIsUnpublished() {
        World world = world(material(at(0), "Bolt"), until(hour(1), price(at(1), "K1", "9.00", MONDAY)));
        world.pass(Duration.ofHours(1));
        assertThat(last(world))
                .containsExactly("item without price, unpublished", "variant without price, unpublished");
    }

    @Test
    void aWithdrawnRecordHoldsNoMoreAndALateReportOfItSaysNothing() {
        World world = world(
                material(at(0), "Bolt"),
                price(at(1), "K1", "9.00", MONDAY),
                withdrawn(price(at(5), "K2", "8.00", MONDAY)),
                price(at(3), "K2", "8.00", MONDAY));
        assertThat(last(world)).containsExactly("item 9.00 EUR", "variant 9.00 EUR");
    }

    @Test
    void aRecordWhosePeriodWasMovedHoldsInTheOldOneNoMore() {
        World world = world(
                material(at(0), "Bolt"),
                price(at(1), "K1", "9.00", MONDAY),
                price(at(2), "K2", "8.00", hour(1)),
                price(at(3), "K2", "8.00", hour(5)));
        assertThat(last(world.pass(Duration.ofHours(2)))).containsExactly("item 9.00 EUR", "variant 9.00 EUR");
    }

    @Test
    void pricesOfOtherAreasTypesAndCurrenciesSayNothing() {
        World world = world(
                material(at(0), "Bolt"),
                price(at(1), new Condition("PR00", "1000", "20", "K1"), "1.00", "EUR", MONDAY),
                price(at(1), new Condition("ZPR1", "1000", "10", "K2"), "2.00", "EUR", MONDAY),
                price(at(1), new Condition("PR00", "1000", "10", "K3"), "3.00", "CHF", MONDAY));
        assertThat(told(world, "main"))
                .containsExactly("item without price, unpublished", "variant without price, unpublished");
    }

    @Test
    void aRecordThatNamesNoOrganisationHoldsInAll() {
        World world = world(
                material(at(0), "Bolt"), price(at(1), new Condition("PR00", "", "", "K1"), "9.00", "EUR", MONDAY));
        assertThat(last(world)).containsExactly("item 9.00 EUR", "variant 9.00 EUR");
    }

    @Test
    void eachAccountHearsThePriceOfItsOwnSalesArea() {
        World world = world(
                material(at(0), "Bolt"),
                new StockCount(at(0), "815", new Place("1000", ""), new BigDecimal("5")),
                new StockCount(at(0), "815", new Place("3000", ""), new BigDecimal("5")),
                price(at(1), "K1", "9.00", MONDAY),
                price(at(1), new Condition("PR00", "2000", "10", "K2"), "11.00", "USD", MONDAY));
        assertThat(last(world)).containsExactly("item 9.00 EUR", "variant 9.00 EUR");
        assertThat(told(world, "us")).endsWith("item 11.00 USD", "variant 11.00 USD");
    }

    @Test
    void aPriceOfNothingIsNone() {
        World world = world(material(at(0), "Bolt"), price(at(1), "K1", "0.004", MONDAY));
        assertThat(last(world))
                .containsExactly("item without price, unpublished", "variant without price, unpublished");
    }

    @Test
    void onlyChangesAreTold() {
        World world = world(material(at(0), "Bolt"), price(at(1), "K1", "9.00", MONDAY));
        int before = world.commands().size();
        world.tell(price(at(2), "K1", "9.0000", MONDAY), price(at(3), "K2", "9.00", hour(-2)));
        assertThat(world.commands()).hasSize(before);
        assertThat(world.receptions()).endsWith(Reception.UNCHANGED, Reception.APPLIED);
    }

    @Test
    void recordsThatEndedLongAgoAreForgottenAndThoseThatHoldAreNot() {
        World world = world(material(at(0), "Bolt"), price(at(1), "K-now", "9.00", MONDAY));
        for (int n = 0; n < 80; n++) {
            world.tell(until(hour(n - 200), price(at(2), "K" + n, "1.00", hour(n - 201))));
        }
        assertThat(world.stock("815").prices()).hasSize(50).containsKey("PR00/1000/10/K-now");
        assertThat(last(world)).containsExactly("item 9.00 EUR", "variant 9.00 EUR");
    }
}
