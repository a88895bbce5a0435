package dev.plumbline.server.delivery;

/**
 * How the delivery is.
 *
 * @param mode whether anything is sent
 * @param reason why not, in words; empty while live
 * @param underWay requests that wait for their answer
 * @param lastTrouble what Klaviyo said last that was no acceptance, empty when there was nothing
 */
public record DeliveryStatus(Mode mode, String reason, int underWay, String lastTrouble) {

    /** Whether anything is sent. */
    public enum Mode {
        /** Commands leave as the limits allow. */
        LIVE,
        /** No API key is configured: commands are made and kept. */
        SHADOW,
        /** Klaviyo does not accept the key: nothing is sent but a probe now and then. */
        PAUSED
    }
}
