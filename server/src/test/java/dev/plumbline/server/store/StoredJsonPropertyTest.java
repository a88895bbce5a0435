package dev.plumbline.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.PlantStock;
import dev.plumbline.core.aggregate.Stock;
import dev.plumbline.core.aggregate.StockView;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.StockMovement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class StoredJsonPropertyTest {
    private final StoredJson json = new StoredJson();

    @Property(tries = 300)
    void anyTextSurvives(@ForAll("texts") String name, @ForAll("texts") String value) {
        UpsertProfile upsert =
                new UpsertProfile(new ProfileKey("main", "4711"), Map.of(name, value), Map.of(), Map.of(name, value));
        assertThat(json.read(json.write(upsert), Command.class)).isEqualTo(upsert);
    }

    @Property(tries = 300)
    void anyAmountSurvivesWithItsScale(
            @ForAll @Scale(7) @BigRange(min = "-99999999999", max = "99999999999") BigDecimal amount,
            @ForAll("currencies") String currency) {
        TrackEvent event = new TrackEvent(
                "Placed Order",
                new ProfileKey("main", "4711"),
                "PRD-100-order-1",
                Remembered.MONDAY,
                Optional.of(new Money(amount, currency)),
                Map.of(),
                false,
                Optional.of("order/PRD-100/1"));
        assertThat(json.read(json.write(event), Command.class)).isEqualTo(event);
    }

    @Property(tries = 300)
    void anyQuantityAtAnyPlaceSurvivesWithItsScale(
            @ForAll @Scale(3) BigDecimal change, @ForAll("texts") String place, @ForAll("texts") String id) {
        StockMovement movement =
                new StockMovement(Remembered.origin("MBGMCR"), "815", new Place(place, place), id, change);
        PlantStock.Counted counted = new PlantStock.Counted(change.negate(), Remembered.origin("INVCON"));
        Stock stock = new Stock(
                Remembered.stock().key(),
                Optional.of(new MaterialDocument(Remembered.origin("MATMAS"), "815", place, id, false)),
                new TreeMap<>(Map.of(
                        place,
                        new PlantStock(
                                Optional.empty(),
                                new TreeMap<>(Map.of(place, counted)),
                                new TreeMap<>(Map.of(id, movement)),
                                new TreeMap<>()))),
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        id,
                        new StockView(
                                Optional.empty(),
                                Optional.of(change.longValue()),
                                false,
                                Optional.empty(),
                                Optional.empty()))),
                new TreeMap<>(),
                Optional.empty());
        assertThat(json.read(json.write(stock), Aggregate.class)).isEqualTo(stock);
    }

    @Property(tries = 300)
    void anyMomentSurvivesToTheNanosecond(@ForAll("moments") Instant moment) {
        TrackEvent event = new TrackEvent(
                "Placed Order",
                new ProfileKey("main", "4711"),
                "x",
                moment,
                Optional.empty(),
                Map.of(),
                false,
                Optional.empty());
        assertThat(json.read(json.write(event), Command.class)).isEqualTo(event);
    }

    /** All of Unicode but lone surrogates, which no encoding has, and U+0000, which PostgreSQL does not take. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(20)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    @Provide
    Arbitrary<String> currencies() {
        return Arbitraries.of("EUR", "JPY", "KWD", "XXX", "???");
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(-2_208_988_800L, 253_402_300_799L)
                .flatMap(second -> Arbitraries.integers()
                        .between(0, 999_999_999)
                        .map(nano -> Instant.ofEpochSecond(second, nano)));
    }
}
