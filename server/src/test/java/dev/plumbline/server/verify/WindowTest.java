package dev.plumbline.server.verify;

import static dev.plumbline.server.verify.Unprovens.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Duration GAP = Duration.ofMinutes(10);
    private static final int PAGE = 200;

    private static List<Window> over(List<Unproven> events) {
        return Window.over(events, metric -> GAP);
    }

    private static Unproven placed(int number, long second) {
        return Unprovens.of("Placed Order", number, NOW.plusSeconds(second));
    }

    @Test
    void eventsOfOneMetricAndOneTimeAreOneListing() {
        assertThat(over(List.of(placed(1, 0), placed(2, 30), placed(3, 500))))
                .singleElement()
                .satisfies(window -> {
                    assertThat(window.from()).isEqualTo(NOW);
                    assertThat(window.before()).isEqualTo(NOW.plusSeconds(501));
                    assertThat(window.events()).hasSize(3);
                });
    }

    @Test
    void scatteredEventsAreListingsOfASecond() {
        assertThat(over(List.of(placed(1, 0), placed(2, 86_400), placed(3, -86_400))))
                .hasSize(3)
                .allMatch(window -> window.seconds() == 1);
    }

    @Test
    void anotherMetricIsAnotherListing() {
        assertThat(over(List.of(placed(1, 0), Unprovens.of("Ordered Product", 2, NOW))))
                .hasSize(2);
    }

    @Test
    void partsOfASecondDoNotMatter() {
        assertThat(over(List.of(Unprovens.of("Placed Order", 1, NOW.plusMillis(900)))))
                .singleElement()
                .satisfies(window -> assertThat(window.from()).isEqualTo(NOW));
    }

    @Test
    void aThousandEventsOfOneSecondStayTogether() {
        assertThat(over(IntStream.range(0, 1_000).mapToObj(n -> placed(n, 0)).toList()))
                .hasSize(1);
    }

    @Provide
    Arbitrary<List<Unproven>> events() {
        return Combinators.combine(
                        Arbitraries.of("Placed Order", "Ordered Product", "Fulfilled Order"),
                        Arbitraries.longs().between(-200_000, 200_000),
                        Arbitraries.integers().between(0, 3))
                .as((metric, second, spread) -> List.of(metric, second, spread))
                .list()
                .ofMaxSize(60)
                .map(drawn -> {
                    List<Unproven> all = new ArrayList<>();
                    for (List<?> one : drawn) {
                        // Some alone, some in a crowd.
                        for (int n = 0; n < Math.pow(6, (Integer) one.get(2)); n++) {
                            all.add(Unprovens.of(
                                    (String) one.get(0), all.size() + 1, NOW.plusSeconds((Long) one.get(1) + n)));
                        }
                    }
                    return all;
                });
    }

    @Property(tries = 200)
    void everyEventIsInExactlyOneListingThatMayFindIt(@ForAll("events") List<Unproven> events) {
        List<Window> windows = over(events);
        assertThat(windows.stream().flatMap(window -> window.events().stream()))
                .containsExactlyInAnyOrderElementsOf(events);
        for (Window window : windows) {
            assertThat(window.events()).isNotEmpty().allMatch(event -> isIn(window, event));
            assertThat(windows.stream()
                            .filter(other -> other != window && other.metric().equals(window.metric())))
                    .noneMatch(other -> other.from().isBefore(window.before())
                            && window.from().isBefore(other.before()));
        }
    }

    private static boolean isIn(Window window, Unproven event) {
        Instant time = event.event().time();
        return window.metric().equals(event.event().metric())
                && !time.isBefore(window.from())
                && time.isBefore(window.before());
    }

    @Property(tries = 200)
    void thePagesAreBoundedByTheEvents(@ForAll("events") List<Unproven> events) {
        List<Window> windows = over(events);
        long pages = windows.stream()
                .mapToLong(window -> 1 + (window.events().size() - 1) / PAGE)
                .sum();
        assertThat(windows.size()).isLessThanOrEqualTo(events.size());
        assertThat(pages).isLessThanOrEqualTo(Math.min(events.size(), windows.size() + events.size() / PAGE));
        assertThat(windows)
                .allMatch(window -> window.seconds() <= Duration.ofDays(1).toSeconds());
    }
}
