package dev.plumbline.server.preflight;

import java.time.Duration;
import java.util.Optional;

/**
 * What the verdict is made of.
 *
 * @param standstill why nothing is delivered to the account at present; empty while it is
 * @param segment how Klaviyo has the segment
 * @param behind how long the oldest document or change waits that is not in Klaviyo yet
 * @param lag the time within which 99 % of what Klaviyo accepted in the last hour could be read there
 * @param unreadable open exceptions of which nobody can say whom they are about
 * @param isComplete whether all customers with something open were looked at
 * @param troubled how many members have something open
 */
record Facts(
        Optional<String> standstill,
        Segment segment,
        Duration behind,
        Duration lag,
        long unreadable,
        boolean isComplete,
        long troubled) {

    /** @param size empty when Klaviyo did not say */
    record Segment(boolean isActive, boolean isProcessing, Optional<Long> size) {}
}
