package dev.plumbline.server.console;

import dev.plumbline.server.alerts.AlertDesk;
import dev.plumbline.server.alerts.FreshnessDesk;
import dev.plumbline.server.api.FunnelCounts;
import dev.plumbline.server.api.VerificationDesk;
import dev.plumbline.server.console.ExceptionPages.Desks;
import dev.plumbline.server.console.OverviewPage.AccountsInWords;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.exceptions.CorrectionDesk;
import dev.plumbline.server.exceptions.RetryDesk;
import dev.plumbline.server.findings.FindingDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.StationLoop;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.words.Headlines;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ConsoleWiring {
    @Bean
    LiveFeed liveFeed(JdbcClient jdbc) {
        return new LiveFeed(jdbc);
    }

    @Bean
    StationLoop liveLoop(LiveFeed feed) {
        return new StationLoop("live", feed, new Doorbell());
    }

    @Bean
    ExecutorService countingExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("funnel").daemon(true).factory());
    }

    @Bean
    FunnelBoard funnelBoard(
            FunnelCounts counts,
            Deliveries deliveries,
            FindingDesk findings,
            InstantSource clock,
            ExecutorService countingExecutor) {
        return new FunnelBoard(
                () -> counts.count(deliveries.status(), "")
                        .withFindings(findings.open().size()),
                clock,
                countingExecutor);
    }

    @Bean
    Headlines headlines(MappingDesk mappings) {
        return new Headlines(() -> mappings.current().sources());
    }

    @Bean
    Freshness freshness(JdbcClient jdbc, InstantSource clock) {
        return new Freshness(jdbc, clock);
    }

    @Bean
    AccountsInWords accountsInWords(
            Deliveries deliveries, VerificationDesk verification, FreshnessDesk habits, AlertDesk alerts) {
        return new AccountsInWords(deliveries, verification, habits, alerts);
    }

    @Bean
    Desks exceptionDesks(CauseDesk causes, RetryDesk retries, CorrectionDesk corrections) {
        return new Desks(causes, retries, corrections);
    }
}
