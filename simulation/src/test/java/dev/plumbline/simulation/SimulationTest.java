package dev.plumbline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.klaviyo.JsonBody;
import dev.plumbline.simulation.check.Check;
import dev.plumbline.simulation.check.Finding;
import dev.plumbline.simulation.host.OutboxRow;
import dev.plumbline.simulation.world.Aftermath;
import dev.plumbline.simulation.world.Diary;
import dev.plumbline.simulation.world.Hooks;
import dev.plumbline.simulation.world.Scenario;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final Runner RUNNER = new Runner();

    /** As many as a build can spare the time for: {@code ./plumbline simulate --minutes 10} runs more. */
    private static final long SEEDS = 200;

    /** What happened in some runs, which several tests look at. */
    private static final List<Aftermath> runs = new ArrayList<>();

    /** What their diaries say. */
    private static final List<String> lines = new ArrayList<>();

    @BeforeAll
    static void runSome() {
        LongStream.rangeClosed(1, 110)
                .mapToObj(seed -> RUNNER.run(RUNNER.scenario(seed), line -> lines.add(line.get())))
                .forEach(runs::add);
    }

    @Test
    void allInvariantsHoldForAFixedSetOfSeeds() throws InterruptedException {
        Explorer.Result result = new Explorer(RUNNER, InstantSource.system(), 2).between(1, SEEDS);
        assertThat(result.seeds()).isEqualTo(SEEDS);
        assertThat(result.failures())
                .as("./plumbline simulate --seed N tells each")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 289, 514, 735})
    void theSameSeedRunsTheSameWay(long seed) {
        List<String> first = story(seed);
        assertThat(story(seed)).isEqualTo(first).hasSizeGreaterThan(20);
    }

    /** All that is noted, and all that reaches Klaviyo. */
    private static List<String> story(long seed) {
        List<String> lines = new ArrayList<>();
        Aftermath aftermath = RUNNER.run(RUNNER.scenario(seed), line -> lines.add(line.get()));
        aftermath
                .wire()
                .forEach(wired -> lines.add(wired.at() + " " + wired.status() + " "
                        + wired.request().body().map(JsonBody::text).orElse("")));
        return lines;
    }

    /** Else it would prove less than it says. */
    @Test
    void seedsCoverWhatCanHappen() {
        List<Scenario> scenarios =
                LongStream.rangeClosed(1, 200).mapToObj(RUNNER::scenario).toList();
        assertThat(scenarios).anyMatch(scenario -> !scenario.lost().isEmpty());
        assertThat(scenarios.stream()
                        .flatMap(scenario -> scenario.troubles().stream())
                        .map(Object::getClass)
                        .distinct())
                .hasSize(6);
        assertThat(scenarios.stream().flatMap(scenario -> scenario.letters().stream()))
                .anyMatch(letter -> letter.isResent())
                .anyMatch(letter -> letter.isDamaged())
                .anyMatch(letter -> letter.arrives().isAfter(letter.created().plusSeconds(200_000)));
    }

    @Test
    void whatHappensHappensInRuns() {
        assertThat(lines)
                .anyMatch(line -> line.contains("killed at ENGINE_BEFORE_COMMIT"))
                .anyMatch(line -> line.contains("killed at AFTER_SENDING"))
                .anyMatch(line -> line.contains("killed at INBOX_AFTER_COMMIT"))
                .anyMatch(line -> line.contains("The storage is away"))
                .anyMatch(line -> line.contains("Klaviyo: LOST"))
                .anyMatch(line -> line.contains("Klaviyo: RESET_AFTER"))
                .anyMatch(line -> line.contains("A person decides"))
                .anyMatch(line -> line.contains("Signed up"));
    }

    @Test
    void eventsAreLostOnceAndTwiceAndFoundInTheEnd() {
        assertThat(runs.stream().flatMap(run -> run.host().commands().stream()))
                .anyMatch(row -> row.proof().isResent() && row.status() == OutboxRow.Status.STORED)
                .anyMatch(row -> row.proof().stage().isEmpty() && row.status() == OutboxRow.Status.ACCEPTED);
        assertThat(runs.stream().flatMap(run -> run.host().exceptions().stream()))
                .anyMatch(exception -> exception.kind().equals("NOT_STORED"));
    }

    @Test
    void commandsGoTogetherInRuns() {
        Set<String> seen = new TreeSet<>();
        runs.stream()
                .flatMap(aftermath -> aftermath.wire().stream())
                .forEach(wired -> seen.add(wired.request().endpoint() + " " + wired.status() + " "
                        + wired.fault().map(Object::toString).orElse("")));
        assertThat(seen)
                .contains("BULK_CREATE_EVENTS 202 ", "BULK_IMPORT_PROFILES 202 ", "BULK_UPDATE_VARIANTS 202 ")
                .anyMatch(line -> line.startsWith("BULK") && line.endsWith("RESET_AFTER"))
                .anyMatch(line -> line.startsWith("BULK") && line.endsWith("JOB_ROW_FAILS"))
                .anyMatch(line -> line.startsWith("BULK") && line.endsWith("JOB_FORGOTTEN"));
    }

    @Test
    void aFailingSeedIsShrunkToAShortStoryThatFailsTheSameWay() {
        Runner broken = new Runner(Sabotage.DROPS_A_CANCELLATION::hooks);
        Scenario failing = LongStream.rangeClosed(1, 200)
                .mapToObj(broken::scenario)
                .filter(scenario -> fails(broken, scenario))
                .findFirst()
                .orElseThrow();
        Scenario shrunk = new Shrinker(broken, Check.I7).shrunk(failing);
        assertThat(fails(broken, shrunk)).isTrue();
        assertThat(shrunk.letters()).hasSizeLessThan(8);
        assertThat(shrunk.troubles()).isEmpty();
    }

    private static boolean fails(Runner runner, Scenario scenario) {
        return runner.findings(scenario).stream().map(Finding::check).anyMatch(Check.I7::equals);
    }

    @Test
    void hooksThatDoNothingChangeNothing() {
        Runner same = new Runner(() -> Saboteur.ofEach(Optional::of));
        Scenario scenario = same.scenario(17);
        assertThat(same.run(scenario, Diary.CLOSED).host().commands())
                .isEqualTo(new Runner(() -> Hooks.NONE)
                        .run(scenario, Diary.CLOSED)
                        .host()
                        .commands());
    }
}
