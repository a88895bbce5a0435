package dev.plumbline.server.verify;

import java.time.Duration;

/**
 * How the reading back of an account is.
 *
 * @param mode whether it reads
 * @param reason why not, in words; empty while it does
 * @param patience how long an event may take until it counts as missing
 * @param share the part of new events that is read back at present, 0 to 1
 * @param lastTrouble what went wrong last, empty when nothing did
 */
public record VerifierStatus(Mode mode, String reason, Duration patience, double share, String lastTrouble) {

    /** Whether it reads. */
    public enum Mode {
        /** It reads what was accepted. */
        READING,
        /** No API key is configured, so nothing was sent that could be read. */
        SHADOW,
        /** Klaviyo does not let the key read. */
        PAUSED
    }
}
