package dev.plumbline.server.alerts;

import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.delivery.DeliveryStatus;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.StationLoop;
import dev.plumbline.server.loop.StationLoops;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.settings.Alerting;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.watermark.Watermarks;
import dev.plumbline.server.words.Headlines;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class AlertsWiring {
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    @Bean
    Routing alertRouting(Settings settings, InstantSource clock) {
        return new Routing(new Channels(
                        settings.alerts().channels(),
                        settings.http().publicUrl(),
                        HttpClient.newBuilder().connectTimeout(CONNECTING).build(),
                        clock)
                .all());
    }

    @Bean
    Waiting alertsWaiting(JdbcClient jdbc) {
        return new Waiting(jdbc);
    }

    @Bean
    AlertDesk alertDesk(JdbcClient jdbc, Routing routing, Waiting waiting, Settings settings, InstantSource clock) {
        return new AlertDesk(jdbc, routing, waiting, settings.http().publicUrl(), clock);
    }

    @Bean
    Looks alertLooks(
            Settings settings, Parts parts, CauseDesk causes, MappingDesk mappings, Waiting waiting, Routing routing) {
        Alerting limits = settings.alerts();
        Headlines headlines = new Headlines(() -> mappings.current().sources());
        return new Looks(List.of(
                new CausesLook(causes, headlines, parts.jdbc(), limits.exceptions()),
                new HoldsLook(parts.jdbc(), limits.holds()),
                new PausesLook(parts.deliveries()::status),
                new WatermarksLook(parts.watermarks()::status),
                new OutboxLook(
                        parts.jdbc(),
                        parts.transaction(),
                        () -> sending(parts.deliveries()),
                        limits.queued(),
                        limits.unstored()),
                new SilenceLook(parts.freshness()),
                new ChannelsLook(routing.names(), waiting)));
    }

    @Bean
    FreshnessDesk freshnessDesk(JdbcClient jdbc, Settings settings, InstantSource clock) {
        return new FreshnessDesk(
                jdbc, settings.alerts().silence(), settings.alerts().quiet().zone(), clock);
    }

    /** What is looked at. */
    record Parts(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Deliveries deliveries,
            Watermarks watermarks,
            FreshnessDesk freshness) {}

    @Bean
    Parts alertParts(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Deliveries deliveries,
            Watermarks watermarks,
            FreshnessDesk freshness) {
        return new Parts(jdbc, transaction, deliveries, watermarks, freshness);
    }

    private static List<String> sending(Deliveries deliveries) {
        return deliveries.status().entrySet().stream()
                .filter(account -> account.getValue().mode() != DeliveryStatus.Mode.SHADOW)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Bean
    Doorbell alertBell() {
        return new Doorbell();
    }

    @Bean
    Watch alertWatch(
            Looks looks,
            Parts parts,
            InstantSource clock,
            Settings settings,
            Routing routing,
            @Qualifier("alertBell") Doorbell bell) {
        return new Watch(
                looks.all(),
                new AlertRows(parts.jdbc()),
                parts.transaction(),
                clock,
                new Watch.Plan(
                        settings.alerts().calm(),
                        new QuietHours(settings.alerts().quiet()),
                        routing),
                bell);
    }

    /** Nobody rings: what is wrong is often silent. */
    @Bean
    StationLoop alertWatchLoop(Watch watch) {
        return new StationLoop("alerts", watch, new Doorbell());
    }

    /** Each channel by itself: one that does not answer keeps no other waiting. */
    @Bean
    StationLoops alertPosts(
            Routing routing, Waiting waiting, InstantSource clock, @Qualifier("alertBell") Doorbell bell) {
        return new StationLoops(routing.all().stream()
                .map(channel -> new StationLoop(
                        "alerts-" + channel.name(), new Post(channel, waiting, clock), bell.extension()))
                .toList());
    }
}
