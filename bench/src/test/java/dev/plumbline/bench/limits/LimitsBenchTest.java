package dev.plumbline.bench.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.bench.limits.LimitsBench.Part;
import dev.plumbline.bench.limits.LimitsBench.Plan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bench on a small scale, with windows that begin while requests are on their way. */
class LimitsBenchTest {
    private static final Duration AHEAD = Duration.ofMillis(23_900);

    @Test
    void anEndpointIsUsedToItsLimitWithoutOne429() {
        Work profiles = Work.all().stream()
                .filter(work -> work.name().equals("profiles, one by one"))
                .findFirst()
                .orElseThrow();

        LimitUse.Found found = new LimitUse(1, AHEAD, Duration.ZERO).of(profiles, 1);

        assertThat(found.throttled()).isZero();
        assertThat(found.refused()).isZero();
        assertThat(found.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.used()).isBetween(728L, line.allowed()));
    }

    @Test
    void changesOfPrioritiesPassABackfill() {
        Passing.Found found = new Passing(1, AHEAD, Duration.ZERO, 5_000).of(Duration.ofSeconds(10));

        assertThat(found.times()).containsOnlyKeys(Passing.Kind.values());
        assertThat(found.lost()).isZero();
        assertThat(Passing.Found.percentile(found.all(), 90)).isLessThan(Duration.ofSeconds(2));
        assertThat(found.done()).isGreaterThan(5_000);
    }

    @Test
    void theSameSeedPrintsTheSameFigures() {
        String first = drained();

        assertThat(first).contains("A backlog of 4,000 events", "floor").isEqualTo(drained());
    }

    private static String drained() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new LimitsBench(new Plan(1, AHEAD, Duration.ZERO, 1, 4_000), out).run(List.of(Part.DRAIN), "");
        out.flush();
        return text.toString();
    }
}
