package dev.plumbline.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.server.outbox.Urgency;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** 3,500 events a minute can go alone: 291 in five seconds, 1,166 in twenty. */
class BulkRuleTest {
    private static final BulkRule RULE = BulkRule.STANDARD;

    @Test
    void commandsGoTogetherOnceTheyWouldTakeTooLongAlone() {
        assertThat(RULE.goesTogether(false, 290, Urgency.BACKFILL, 3_500)).isFalse();
        assertThat(RULE.goesTogether(false, 291, Urgency.BACKFILL, 3_500)).isTrue();
    }

    @Test
    void urgentOnesStayAloneForLonger() {
        assertThat(RULE.goesTogether(false, 1_165, Urgency.REALTIME, 3_500)).isFalse();
        assertThat(RULE.goesTogether(false, 1_166, Urgency.REALTIME, 3_500)).isTrue();
    }

    @Test
    void theyGoOnTogetherUntilLittleIsLeft() {
        assertThat(RULE.goesTogether(true, 72, Urgency.BACKFILL, 3_500)).isTrue();
        assertThat(RULE.goesTogether(true, 71, Urgency.BACKFILL, 3_500)).isFalse();
    }

    @Test
    void aSmallBudgetDoesNotMakeHandfulsGoTogether() {
        assertThat(RULE.goesTogether(false, 19, Urgency.BATCH, 1)).isFalse();
        assertThat(RULE.goesTogether(false, 20, Urgency.BATCH, 1)).isTrue();
    }

    @Test
    void oneCommandIsNoBulk() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BulkRule(1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }
}
