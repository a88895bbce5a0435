package dev.plumbline.server.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what it means that events were there or not.
 *
 * @param patience how long an event may take now
 * @param front the newest acceptance whose event was found
 */
record Judge(Duration patience, Optional<Instant> front) {

    List<Finding> findings(Reading reading, boolean metricThere) {
        List<Finding> findings = new ArrayList<>(reading.stored());
        Optional<Instant> newest = newestOf(reading);
        reading.absent().forEach(event -> findings.add(absent(event, reading.asOf(), newest, metricThere)));
        return findings;
    }

    private Optional<Instant> newestOf(Reading reading) {
        return reading.stored().stream()
                .map(stored -> stored.about().acceptedAt())
                .max(Instant::compareTo)
                .filter(found -> front.filter(found::isBefore).isEmpty())
                .or(() -> front);
    }

    private Finding absent(Unproven event, Instant asOf, Optional<Instant> newest, boolean metricThere) {
        return switch (event.stage()) {
            case ABSENT -> new Finding.Later(event, Looks.afterGivingUp(event, asOf));
            case UNREAD, AWAITED -> {
                if (!Patience.isOver(event, asOf, patience, newest)) {
                    yield new Finding.Later(event, Looks.after(event, asOf, patience));
                }
                yield event.isResent()
                        ? new Finding.Missing(
                                event, Shortfall.notStored(event, asOf, metricThere), Looks.afterGivingUp(event, asOf))
                        : new Finding.Resend(event);
            }
        };
    }
}
