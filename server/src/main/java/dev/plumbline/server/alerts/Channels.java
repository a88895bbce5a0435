package dev.plumbline.server.alerts;

import dev.plumbline.server.settings.Alerting;
import dev.plumbline.server.settings.Alerting.ByTeam;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Makes the channels that are configured. */
record Channels(Alerting.Channels settings, Optional<URI> console, HttpClient client, InstantSource clock) {

    List<Channel> all() {
        List<Channel> channels = new ArrayList<>();
        settings.smtp()
                .ifPresent(smtp -> add(
                        channels,
                        "email",
                        settings.email(),
                        (name, to) -> new EmailChannel(name, smtp, to, console, clock)));
        add(channels, "webhook", settings.webhooks(), (name, to) -> http(name, to, Form.WEBHOOK));
        add(channels, "slack", settings.slack(), (name, to) -> http(name, to, Form.SLACK));
        add(channels, "teams", settings.teams(), (name, to) -> http(name, to, Form.TEAMS));
        return channels;
    }

    private static <T> void add(
            List<Channel> channels, String kind, ByTeam<T> to, BiFunction<String, List<T>, Channel> maker) {
        if (!to.others().isEmpty()) {
            channels.add(maker.apply(kind, to.others()));
        }
        new TreeMap<>(to.of()).forEach((team, targets) -> channels.add(maker.apply(kind + "/" + team, targets)));
    }

    private Channel http(String name, List<URI> to, Form form) {
        Optional<String> token = form == Form.WEBHOOK ? settings.webhookToken() : Optional.empty();
        return new HttpChannel(name, new HttpChannel.Target(to.getFirst(), token), form, console, client);
    }
}
