package dev.plumbline.server.preflight;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.klaviyo.ApiKey;
import dev.plumbline.klaviyo.Backoff;
import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoConfig;
import dev.plumbline.klaviyo.Pace;
import dev.plumbline.klaviyo.RateBudget;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.klaviyo.Sleeper;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.verify.Proofs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PreflightWiring {
    /** A person waits for the answer. */
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), 2, Duration.ofSeconds(5), 0.5, 4);

    @Bean
    SegmentReaders segmentReaders(Settings settings, MappingDesk mapping, InstantSource clock, RandomGenerator dice) {
        Contract.Accounts accounts = mapping.current().rules().contract().accounts();
        SortedMap<String, SegmentReader> readers = new TreeMap<>();
        Settings.Klaviyo klaviyo = settings.klaviyo();
        accounts.all()
                .forEach(account -> klaviyo.apiKeys()
                        .of(account, accounts)
                        .ifPresent(key -> readers.put(
                                account,
                                new SegmentReader(KlaviyoClient.paced(
                                        KlaviyoConfig.of(klaviyo.url(), new ApiKey(key)),
                                        clock,
                                        pace(klaviyo, dice))))));
        return new SegmentReaders(readers);
    }

    @Bean
    PreflightDesk preflightDesk(
            SegmentReaders readers, Deliveries deliveries, Proofs proofs, JdbcClient jdbc, InstantSource clock) {
        return new PreflightDesk(readers, deliveries, proofs, new Troubles(jdbc, PreflightDesk.MOST_TROUBLED), clock);
    }

    /** Segments and lists of profiles have windows of their own, which nothing else of Plumbline's uses much. */
    private static Pace pace(Settings.Klaviyo klaviyo, RandomGenerator dice) {
        RateBudget budget = klaviyo.share().map(RateBudget::new).orElseGet(RateBudget::unlimited);
        return new Pace(new SharedRateBudget(budget), BACKOFF, Sleeper.ofThread(), dice);
    }
}
