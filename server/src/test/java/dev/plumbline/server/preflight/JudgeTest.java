package dev.plumbline.server.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.preflight.Preflight.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Facts.Segment SEGMENT = new Facts.Segment(true, false, Optional.of(10_000L));
    private static final Facts GOOD =
            new Facts(Optional.empty(), SEGMENT, Duration.ZERO, Duration.ofSeconds(20), 0, true, 0);

    private static List<Verdict> verdicts(Facts facts) {
        return Judge.reasons(facts).stream().map(Reason::verdict).toList();
    }

    private static Facts troubled(Facts facts, long members) {
        return new Facts(
                facts.standstill(),
                facts.segment(),
                facts.behind(),
                facts.lag(),
                facts.unreadable(),
                facts.isComplete(),
                members);
    }

    private static Facts behind(Duration time) {
        return new Facts(Optional.empty(), SEGMENT, time, Duration.ZERO, 0, true, 0);
    }

    @Test
    void whereNothingIsOpenThereIsNoReason() {
        assertThat(Judge.reasons(GOOD)).isEmpty();
    }

    @Test
    void anAccountThatNothingIsDeliveredToIsAReasonToStop() {
        Facts paused = new Facts(
                Optional.of("the API key is not accepted"), SEGMENT, Duration.ZERO, Duration.ZERO, 0, true, 0);
        assertThat(Judge.reasons(paused)).singleElement().satisfies(reason -> {
            assertThat(reason.verdict()).isEqualTo(Verdict.STOP);
            assertThat(reason.what()).isEqualTo("Nothing is delivered to this account: the API key is not accepted");
        });
    }

    @Test
    void whatIsOnItsWayForSomeMinutesIsNoReason() {
        assertThat(verdicts(behind(Judge.CARE_BEHIND))).isEmpty();
        assertThat(verdicts(behind(Judge.CARE_BEHIND.plusSeconds(1)))).containsExactly(Verdict.CARE);
        assertThat(verdicts(behind(Judge.STOP_BEHIND.plusSeconds(1)))).containsExactly(Verdict.STOP);
    }

    @Test
    void aSegmentThatKlaviyoIsStillWorkingOutTakesCare() {
        Facts working = new Facts(
                Optional.empty(),
                new Facts.Segment(false, true, Optional.empty()),
                Duration.ZERO,
                Duration.ofMinutes(11),
                0,
                true,
                0);
        assertThat(verdicts(working)).containsExactly(Verdict.CARE, Verdict.CARE, Verdict.CARE);
    }

    @Test
    void fewMembersWithSomethingOpenAreToBeLeftOut() {
        assertThat(verdicts(troubled(GOOD, 1))).containsExactly(Verdict.CARE);
        assertThat(Judge.reasons(troubled(GOOD, 1)).getFirst().what())
                .isEqualTo("1 member has something open, so Klaviyo may not know it as SAP does");
    }

    @Test
    void onePercentOfTheMembersWithSomethingOpenIsAReasonToStop() {
        assertThat(verdicts(troubled(GOOD, 99))).containsExactly(Verdict.CARE);
        assertThat(verdicts(troubled(GOOD, 100))).containsExactly(Verdict.STOP);
    }

    @Test
    void aListThatIsNotWholeIsAReasonToStop() {
        Facts cut = new Facts(Optional.empty(), SEGMENT, Duration.ZERO, Duration.ZERO, 2, false, 0);
        assertThat(verdicts(cut)).containsExactly(Verdict.STOP, Verdict.CARE);
    }

    @Property
    void moreTroubleNeverMakesABetterVerdict(
            @ForAll @LongRange(max = 300) long one, @ForAll @LongRange(max = 300) long more) {
        Verdict before = verdicts(troubled(GOOD, one)).stream().reduce(Verdict.GO, Verdict::worse);
        Verdict after = verdicts(troubled(GOOD, one + more)).stream().reduce(Verdict.GO, Verdict::worse);
        assertThat(after).isGreaterThanOrEqualTo(before);
    }
}
