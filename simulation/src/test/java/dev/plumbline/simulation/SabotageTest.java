package dev.plumbline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.simulation.check.Check;
import dev.plumbline.simulation.check.Finding;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check that never fails proves nothing. */
class SabotageTest {
    private static final int SEEDS = 120;

    @ParameterizedTest
    @EnumSource
    void aBrokenMirrorIsSeenByTheCheckThatIsThereForIt(Sabotage sabotage) {
        Runner runner = new Runner(sabotage::hooks);
        Set<Check> failed = EnumSet.noneOf(Check.class);
        for (long seed = 1; seed <= SEEDS && !failed.contains(sabotage.check()); seed++) {
            runner.findings(runner.scenario(seed)).stream().map(Finding::check).forEach(failed::add);
        }
        assertThat(failed).as("the checks that failed").contains(sabotage.check());
    }
}
