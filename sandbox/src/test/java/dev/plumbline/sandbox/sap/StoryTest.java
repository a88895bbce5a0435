package dev.plumbline.sandbox.sap;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from what happened, in whatever order it is told. */
class StoryTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private List<Story> stories = List.of();

    @BeforeEach
    void tellThem() {
        Traffic traffic = new Traffic(new Traffic.Plan(400, 17, 0, START));
        while (traffic.next().isPresent()) {
            // Until all is told.
        }
        stories = traffic.ledger().stories();
    }

    private static Retelling retold(Story story, List<Fact> facts) {
        Retelling retelling = new Retelling(story);
        facts.forEach(retelling::take);
        return retelling;
    }

    private static List<Fact> shuffled(Story story, long seed) {
        List<Fact> facts = new ArrayList<>(story.facts());
        Collections.shuffle(facts, new Random(seed));
        return facts;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void moneyDoesNotDependOnTheOrderOfArrival(long seed) {
        for (Story story : stories) {
            Totals usual = story.retelling().totals();
            Totals other = retold(story, shuffled(story, seed)).totals();
            assertThat(lifetimeValues(other)).as(story.order()).isEqualTo(lifetimeValues(usual));
            assertThat(other.orders()).as(story.order()).isEqualTo(usual.orders());
            assertThat(other.returns()).as(story.order()).isEqualTo(usual.returns());
        }
    }

    private static Map<String, BigDecimal> lifetimeValues(Totals totals) {
        Map<String, BigDecimal> values = new TreeMap<>();
        totals.bySums()
                .forEach((currency, sums) ->
                        values.put(currency, sums.lifetimeValue().stripTrailingZeros()));
        values.values().removeIf(value -> value.signum() == 0);
        return values;
    }

    @Test
    void aRepetitionSaysNothing() {
        for (Story story : stories) {
            List<Fact> twice = new ArrayList<>();
            story.facts().forEach(fact -> {
                twice.add(fact);
                twice.add(fact);
            });
            twice.addAll(story.facts());
            assertThat(identities(retold(story, twice).events()))
                    .as(story.order())
                    .containsExactlyElementsOf(identities(story.usual()));
        }
    }

    private static List<String> identities(List<Expected.Event> events) {
        return events.stream()
                .map(event -> event.metric() + " " + event.uniqueId() + " " + event.value())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyOrderOfArrivalIsFoundAgain(long seed) {
        for (Story story : stories) {
            Set<Expected.Event> there = new HashSet<>();
            retold(story, shuffled(story, seed)).events().forEach(event -> there.add(withoutTime(event)));
            assertThat(story.explaining(event -> there.contains(withoutTime(event)), there.size()))
                    .as(story.order())
                    .isPresent();
        }
    }

    private static Expected.Event withoutTime(Expected.Event event) {
        return new Expected.Event(
                event.metric(),
                event.uniqueId(),
                event.customer(),
                event.value(),
                event.currency(),
                Instant.EPOCH,
                event.account());
    }

    @Test
    void noOrderOfArrivalExplainsAnEventTooMany() {
        for (Story story : stories) {
            Set<Expected.Event> there = new HashSet<>(story.usual());
            assertThat(story.explaining(there::contains, there.size() + 1))
                    .as(story.order())
                    .isEmpty();
        }
    }

    @Test
    void nothingIsToldOfAnOrderThatNeverArrives() {
        for (Story story : stories) {
            List<Fact> successors = story.facts().stream()
                    .filter(fact -> !(fact instanceof Fact.Ordered))
                    .toList();
            assertThat(retold(story, successors).events()).as(story.order()).isEmpty();
        }
    }
}
