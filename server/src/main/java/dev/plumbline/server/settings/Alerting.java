package dev.plumbline.server.settings;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Of what whom is told.
 *
 * @param exceptions open exceptions of one cause
 * @param holds holds of one reason that are past their deadline; the age is counted from there
 * @param queued the oldest command that waits for Klaviyo
 * @param unstored the oldest event that was accepted and is not seen in Klaviyo
 * @param silence message types that do not come although they usually do
 * @param calm how long it must be better until that is told
 * @param quiet when only what is critical is told
 * @param channels by what way
 */
public record Alerting(
        Counts exceptions,
        Counts holds,
        Ages queued,
        Ages unstored,
        Silence silence,
        Duration calm,
        Quiet quiet,
        Channels channels) {

    /**
     * Empty for never.
     *
     * @param warn at so many
     * @param critical at so many
     * @param age critical when the oldest is older
     */
    public record Counts(Optional<Long> warn, Optional<Long> critical, Optional<Duration> age) {}

    /** Empty for never. */
    public record Ages(Optional<Duration> warn, Optional<Duration> critical) {}

    /**
     * By how many would usually have come since the last one. Empty for never.
     *
     * @param except message types that are not watched
     * @param daysOff on which nothing is expected
     */
    public record Silence(Optional<Long> warn, Optional<Long> critical, Set<String> except, Set<LocalDate> daysOff) {
        public Silence {
            except = Set.copyOf(except);
            daysOff = Set.copyOf(daysOff);
        }
    }

    /**
     * @param hours empty for none
     * @param zone of these hours
     */
    public record Quiet(Optional<Hours> hours, ZoneId zone) {}

    /** From a time of day to another, which may be the next day's. */
    public record Hours(LocalTime from, LocalTime to) {}

    /**
     * The ways; each may be empty.
     *
     * @param email addresses
     * @param webhooks take JSON
     * @param webhookToken what is shown to them
     * @param slack incoming webhooks of Slack
     * @param teams webhooks of Microsoft Teams
     */
    public record Channels(
            Optional<Smtp> smtp,
            ByTeam<String> email,
            ByTeam<URI> webhooks,
            Optional<String> webhookToken,
            ByTeam<URI> slack,
            ByTeam<URI> teams) {

        /** The addresses of webhooks are secrets, as are tokens. */
        @Override
        public String toString() {
            return "Channels[…]";
        }
    }

    /**
     * A mail server.
     *
     * @param from the sender's address
     */
    public record Smtp(
            String host, int port, Security security, Optional<Settings.Credentials> credentials, String from) {}

    /** How the connection to a mail server is protected. */
    public enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    /**
     * Where something goes.
     *
     * @param others for teams that have no entry; empty for nowhere
     * @param of by the team's word: integration, marketing, finance, service
     */
    public record ByTeam<T>(List<T> others, Map<String, List<T>> of) {
        public ByTeam {
            others = List.copyOf(others);
            of = Map.copyOf(new TreeMap<>(of));
        }

        /** Whether nobody is told anything. */
        public boolean isEmpty() {
            return others.isEmpty() && of.isEmpty();
        }
    }
}
