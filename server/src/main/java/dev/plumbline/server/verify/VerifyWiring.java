package dev.plumbline.server.verify;

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
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.StationLoop;
import dev.plumbline.server.loop.StationLoops;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.metrics.CountedSender;
import dev.plumbline.server.metrics.Meters;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.store.StoredJson;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class VerifyWiring {
    @Bean
    Proofs proofs(JdbcClient jdbc, StoredJson json, MappingDesk mapping, Meters meters) {
        return new CountedProofs(
                new PostgresProofs(jdbc, json),
                mapping.current().rules().contract().accounts().all(),
                meters);
    }

    /** How each account is read back: a holder, because a verifier is made of more than a method should take. */
    record Lookouts(List<Lookout> all) {}

    @Bean
    Lookouts lookouts(
            Settings settings, MappingDesk mapping, InstantSource clock, RandomGenerator dice, Meters meters) {
        Contract.Accounts accounts = mapping.current().rules().contract().accounts();
        return new Lookouts(accounts.all().stream()
                .map(account -> {
                    Settings.Klaviyo klaviyo = settings.klaviyo();
                    Optional<String> apiKey = klaviyo.apiKeys().of(account, accounts);
                    Sender sender = new CountedSender(account, sender(apiKey, klaviyo, clock), meters);
                    Lookout lookout = lookout(account, sender, apiKey.isPresent(), klaviyo, dice);
                    meters.limits(account, lookout.budget(), Set.of(Endpoint.GET_EVENTS));
                    return lookout;
                })
                .toList());
    }

    @Bean
    Verifiers verifiers(Proofs proofs, TransactionOperations transaction, Lookouts lookouts, InstantSource clock) {
        return new Verifiers(lookouts.all().stream()
                .map(lookout -> new Verifier(proofs, transaction, lookout, clock))
                .toList());
    }

    private static Lookout lookout(
            String account, Sender sender, boolean isLive, Settings.Klaviyo klaviyo, RandomGenerator dice) {
        Settings.Verify verify = klaviyo.verify();
        RateBudget budget = klaviyo.share()
                .map(share -> new RateBudget(share * verify.reads()))
                .orElseGet(RateBudget::unlimited);
        return new Lookout(
                account,
                sender,
                new SharedRateBudget(budget),
                new Sample(verify.share(), verify.perHour()),
                new Patience(verify.patience()),
                isLive,
                dice);
    }

    /** Connections of its own: listings that take their time are not in the way of what is to be told. */
    private static Sender sender(Optional<String> apiKey, Settings.Klaviyo klaviyo, InstantSource clock) {
        return apiKey.<Sender>map(key -> {
                    KlaviyoClient client = new KlaviyoClient(KlaviyoConfig.of(klaviyo.url(), new ApiKey(key)), clock);
                    return client::send;
                })
                .orElse(request -> KlaviyoResponse.failed(new Failure.NotSent("shadow mode")));
    }

    /** Nobody rings: an event must be of some age before it is looked for. */
    @Bean
    StationLoops verifierLoops(Verifiers verifiers) {
        return new StationLoops(verifiers.all().stream()
                .map(verifier -> new StationLoop("verify-" + verifier.account(), verifier, new Doorbell()))
                .toList());
    }
}
