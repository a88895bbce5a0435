package dev.plumbline.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.settings.Alerting;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.settings.SettingsLoader;
import dev.plumbline.server.settings.SettingsLoader.Loaded;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.words.Team;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private static Alerting.Channels channels(Map<String, String> environment) {
        return switch (SettingsLoader.load("", environment)) {
            case Loaded.Good(Settings settings, var effective) ->
                settings.alerts().channels();
            case Loaded.Faults faults -> throw new AssertionError(faults.messages());
        };
    }

    private static Routing routing(Map<String, String> environment) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new Routing(
                    new Channels(channels(environment), Optional.empty(), client, new ManualClock(Instant.EPOCH))
                            .all());
        }
    }

    private static final Map<String, String> MAIL = Map.of(
            "PLUMBLINE_ALERTS_SMTP_HOST", "mail.haendler.example",
            "PLUMBLINE_ALERTS_SMTP_FROM", "plumbline@haendler.example");

    @Test
    void ofEachWayATeamHasItsOwnChannelElseTheOneForAll() {
        Routing routing = routing(Map.of(
                "PLUMBLINE_ALERTS_SMTP_HOST", "mail.haendler.example",
                "PLUMBLINE_ALERTS_SMTP_FROM", "plumbline@haendler.example",
                "PLUMBLINE_ALERTS_EMAIL_TO",
                        "it@haendler.example; Marketing = anna@haendler.example, bob@haendler.example",
                "PLUMBLINE_ALERTS_SLACK_URL", "finance=https://hooks.haendler.example/x"));
        assertThat(routing.of(Team.MARKETING)).containsExactly("email/marketing");
        assertThat(routing.of(Team.FINANCE)).containsExactly("email", "slack/finance");
        assertThat(routing.of(Team.INTEGRATION)).containsExactly("email");
    }

    @Test
    void withoutChannelsNobodyIsTold() {
        assertThat(routing(MAIL).of(Team.SERVICE)).isEmpty();
    }

    @Test
    void everyTeamCanBeNamedInTheSettings() {
        String each = Arrays.stream(Team.values())
                .map(team -> team.name().toLowerCase(Locale.ROOT) + "=https://hooks.haendler.example/" + team.ordinal())
                .collect(Collectors.joining("; "));
        Routing routing = routing(Map.of("PLUMBLINE_ALERTS_WEBHOOK_URL", each));
        for (Team team : Team.values()) {
            assertThat(routing.of(team)).isEqualTo(List.of(Routing.of("webhook", team)));
        }
    }
}
