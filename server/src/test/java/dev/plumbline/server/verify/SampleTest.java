package dev.plumbline.server.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final Sample SAMPLE = new Sample(1, 1_000);

    @Test
    void fewEventsAreAllReadBack() {
        assertThat(SAMPLE.shareAt(0)).isEqualTo(1);
        assertThat(SAMPLE.shareAt(1_000)).isEqualTo(1);
    }

    @Test
    void ofManyAsManyAreReadBackAsAnHourMayHave() {
        assertThat(SAMPLE.shareAt(100_000)).isEqualTo(0.01);
        assertThat(new Sample(0.5, 1_000).shareAt(10_000)).isEqualTo(0.05);
    }

    @Test
    void aShareOfNoneReadsNone() {
        assertThat(Sample.has("PRD-100-order-1", new Sample(0, 1).shareAt(1))).isFalse();
    }

    @Test
    void theSampleIsAsLargeAsItsShare() {
        long in = IntStream.range(0, 20_000)
                .filter(n -> Sample.has("PRD-100-order-" + n, 0.1))
                .count();
        assertThat(in / 20_000.0).isCloseTo(0.1, within(0.01));
    }

    @Property(tries = 200)
    void anEventThatIsInAShareIsInEveryGreaterOne(
            @ForAll String uniqueId,
            @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other) {
        assertThat(!Sample.has(uniqueId, Math.min(one, other)) || Sample.has(uniqueId, Math.max(one, other)))
                .isTrue();
        assertThat(Sample.has(uniqueId, one)).isEqualTo(Sample.has(uniqueId, one));
    }
}
