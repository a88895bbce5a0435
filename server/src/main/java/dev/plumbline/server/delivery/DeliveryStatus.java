package dev.plumbline.server.delivery;

import java.util.Map;

/**
 * How the delivery is.
 *
 * @param mode whether anything is sent
 * @param reason why not, in words; empty while live
 * @param underWay requests that wait for their answer
 * @param lastTrouble what Klaviyo said last that was no acceptance, empty when there was nothing
 * @param jobs bulk jobs that Klaviyo works off
 * @param lowered endpoints of which less than the configured share is used because others use the account too, each with the part that
 *     is left, above 0 and below 1
 */
public record DeliveryStatus(
        Mode mode, String reason, int underWay, String lastTrouble, int jobs, Map<String, Double> lowered) {
    public DeliveryStatus {
        lowered = Map.copyOf(lowered);
    }

    /** Whether anything is sent. */
    public enum Mode {
        /** Commands leave as the limits allow. */
        LIVE,
        /** No API key is configured: commands are made and kept. */
        SHADOW,
        /** Klaviyo does not accept the key, it is another account's, or its servers fail: nothing is sent but a probe now and then. */
        PAUSED
    }
}
