package dev.plumbline.server.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.watermark.Mark.Harm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MarkTest {
    private static final Mark FREE = new Mark(Harm.LITTLE, Optional.of(5_000L), Optional.of(2_000L));
    private static final Mark WAITING = new Mark(Harm.MUCH, Optional.of(100L), Optional.of(1_000L));

    private static List<Level> levels(Mark mark, long... values) {
        return levels(mark, Level.FINE, values);
    }

    /** One look after the other. */
    private static List<Level> levels(Mark mark, Level before, long... values) {
        List<Level> levels = new ArrayList<>();
        Level level = before;
        for (long value : values) {
            level = mark.next(level, value);
            levels.add(level);
        }
        return levels;
    }

    @Test
    void ofWhatIsLeftAMarkIsReachedBelowItAndOverAtAQuarterMore() {
        assertThat(levels(FREE, 5_000, 4_999, 6_249, 6_250))
                .containsExactly(Level.FINE, Level.WARN, Level.WARN, Level.FINE);
        assertThat(levels(FREE, 2_000, 1_999, 2_499, 2_500))
                .containsExactly(Level.WARN, Level.REFUSE, Level.REFUSE, Level.WARN);
    }

    @Test
    void ofWhatPilesUpAMarkIsReachedAtItAndOverBelowFourFifths() {
        assertThat(levels(WAITING, 99, 100, 80, 79)).containsExactly(Level.FINE, Level.WARN, Level.WARN, Level.FINE);
        assertThat(levels(WAITING, 1_000, 800, 799)).containsExactly(Level.REFUSE, Level.REFUSE, Level.WARN);
    }

    @Test
    void fromARefusalToNothingAtAllItIsOneLook() {
        assertThat(levels(WAITING, 1_000, 0)).containsExactly(Level.REFUSE, Level.FINE);
        assertThat(levels(FREE, 0, 100_000)).containsExactly(Level.REFUSE, Level.FINE);
    }

    @Test
    void aMarkThatIsOffIsNeverReached() {
        assertThat(levels(new Mark(Harm.MUCH, Optional.of(100L), Optional.empty()), Long.MAX_VALUE))
                .containsExactly(Level.WARN);
        assertThat(levels(new Mark(Harm.LITTLE, Optional.empty(), Optional.of(100L)), 100, 99, 125))
                .containsExactly(Level.FINE, Level.REFUSE, Level.FINE);
    }

    @Property
    void aValueThatWaversWithinTheBandChangesTheLevelOnceAtMost(
            @ForAll Harm harm,
            @ForAll Level before,
            @ForAll @LongRange(min = 10, max = 1_000_000_000) long limit,
            @ForAll("portions") List<Double> portions) {
        Mark mark = new Mark(harm, Optional.empty(), Optional.of(limit));
        long[] values = portions.stream()
                .mapToLong(portion -> within(mark, limit, portion))
                .toArray();
        assertThat(changes(levels(mark, before, values))).isLessThanOrEqualTo(1);
    }

    /** From the mark to where it is over. */
    private static long within(Mark mark, long limit, double portion) {
        return switch (mark.harm()) {
            case LITTLE -> limit + (long) ((mark.back(limit) - 1 - limit) * portion);
            case MUCH -> limit - (long) ((limit - mark.back(limit)) * portion);
        };
    }

    private static int changes(List<Level> levels) {
        int changes = 0;
        for (int n = 1; n < levels.size(); n++) {
            changes += levels.get(n) == levels.get(n - 1) ? 0 : 1;
        }
        return changes;
    }

    @Property
    void aWorseValueIsNeverTheLessHarmfulOne(
            @ForAll Level before,
            @ForAll @LongRange(min = 0, max = 2_000) long one,
            @ForAll @LongRange(min = 0, max = 2_000) long other) {
        assertThat(WAITING.next(before, Math.max(one, other)))
                .isGreaterThanOrEqualTo(WAITING.next(before, Math.min(one, other)));
    }

    @Provide
    Arbitrary<List<Double>> portions() {
        return Arbitraries.doubles().between(0, 1).list().ofMinSize(2).ofMaxSize(50);
    }
}
