package dev.plumbline.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.support.Postgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is counted is what was committed. */
class TallyTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Tally<Outcome> tally = new Meters(registry).tally("things", "Invented", Outcome.class);

    private enum Outcome {
        GOOD,
        BAD
    }

    private double good() {
        return registry.get("things").tag("outcome", "good").counter().count();
    }

    @Test
    void eachOutcomeIsThereFromTheStart() {
        assertThat(registry.get("things").counters()).hasSize(Outcome.values().length);
        assertThat(good()).isZero();
    }

    @Test
    void outsideATransactionItCountsAtOnce() {
        tally.count(Outcome.GOOD, 3);
        assertThat(good()).isEqualTo(3);
    }

    @Test
    void inATransactionItCountsWhenThatIsCommitted() {
        POSTGRES.transaction().executeWithoutResult(status -> {
            tally.count(Outcome.GOOD);
            assertThat(good()).isZero();
        });
        assertThat(good()).isEqualTo(1);
    }

    @Test
    void whatIsRolledBackIsNotCounted() {
        POSTGRES.transaction().executeWithoutResult(status -> {
            tally.count(Outcome.GOOD);
            status.setRollbackOnly();
        });
        assertThat(good()).isZero();
    }
}
