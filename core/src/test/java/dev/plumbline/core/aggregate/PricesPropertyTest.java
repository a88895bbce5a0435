package dev.plumbline.core.aggregate;

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
import dev.plumbline.core.document.PriceDocument.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Prices and master data of one material in every order of arrival, some of them twice, with any pauses between them. */
class PricesPropertyTest {
    private static final List<Document> STORY = List.of(
            material(at(0), "Bolt"),
            price(at(0), "K1", "10.00", MONDAY),
            price(at(1), "K4", "1.00", MONDAY),
            until(hour(3), price(at(2), "K2", "9.50", hour(2))),
            material(at(3), "Bolt M8"),
            price(at(4), "K2", "9.00", hour(2)),
            until(hour(2), price(at(5), "K1", "10.00", MONDAY)),
            until(hour(6), price(at(6), new Condition("VKP0", "1000", "10", "K3"), "7.00", "EUR", hour(4))),
            withdrawn(price(at(7), "K4", "1.00", MONDAY)),
            price(at(8), new Condition("PR00", "2000", "10", "K5"), "2.00", "USD", MONDAY));

    /** A document, and how many minutes pass before it arrives. */
    record Arrival(int delay, Document document) {}

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<List<Document>> documents = Arbitraries.shuffle(STORY)
                .flatMap(shuffled -> Arbitraries.of(STORY).list().ofMaxSize(6).map(again -> {
                    List<Document> all = new ArrayList<>(shuffled);
                    again.forEach(document -> all.add((all.size() * 7 + again.size()) % all.size(), document));
                    return all;
                }));
        return Combinators.combine(
                        documents, Arbitraries.integers().between(0, 45).list().ofSize(STORY.size() + 6))
                .as((all, delays) -> {
                    List<Arrival> arrivals = new ArrayList<>();
                    all.forEach(document -> arrivals.add(new Arrival(delays.get(arrivals.size()), document)));
                    return arrivals;
                });
    }

    private static String rightPrice(int minute) {
        if (minute < 120) {
            return "10.00";
        }
        return minute >= 240 && minute < 360 ? "7.00" : "9.00";
    }

    /** @return how many minutes after Monday morning it is then, at least as many as are wanted */
    private static int play(World world, List<Arrival> arrivals, int minutes) {
        int passed = 0;
        for (Arrival arrival : arrivals) {
            world.pass(Duration.ofMinutes(arrival.delay())).tell(arrival.document());
            passed += arrival.delay();
        }
        int rest = Math.max(0, minutes - passed);
        world.pass(Duration.ofMinutes(rest));
        return passed + rest;
    }

    @Property(tries = 500)
    void theMemoryIsTheSameWhateverTheOrderOfArrival(@ForAll("arrivals") List<Arrival> arrivals) {
        World shuffled = new World(PRICED);
        play(shuffled, arrivals, 0);
        Stock inOrder = new World(PRICED).tell(STORY.toArray(Document[]::new)).stock("815");
        assertThat(shuffled.stock("815").prices()).isEqualTo(inOrder.prices());
        assertThat(shuffled.stock("815").material()).isEqualTo(inOrder.material());
    }

    @Property(tries = 500)
    void itemAndVariantHaveTheRightPriceAtEveryEnd(
            @ForAll("arrivals") List<Arrival> arrivals, @ForAll @IntRange(max = 1_500) int minutes) {
        World world = new World(PRICED);
        int end = play(world, arrivals, minutes);
        String right = rightPrice(end) + " EUR";
        assertThat(told(world, "main")).endsWith("item " + right, "variant " + right);
        assertThat(told(world, "us")).isEmpty();
    }

    @Property(tries = 200)
    void everyItemIsFollowedByAVariantThatSaysTheSame(@ForAll("arrivals") List<Arrival> arrivals) {
        World world = new World(PRICED);
        play(world, arrivals, 1_000);
        List<String> told = told(world, "main");
        for (int n = 0; n < told.size(); n += 2) {
            assertThat(told.get(n).replace("item", "variant")).isEqualTo(told.get(n + 1));
        }
    }
}
