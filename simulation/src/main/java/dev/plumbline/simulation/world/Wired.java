package dev.plumbline.simulation.world;

import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.sandbox.klaviyo.Fault;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that reached Klaviyo and may change something there.
 *
 * @param at when
 * @param departed when the delivery decided to send it
 * @param fault what went wrong with it on purpose
 * @param status what was answered, 0 when the connection broke
 */
public record Wired(Instant at, Instant departed, KlaviyoRequest request, Optional<Fault.Kind> fault, int status) {

    /** Whether the answer was that it was taken. */
    public boolean isTaken() {
        return status >= 200 && status < 300;
    }
}
