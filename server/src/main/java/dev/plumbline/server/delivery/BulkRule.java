package dev.plumbline.server.delivery;

import dev.plumbline.server.outbox.Urgency;
import java.time.Duration;

/**
 * When commands go together: as soon as what waits would take too long one by one, and until little of it is left. One by one is quicker
 * for each, and says for each what became of it.
 *
 * @param fewest fewer than these always go one by one
 * @param realtime how long urgent ones may take one by one
 * @param others how long all others may
 */
public record BulkRule(int fewest, Duration realtime, Duration others) {
    public static final BulkRule STANDARD = new BulkRule(20, Duration.ofSeconds(20), Duration.ofSeconds(5));

    /** So many may wait for each command that keeps a bulk endpoint in use. */
    private static final int HYSTERESIS = 4;

    /** @throws IllegalArgumentException when fewer than two are to share a request */
    public BulkRule {
        if (fewest < 2) {
            throw new IllegalArgumentException("fewest: " + fewest + ", expected at least 2");
        }
    }

    /**
     * Whether to go together from now on.
     *
     * @param together whether they did until now
     * @param waiting how many could leave at once
     * @param perMinute how many requests of one command a minute holds
     */
    boolean goesTogether(boolean together, int waiting, Urgency urgency, int perMinute) {
        Duration patience = urgency == Urgency.REALTIME ? realtime : others;
        long many = Math.max(
                fewest, perMinute * patience.toMillis() / Duration.ofMinutes(1).toMillis());
        return together ? waiting >= Math.max(fewest, many / HYSTERESIS) : waiting >= many;
    }
}
