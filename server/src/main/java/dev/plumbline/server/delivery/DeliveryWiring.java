package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.ApiKey;
import dev.plumbline.klaviyo.Backoff;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoConfig;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.RateBudget;
import dev.plumbline.klaviyo.Sender;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.StationLoop;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class DeliveryWiring {
    /** Never given up: what may pass is tried every five minutes at the latest, and its lane waits for it. */
    static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(500), 2, Duration.ofMinutes(5), 0.5, Integer.MAX_VALUE);

    @Bean
    Sender klaviyoSender(Settings settings, InstantSource clock) {
        return settings.klaviyo()
                .apiKey()
                .map(key -> overHttp(KlaviyoConfig.of(settings.klaviyo().url(), new ApiKey(key)), clock))
                .orElse(request -> KlaviyoResponse.failed(new Failure.NotSent("shadow mode")));
    }

    private static Sender overHttp(KlaviyoConfig config, InstantSource clock) {
        KlaviyoClient client = new KlaviyoClient(config, clock);
        return client::send;
    }

    @Bean
    Delivery delivery(
            Outbox outbox,
            ExceptionDesk desk,
            TransactionOperations transaction,
            DeliveryParts parts,
            InstantSource clock) {
        return new Delivery(outbox, desk, transaction, parts.channel(), clock);
    }

    /** A holder, because a way to Klaviyo is made of more than a method should take. */
    record DeliveryParts(Delivery.Channel channel) {}

    @Bean
    DeliveryParts deliveryParts(
            Settings settings,
            Sender sender,
            InstantSource clock,
            RandomGenerator dice,
            @Qualifier("requestExecutor") Executor executor,
            @Qualifier("deliveryBell") Doorbell bell) {
        SharedRateBudget budget = new SharedRateBudget(
                settings.klaviyo().share().map(RateBudget::new).orElseGet(RateBudget::unlimited));
        return new DeliveryParts(new Delivery.Channel(
                new Courier(sender, budget, clock),
                new CommandRequests(settings.klaviyo().liveWindow()),
                new Verdicts(BACKOFF, dice),
                budget,
                settings.klaviyo().apiKey().isPresent() ? settings.klaviyo().parallel() : 0,
                executor,
                bell));
    }

    @Bean
    StationLoop deliveryLoop(Delivery delivery, @Qualifier("deliveryBell") Doorbell bell) {
        return new StationLoop("delivery", delivery, bell);
    }
}
