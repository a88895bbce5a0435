package dev.plumbline.server.verify;

import dev.plumbline.core.command.TrackEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Exceptions of the verification, in words for the person who must act. */
final class Shortfall {
    private Shortfall() {}

    /** @param metricThere whether Klaviyo has a metric of this name at all */
    static String notStored(Unproven missing, Instant asOf, boolean metricThere) {
        TrackEvent event = missing.event();
        return "Accepted but not stored: Klaviyo accepted " + name(event) + " twice, last at "
                + missing.acceptedAt().truncatedTo(ChronoUnit.SECONDS) + ", and " + words(missing.acceptedAt(), asOf)
                + " later it has no such event (account " + event.account() + ", looked for "
                + (metricThere
                        ? "by metric and time " + missing.second()
                        : "in vain: it has no metric of that name under its integration API")
                + "). Likely causes: the address of customer " + event.profile().externalId()
                + " is of a test domain, whose events Klaviyo drops without a word; the profile was deleted or merged with another"
                + " in Klaviyo; a metric of another integration has the same name. Mend that and replay this: it is sent again."
                + " When it is found later, this closes by itself.";
    }

    static String storedOtherwise(Unproven event, String differences) {
        return "Stored with other data: Klaviyo has " + name(event.event()) + " (account "
                + event.event().account() + "), but " + differences
                + ". Klaviyo keeps the first event that it is told under an id and cannot change it. Find out what else sends"
                + " events with this id. Replaying this sends nothing and closes it.";
    }

    private static String name(TrackEvent event) {
        return event.metric() + " " + event.uniqueId()
                + event.thread().map(thread -> " of " + thread).orElse("");
    }

    private static String words(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        return time.toMinutes() < 2
                ? time.toSeconds() + " seconds"
                : time.toHours() < 3 ? time.toMinutes() + " minutes" : time.toHours() + " hours";
    }
}
