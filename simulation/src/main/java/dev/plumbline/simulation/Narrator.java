package dev.plumbline.simulation;

import dev.plumbline.sandbox.klaviyo.CatalogRow;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import dev.plumbline.simulation.check.Finding;
import dev.plumbline.simulation.host.ExceptionRow;
import dev.plumbline.simulation.host.Pending;
import dev.plumbline.simulation.world.Aftermath;
import dev.plumbline.simulation.world.Scenario;
import dev.plumbline.simulation.world.Scenario.Settings;
import dev.plumbline.simulation.world.Trouble;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Tells a run in plain words. */
final class Narrator {
    private final Runner runner;
    private final PrintWriter out;

    Narrator(Runner runner, PrintWriter out) {
        this.runner = runner;
        this.out = out;
    }

    /** Runs it and tells it; returns what does not hold. */
    List<Finding> tell(Scenario scenario) {
        prepare(scenario);
        out.println("\nWhat happened");
        Aftermath aftermath = runner.run(scenario, line -> out.println("  " + line.get()));
        holds(aftermath.klaviyo());
        leftOver(aftermath);
        List<Finding> findings = runner.findings(aftermath);
        out.println("\nWhat does not hold");
        findings.forEach(finding -> out.println("  " + finding));
        if (findings.isEmpty()) {
            out.println("  Nothing: all checks pass.");
        }
        out.flush();
        return findings;
    }

    private void prepare(Scenario scenario) {
        Settings settings = scenario.settings();
        out.printf(
                Locale.ROOT,
                "Seed %d: %d messages arrive, %d never do.%n",
                scenario.seed(),
                scenario.letters().size(),
                scenario.lost().size());
        out.printf(
                Locale.ROOT,
                "Live window %s; without their order documents wait %s, then %s; %d requests at once.%n",
                settings.liveWindow(),
                settings.patience(),
                settings.predecessor(),
                settings.parallel());
        out.println("\nWhat will go wrong");
        scenario.troubles().stream()
                .sorted(Comparator.comparing(Trouble::from))
                .forEach(trouble -> out.println("  " + trouble.words()));
        if (scenario.troubles().isEmpty()) {
            out.println("  Nothing.");
        }
    }

    private void holds(Snapshot klaviyo) {
        out.println("\nWhat Klaviyo holds");
        for (Profile profile : klaviyo.profiles()) {
            out.println("  Profile " + profile.text("external_id").orElse("of somebody who signed up"));
            klaviyo.events().stream()
                    .filter(event -> event.profileId().equals(profile.id()))
                    .sorted(Comparator.comparingLong(Event::sequence))
                    .forEach(event -> out.println("    " + words(event)));
        }
        for (CatalogRow row : klaviyo.variants()) {
            out.println("  Material " + row.id().substring(row.id().lastIndexOf(':') + 1) + ": "
                    + BigDecimal.valueOf(row.number("inventory_quantity"))
                            .stripTrailingZeros()
                            .toPlainString() + " in stock");
        }
    }

    private static String words(Event event) {
        return event.time() + "  " + event.metric()
                + event.value()
                        .map(value -> " " + value.toPlainString() + " "
                                + event.currency().orElse(""))
                        .orElse("")
                + "  " + event.uniqueId() + (event.isHistory() ? "  (silent)" : "");
    }

    private void leftOver(Aftermath aftermath) {
        List<Pending.Holds> holds = aftermath.host().holds();
        if (!holds.isEmpty()) {
            out.println("\nWhat is still held");
            holds.forEach(held -> held.all().forEach(hold -> out.println("  " + hold.detail())));
        }
        List<ExceptionRow> open = aftermath.host().exceptions().stream()
                .filter(ExceptionRow::isOpen)
                .toList();
        if (!open.isEmpty()) {
            out.println("\nWhat people are asked");
            open.forEach(exception -> out.println("  " + exception.kind() + ": " + exception.reason()));
        }
    }
}
