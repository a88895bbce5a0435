package dev.plumbline.server.delivery;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.klaviyo.ApiKey;
import dev.plumbline.klaviyo.Endpoint;
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
import dev.plumbline.server.metrics.CountedSender;
import dev.plumbline.server.metrics.Meters;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.settings.Settings;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class DeliveryWiring {

    /** The way to each account: a holder, because a delivery is made of more than a method should take. */
    record Routes(List<Route> all) {}

    /** What sends to each account, by its name, and who counts it. */
    record Ways(Map<String, Sender> senders, Meters meters) {
        Sender to(String account) {
            return Objects.requireNonNull(senders.get(account));
        }
    }

    @Bean
    Ways klaviyoWays(Settings settings, MappingDesk mapping, InstantSource clock, Meters meters) {
        Settings.Klaviyo klaviyo = settings.klaviyo();
        Contract.Accounts accounts = mapping.current().rules().contract().accounts();
        return new Ways(
                accounts.all().stream()
                        .collect(Collectors.toMap(
                                account -> account,
                                account -> new CountedSender(
                                        account,
                                        sender(klaviyo.apiKeys().of(account, accounts), klaviyo, clock),
                                        meters))),
                meters);
    }

    @Bean
    Routes klaviyoRoutes(
            Settings settings,
            MappingDesk mapping,
            Ways ways,
            RandomGenerator dice,
            @Qualifier("requestExecutor") Executor executor,
            @Qualifier("deliveryBell") Doorbell bell) {
        Settings.Klaviyo klaviyo = settings.klaviyo();
        Contract.Accounts accounts = mapping.current().rules().contract().accounts();
        return new Routes(accounts.all().stream()
                .map(account -> new Route(
                        account,
                        klaviyo.accountIds().of(account, accounts),
                        ways.to(account),
                        budget(account, klaviyo, ways.meters()),
                        klaviyo.liveWindow(),
                        klaviyo.apiKeys().of(account, accounts).isPresent() ? klaviyo.parallel() : 0,
                        BulkRule.STANDARD,
                        executor,
                        bell.extension(),
                        dice))
                .toList());
    }

    private static SharedRateBudget budget(String account, Settings.Klaviyo klaviyo, Meters meters) {
        SharedRateBudget budget =
                new SharedRateBudget(klaviyo.share().map(RateBudget::new).orElseGet(RateBudget::unlimited));
        Set<Endpoint> endpoints = EnumSet.noneOf(Endpoint.class);
        for (Channel channel : Channel.values()) {
            endpoints.add(channel.alone());
            endpoints.add(channel.together());
        }
        meters.limits(account, budget, endpoints);
        return budget;
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
