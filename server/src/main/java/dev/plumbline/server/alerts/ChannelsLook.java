package dev.plumbline.server.alerts;

import dev.plumbline.server.words.Team;
import java.time.Instant;
import java.util.List;

/** Channels that do not take what they are to tell. The others tell of it. */
final class ChannelsLook implements Look {
    /** A single failure says nothing. */
    private static final int FAILURES = 3;

    private final List<String> channels;
    private final Waiting waiting;

    ChannelsLook(List<String> channels, Waiting waiting) {
        this.channels = List.copyOf(channels);
        this.waiting = waiting;
    }

    @Override
    public List<Fact> now(Instant now) {
        return channels.stream()
                .filter(channel -> waiting.state(channel).attempts() >= FAILURES)
                .map(channel -> fact(channel, waiting.state(channel).trouble()))
                .toList();
    }

    private static Fact fact(String channel, String trouble) {
        return new Fact(
                Condition.CHANNEL.of(channel),
                Severity.WARNING,
                Team.INTEGRATION,
                new Wording(
                        "Alerts cannot be told by " + channel,
                        trouble + ". What it is to tell is kept and tried again, once an hour at the longest.",
                        "Correct alerts.%s.* in the configuration and start the server again; then ./plumbline alerts test --channel %s"
                                .formatted(channel.replaceFirst("/.*", ""), channel),
                        "/alerts",
                        List.of()));
    }
}
