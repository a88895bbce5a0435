package dev.plumbline.server.verify;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.klaviyo.ApiKey;
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
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.store.StoredJson;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class VerifyWiring {
    @Bean
    Proofs proofs(JdbcClient jdbc, StoredJson json) {
        return new PostgresProofs(jdbc, json);
    }

    @Bean
    Verifiers verifiers(
            Proofs proofs,
            TransactionOperations transaction,
            Settings settings,
            MappingDesk mapping,
            InstantSource clock,
            RandomGenerator dice) {
        Contract.Accounts accounts = mapping.current().rules().contract().accounts();
        return new Verifiers(accounts.all().stream()
                .map(account -> new Verifier(
                        proofs, transaction, lookout(account, accounts, settings.klaviyo(), clock, dice), clock))
                .toList());
    }

    private static Lookout lookout(
            String account,
            Contract.Accounts accounts,
            Settings.Klaviyo klaviyo,
            InstantSource clock,
            RandomGenerator dice) {
        Optional<String> apiKey = klaviyo.apiKeys().of(account, accounts);
        Settings.Verify verify = klaviyo.verify();
        RateBudget budget = klaviyo.share()
                .map(share -> new RateBudget(share * verify.reads()))
                .orElseGet(RateBudget::unlimited);
        return new Lookout(
                account,
                sender(apiKey, klaviyo, clock),
                new SharedRateBudget(budget),
                new Sample(verify.share(), verify.perHour()),
                new Patience(verify.patience()),
                apiKey.isPresent(),
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
