package dev.plumbline.simulation.world;

import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.sandbox.sap.Traffic;
import dev.plumbline.server.delivery.BulkRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a run is made of.
 *
 * @param letters what arrives, in the order of arrival
 * @param sent the messages that SAP made, whether they arrive or not, each once
 */
public record Scenario(
        long seed,
        Traffic traffic,
        List<Letter> letters,
        List<Letter> sent,
        List<Trouble> troubles,
        Settings settings) {
    public Scenario {
        letters = List.copyOf(letters);
        sent = List.copyOf(sent);
        troubles = List.copyOf(troubles);
    }

    /**
     * How the stations and Klaviyo are set.
     *
     * @param liveWindow as for the delivery
     * @param predecessor what becomes of documents without their order
     * @param patience how long they wait
     * @param parallel requests under way at once
     * @param bulk when commands go together
     * @param share the part of Klaviyo's limits that is used; 0 for none of ours, so that Klaviyo throttles
     * @param processing how long Klaviyo takes until an accepted event is seen
     * @param spread how much longer for some
     * @param readBack the part of accepted events that is read back
     */
    public record Settings(
            Duration liveWindow,
            Hold.Policy predecessor,
            Duration patience,
            int parallel,
            BulkRule bulk,
            double share,
            Duration processing,
            Duration spread,
            double readBack) {}

    public Instant start() {
        return sent.getFirst().created();
    }

    public Scenario withLetters(List<Letter> others) {
        return new Scenario(seed, traffic, others, sent, troubles, settings);
    }

    public Scenario withTroubles(List<Trouble> others) {
        return new Scenario(seed, traffic, letters, sent, others, settings);
    }

    public Scenario with(Settings others) {
        return new Scenario(seed, traffic, letters, sent, troubles, others);
    }

    /** The numbers of healthy messages whose content never arrives, under no number. */
    public Set<String> lost() {
        Set<String> arriving = letters.stream().map(Letter::original).collect(Collectors.toSet());
        return sent.stream()
                .filter(letter -> !letter.isDamaged() && !letter.isResent())
                .map(Letter::docnum)
                .filter(docnum -> !arriving.contains(docnum))
                .collect(Collectors.toSet());
    }
}
