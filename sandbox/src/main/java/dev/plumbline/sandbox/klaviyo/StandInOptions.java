package dev.plumbline.sandbox.klaviyo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * How a stand-in behaves.
 *
 * @param port 0 takes a free one
 * @param apiKey the only key that is let in; empty lets any in
 * @param limited whether Klaviyo's rate limits apply
 * @param processing how long accepted events and jobs take to be seen
 * @param spread how much longer an event may take than another: within it, events are processed in any order
 * @param clock the time of everything
 * @param chance who decides whom faults strike, and who is told of each request
 */
public record StandInOptions(
        int port,
        String apiKey,
        boolean limited,
        Duration processing,
        Duration spread,
        InstantSource clock,
        Chance chance) {

    /**
     * What is passed in from outside.
     *
     * @param recorder told of every request below {@code /api}, on the request's own thread
     */
    public record Chance(RandomGenerator dice, Consumer<Recorded> recorder) {}

    /** A free port, any key, no limits, at once. */
    public static StandInOptions standard(InstantSource clock) {
        return new StandInOptions(
                0, "", false, Duration.ZERO, Duration.ZERO, clock, new Chance(new Random(1), request -> {}));
    }

    public StandInOptions withPort(int number) {
        return new StandInOptions(number, apiKey, limited, processing, spread, clock, chance);
    }

    public StandInOptions withApiKey(String key) {
        return new StandInOptions(port, key, limited, processing, spread, clock, chance);
    }

    public StandInOptions withLimits(boolean apply) {
        return new StandInOptions(port, apiKey, apply, processing, spread, clock, chance);
    }

    public StandInOptions withProcessing(Duration time) {
        return new StandInOptions(port, apiKey, limited, time, spread, clock, chance);
    }

    /** Lets some events take longer than others, so that they are not processed in the order in which they were accepted. */
    public StandInOptions withSpread(Duration longer) {
        return new StandInOptions(port, apiKey, limited, processing, longer, clock, chance);
    }

    public StandInOptions withDice(RandomGenerator dice) {
        return new StandInOptions(
                port, apiKey, limited, processing, spread, clock, new Chance(dice, chance.recorder()));
    }

    public StandInOptions withRecorder(Consumer<Recorded> recorder) {
        return new StandInOptions(
                port, apiKey, limited, processing, spread, clock, new Chance(chance.dice(), recorder));
    }
}
