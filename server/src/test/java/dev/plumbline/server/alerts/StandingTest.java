package dev.plumbline.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.alerts.Standing.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Instant START = Instant.parse("2026-03-04T08:00:00Z");
    private static final Duration CALM = Duration.ofMinutes(5);

    /** What is seen so many minutes after the look before. */
    private record Seen(int minutes, Optional<Severity> severity) {}

    private static Seen warning(int minutes) {
        return new Seen(minutes, Optional.of(Severity.WARNING));
    }

    private static Seen critical(int minutes) {
        return new Seen(minutes, Optional.of(Severity.CRITICAL));
    }

    private static Seen well(int minutes) {
        return new Seen(minutes, Optional.empty());
    }

    /** What stands at the end, and what was told on the way. */
    private record Story(Optional<Standing> standing, List<Change> told, Instant end) {}

    private static Story story(Story before, List<Seen> looks) {
        Optional<Standing> standing = before.standing();
        List<Change> told = new ArrayList<>(before.told());
        Instant now = before.end();
        for (Seen seen : looks) {
            now = now.plus(Duration.ofMinutes(seen.minutes()));
            Verdict verdict = Standing.judge(standing, seen.severity(), now, CALM);
            standing = verdict.after();
            verdict.change().ifPresent(told::add);
        }
        return new Story(standing, told, now);
    }

    private static List<Change> told(Seen... looks) {
        return story(new Story(Optional.empty(), List.of(), START), List.of(looks))
                .told();
    }

    @Test
    void whatIsWrongIsToldAtOnceAndOnlyOnce() {
        assertThat(told(well(1), warning(1), warning(1), warning(600))).containsExactly(Change.RAISED);
    }

    @Test
    void whatGetsWorseIsToldAtOnce() {
        assertThat(told(warning(1), critical(1), critical(1))).containsExactly(Change.RAISED, Change.WORSE);
    }

    @Test
    void whatIsCriticalFromTheStartIsToldOnce() {
        assertThat(told(critical(1), critical(10))).containsExactly(Change.RAISED);
    }

    @Test
    void whatIsOverIsToldOnceItHasBeenSoForAWhile() {
        assertThat(told(warning(1), well(1), well(4))).containsExactly(Change.RAISED);
        assertThat(told(warning(1), well(1), well(5), well(5))).containsExactly(Change.RAISED, Change.OVER);
    }

    @Test
    void whatComesAndGoesIsToldOnce() {
        assertThat(told(warning(1), well(1), warning(1), well(4), warning(1), well(4), well(4)))
                .containsExactly(Change.RAISED);
    }

    @Test
    void whatIsLessGraveIsToldOnceItHasBeenSoForAWhile() {
        assertThat(told(critical(1), warning(1), warning(5), warning(5))).containsExactly(Change.RAISED, Change.BETTER);
        assertThat(told(critical(1), warning(1), critical(1), warning(4))).containsExactly(Change.RAISED);
    }

    @Test
    void fromCriticalToNothingItIsOver() {
        assertThat(told(critical(1), warning(1), well(1), well(4))).containsExactly(Change.RAISED, Change.OVER);
    }

    @Test
    void whatComesBackIsToldAnew() {
        assertThat(told(warning(1), well(1), well(5), critical(1)))
                .containsExactly(Change.RAISED, Change.OVER, Change.RAISED);
    }

    @Provide
    static Arbitrary<List<Seen>> looks() {
        Arbitrary<Optional<Severity>> severities =
                Arbitraries.of(Optional.empty(), Optional.of(Severity.WARNING), Optional.of(Severity.CRITICAL));
        return Combinators.combine(Arbitraries.integers().between(0, 9), severities)
                .as(Seen::new)
                .list()
                .ofMaxSize(40);
    }

    /** Each change of the list has a state before it that it can come from. */
    @Property
    void nothingIsToldTwiceAndNothingOutOfOrder(@ForAll("looks") List<Seen> looks) {
        boolean isRaised = false;
        for (Change change :
                story(new Story(Optional.empty(), List.of(), START), looks).told()) {
            assertThat(change != Change.RAISED)
                    .as("%s while raised is %s", change, isRaised)
                    .isEqualTo(isRaised);
            isRaised = change != Change.OVER;
        }
        Optional<Change> level = Optional.empty();
        for (Change change :
                story(new Story(Optional.empty(), List.of(), START), looks).told()) {
            assertThat(Optional.of(change)).isNotEqualTo(level);
            level = Optional.of(change);
        }
    }

    /** Whatever was before: when it stays as it is for long enough, people know how it is, and hear no more. */
    @Property
    void whatStaysIsToldAndThenThereIsSilence(@ForAll("looks") List<Seen> looks, @ForAll("looks") List<Seen> last) {
        Story before = story(new Story(Optional.empty(), List.of(), START), looks);
        Optional<Severity> seen =
                last.isEmpty() ? Optional.empty() : last.getLast().severity();
        Story settled = story(before, List.of(new Seen(1, seen), new Seen(5, seen)));
        assertThat(settled.standing().map(Standing::told)).isEqualTo(seen);
        assertThat(settled.told().size() - before.told().size()).isLessThanOrEqualTo(2);
        Story later = story(settled, List.of(new Seen(1, seen), new Seen(60, seen), new Seen(600, seen)));
        assertThat(later.told()).isEqualTo(settled.told());
    }

    /** The stored standing is all there is: a start in the middle changes nothing. */
    @Property
    void aStartInTheMiddleRepeatsNothingAndLosesNothing(
            @ForAll("looks") List<Seen> looks, @ForAll("looks") List<Seen> more) {
        Story whole = story(story(new Story(Optional.empty(), List.of(), START), looks), more);
        Story first = story(new Story(Optional.empty(), List.of(), START), looks);
        Story second = story(new Story(first.standing(), List.of(), first.end()), more);
        List<Change> joined = new ArrayList<>(first.told());
        joined.addAll(second.told());
        assertThat(joined).isEqualTo(whole.told());
    }
}
