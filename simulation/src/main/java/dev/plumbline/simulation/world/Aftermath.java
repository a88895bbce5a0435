package dev.plumbline.simulation.world;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import dev.plumbline.simulation.host.MemoryHost;
import java.util.List;
import java.util.Map;

/**
 * What is there when a run has ended.
 *
 * @param delivered the letters that were acknowledged, in the order in which they were
 * @param wire every request, in the order in which they reached Klaviyo
 * @param klaviyo what the account holds
 * @param decided what people decided about
 * @param defects what went wrong with the simulation or the stations as such, in words; none when all is well
 */
public record Aftermath(
        Scenario scenario,
        MemoryHost host,
        List<Letter> delivered,
        List<Wired> wire,
        Snapshot klaviyo,
        Map<Trouble.Decision, AggregateKey> decided,
        List<String> defects) {
    public Aftermath {
        delivered = List.copyOf(delivered);
        wire = List.copyOf(wire);
        decided = Map.copyOf(decided);
        defects = List.copyOf(defects);
    }
}
