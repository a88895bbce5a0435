package dev.plumbline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new SimulateCommand(InstantSource.system()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void oneSeedIsToldInWords() {
        assertThat(run("--seed", "14")).isZero();
        assertThat(out.toString())
                .contains("Seed 14: ", "What will go wrong")
                .contains("What happened", "Arrives: ORDRSP")
                .contains("What Klaviyo holds", "Placed Order")
                .contains("What does not hold", "Nothing: all checks pass.");
    }

    @Test
    void severalSeedsAreCounted() {
        assertThat(run("--seeds", "1..6")).isZero();
        assertThat(out.toString()).startsWith("6 seeds in ").contains("a minute; 0 failed.");
    }

    @Test
    void aRangeThatIsNoneIsExplained() {
        assertThat(run("--seeds", "5")).isEqualTo(2);
        assertThat(err.toString()).contains("--seeds expects a first and a last seed, such as 1..2000, not 5");
    }
}
