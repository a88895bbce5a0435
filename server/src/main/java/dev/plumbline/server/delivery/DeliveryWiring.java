package dev.plumbline.server.delivery;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.klaviyo.ApiKey;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoConfig;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.RateBudget;
import dev.plumbline.klaviyo.Sender;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.server.exceptions.RefusalDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.StationLoop;
import dev.plumbline.server.loop.StationLoops;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.settings.Settings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class DeliveryWiring {

    /** The way to each account: a holder, because a delivery is made of more than a method should take. */
    record Routes(List<Route> all) {}

    @Bean
    Routes klaviyoRoutes(
            Settings settings,
            MappingDesk mapping,
            InstantSource clock,
            RandomGenerator dice,
            @Qualifier("requestExecutor") Executor executor,
            @Qualifier("deliveryBell") Doorbell bell) {
        Settings.Klaviyo klaviyo = settings.klaviyo();
        Contract.Accounts accounts = mapping.current().rules().contract().accounts();
        return new Routes(accounts.all().stream()
                .map(account -> new Route(
                        account,
                        klaviyo.accountIds().of(account, accounts),
                        sender(klaviyo.apiKeys().of(account, accounts), klaviyo, clock),
                        new SharedRateBudget(
                                klaviyo.share().map(RateBudget::new).orElseGet(RateBudget::unlimited)),
                        klaviyo.liveWindow(),
                        klaviyo.apiKeys().of(account, accounts).isPresent() ? klaviyo.parallel() : 0,
                        BulkRule.STANDARD,
                        executor,
                        bell.extension(),
                        dice))
                .toList());
    }

    private static Sender sender(Optional<String> apiKey, Settings.Klaviyo klaviyo, InstantSource clock) {
        return apiKey.map(key -> overHttp(KlaviyoConfig.of(klaviyo.url(), new ApiKey(key)), clock))
                .orElse(request -> KlaviyoResponse.failed(new Failure.NotSent("shadow mode")));
    }

    private static Sender overHttp(KlaviyoConfig config, InstantSource clock) {
        KlaviyoClient client = new KlaviyoClient(config, clock);
        return client::send;
    }

    @Bean
    Deliveries deliveries(
            Outbox outbox, RefusalDesk desk, TransactionOperations transaction, Routes routes, InstantSource clock) {
        return new Deliveries(routes.all().stream()
                .map(route -> new Delivery(outbox, desk, transaction, route, clock))
                .toList());
    }

    /** All listen to the delivery's bell, each on an extension of its own. */
    @Bean
    StationLoops deliveryLoops(Deliveries deliveries) {
        return new StationLoops(deliveries.all().stream()
                .map(delivery -> new StationLoop("delivery-" + delivery.account(), delivery, delivery.bell()))
                .toList());
    }
}
