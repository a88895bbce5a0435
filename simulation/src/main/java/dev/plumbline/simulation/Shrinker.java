package dev.plumbline.simulation;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.server.delivery.BulkRule;
import dev.plumbline.simulation.check.Check;
import dev.plumbline.simulation.world.Diary;
import dev.plumbline.simulation.world.Letter;
import dev.plumbline.simulation.world.Scenario;
import dev.plumbline.simulation.world.Scenario.Settings;
import dev.plumbline.simulation.world.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a failing scenario as short as it can be: whatever can go while the same check still fails goes. Works once. */
final class Shrinker {
    private static final int PATIENCE = 1_500;

    private final Runner runner;
    private final Check check;
    private int tries;

    Shrinker(Runner runner, Check check) {
        this.runner = runner;
        this.check = check;
    }

    Scenario shrunk(Scenario failing) {
        Scenario best = withoutTroubles(pinned(failing));
        boolean shorter = true;
        while (shorter && tries < PATIENCE) {
            int before = size(best);
            best = withoutTroubles(plainer(withoutLetters(withoutStories(best))));
            shorter = size(best) < before;
        }
        return best;
    }

    /** Whatever else is held, people decide about what they decided about. */
    private Scenario pinned(Scenario failing) {
        Map<Trouble.Decision, AggregateKey> decided =
                runner.run(failing, Diary.CLOSED).decided();
        return failing.withTroubles(failing.troubles().stream()
                .map(trouble -> trouble instanceof Trouble.Decision decision
                        ? Optional.ofNullable(decided.get(decision))
                                .<Trouble>map(decision::pinnedTo)
                                .orElse(decision)
                        : trouble)
                .toList());
    }

    private static int size(Scenario scenario) {
        return scenario.letters().size() + scenario.troubles().size();
    }

    private boolean stillFails(Scenario candidate) {
        tries++;
        return tries < PATIENCE && runner.findings(candidate).stream().anyMatch(finding -> finding.check() == check);
    }

    private Scenario withoutTroubles(Scenario scenario) {
        Scenario calm = scenario.withTroubles(List.of());
        if (scenario.troubles().isEmpty() || stillFails(calm)) {
            return calm;
        }
        Scenario best = scenario;
        for (Trouble trouble : scenario.troubles()) {
            List<Trouble> fewer = new ArrayList<>(best.troubles());
            fewer.remove(trouble);
            Scenario candidate = best.withTroubles(fewer);
            best = stillFails(candidate) ? candidate : best;
        }
        return best;
    }

    private Scenario withoutStories(Scenario scenario) {
        List<String> stories = scenario.letters().stream()
                .map(letter -> letter.message().story())
                .distinct()
                .toList();
        Scenario best = scenario;
        for (String story : stories) {
            Scenario candidate = best.withLetters(best.letters().stream()
                    .filter(letter -> !letter.message().story().equals(story))
                    .toList());
            best = stillFails(candidate) ? candidate : best;
        }
        return best;
    }

    private Scenario withoutLetters(Scenario scenario) {
        Scenario best = scenario;
        for (Letter letter : scenario.letters()) {
            List<Letter> fewer = new ArrayList<>(best.letters());
            fewer.remove(letter);
            Scenario candidate = best.withLetters(fewer);
            best = stillFails(candidate) ? candidate : best;
        }
        return best;
    }

    /** With settings that nobody has to think about. */
    private Scenario plainer(Scenario scenario) {
        Settings own = scenario.settings();
        Settings plain = new Settings(
                Duration.ofDays(7),
                Hold.Policy.EXCEPTION,
                Duration.ofDays(2),
                1,
                BulkRule.STANDARD,
                1,
                Duration.ZERO,
                Duration.ZERO,
                1);
        Settings slow = new Settings(
                plain.liveWindow(),
                own.predecessor(),
                own.patience(),
                own.parallel(),
                own.bulk(),
                plain.share(),
                plain.processing(),
                plain.spread(),
                plain.readBack());
        for (Settings settings : List.of(plain, slow)) {
            Scenario candidate = scenario.with(settings);
            if (!settings.equals(own) && stillFails(candidate)) {
                return candidate;
            }
        }
        return scenario;
    }
}
