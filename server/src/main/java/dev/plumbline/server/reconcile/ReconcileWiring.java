package dev.plumbline.server.reconcile;

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
import dev.plumbline.server.reconcile.Reconciler.Timing;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.verify.Patience;
import dev.plumbline.server.verify.Proofs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class ReconcileWiring {
    /** A bell for each account's station. */
    record Bells(Map<String, Doorbell> byAccount) {}

    @Bean
    RunStore runStore(JdbcClient jdbc) {
        return new RunStore(jdbc);
    }

    @Bean
    EventLedger eventLedger(JdbcClient jdbc, StoredJson json) {
        return new EventLedger(jdbc, json);
    }

    @Bean
    Bells reconcileBells(MappingDesk mapping) {
        Map<String, Doorbell> bells = new LinkedHashMap<>();
        mapping.current().rules().contract().accounts().all().forEach(account -> bells.put(account, new Doorbell()));
        return new Bells(bells);
    }

    @Bean
    PeriodDesk periodDesk(
            JdbcClient jdbc,
            RunStore runs,
            TransactionOperations transaction,
            MappingDesk mapping,
            InstantSource clock,
            Settings settings) {
        return new PeriodDesk(
                new PeriodStore(jdbc),
                runs,
                transaction,
                () -> mapping.current().rules().zone(),
                clock,
                settings.reconcile().tolerance());
    }

    @Bean
    ReconcileDesk.Bells reconcileDeskBells(Bells bells, @Qualifier("deliveryBell") Doorbell deliveryBell) {
        return new ReconcileDesk.Bells(bells.byAccount().values(), deliveryBell);
    }

    @Bean
    ReconcileDesk.Reached reconcileReached(Bells bells, MappingDesk mapping) {
        return new ReconcileDesk.Reached(
                () -> bells.byAccount().keySet(),
                () -> mapping.current().rules().zone());
    }

    @Bean
    ReconcileDesk.Views reconcileViews(PeriodDesk periods, MappingDesk mapping) {
        return new ReconcileDesk.Views(
                periods, () -> revenue(mapping.current().rules().contract().metrics()));
    }

    @Bean
    ReconcileDesk reconcileDesk(
            RunStore store,
            TransactionOperations transaction,
            ReconcileDesk.Reached reached,
            ReconcileDesk.Bells bells,
            ReconcileDesk.Views views,
            InstantSource clock) {
        return new ReconcileDesk(store, transaction, reached, bells, views, clock);
    }

    private static Revenue.Names revenue(Contract.Metrics metrics) {
        return new Revenue.Names(metrics.placed(), metrics.increased(), metrics.cancelled(), metrics.refunded());
    }

    /** What the stations of all accounts share. */
    record Shared(
            RunStore store,
            EventLedger ledger,
            Proofs proofs,
            MappingDesk mapping,
            TransactionOperations transaction) {}

    @Bean
    Shared reconcileParts(
            RunStore store, EventLedger ledger, Proofs proofs, MappingDesk mapping, TransactionOperations transaction) {
        return new Shared(store, ledger, proofs, mapping, transaction);
    }

    @Bean
    StationLoops reconcileLoops(
            Shared parts, Settings settings, Bells bells, InstantSource clock, RandomGenerator dice) {
        return new StationLoops(bells.byAccount().entrySet().stream()
                .map(entry -> new StationLoop(
                        "reconcile-" + entry.getKey(),
                        reconciler(entry.getKey(), parts, settings, clock, dice),
                        entry.getValue()))
                .toList());
    }

    private static Reconciler reconciler(
            String account, Shared parts, Settings settings, InstantSource clock, RandomGenerator dice) {
        Settings.Klaviyo klaviyo = settings.klaviyo();
        Settings.Reconcile wanted = settings.reconcile();
        Supplier<Contract> contract = () -> parts.mapping().current().rules().contract();
        boolean isLive =
                klaviyo.apiKeys().of(account, contract.get().accounts()).isPresent();
        RateBudget budget = klaviyo.share()
                .map(share -> new RateBudget(share * wanted.reads()))
                .orElseGet(RateBudget::unlimited);
        Patience patience = new Patience(klaviyo.verify().patience());
        Reach reach = new Reach(
                account,
                isLive,
                now -> patience.with(
                        parts.proofs().lagsSince(account, now.minus(Duration.ofHours(1))),
                        parts.proofs().lagsSince(account, now.minus(Duration.ofDays(1)))),
                () -> names(contract.get().metrics()),
                () -> contract.get().metrics().placed(),
                organization -> contract.get()
                        .accounts()
                        .bySalesOrganization()
                        .getOrDefault(organization, contract.get().accounts().standard())
                        .equals(account));
        return new Reconciler(
                reach,
                parts.store(),
                parts.ledger(),
                new KlaviyoReads(
                        sender(account, contract.get(), klaviyo, clock), new SharedRateBudget(budget), clock, dice),
                new Timing(
                        new Timetable(wanted.at(), wanted.days()),
                        () -> parts.mapping().current().rules().zone(),
                        clock),
                parts.transaction());
    }

    /** All that an event may be called. */
    private static Set<String> names(Contract.Metrics metrics) {
        return new TreeSet<>(List.of(
                metrics.placed(),
                metrics.ordered(),
                metrics.increased(),
                metrics.fulfilled(),
                metrics.partlyFulfilled(),
                metrics.shipped(),
                metrics.delivered(),
                metrics.cancelled(),
                metrics.returned(),
                metrics.refunded()));
    }

    private static Sender sender(String account, Contract contract, Settings.Klaviyo klaviyo, InstantSource clock) {
        return klaviyo.apiKeys()
                .of(account, contract.accounts())
                .<Sender>map(key -> {
                    KlaviyoClient client = new KlaviyoClient(KlaviyoConfig.of(klaviyo.url(), new ApiKey(key)), clock);
                    return client::send;
                })
                .orElse(request -> KlaviyoResponse.failed(new Failure.NotSent("shadow mode")));
    }
}
