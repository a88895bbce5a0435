package dev.plumbline.simulation.world;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.core.aggregate.Contract.CustomerRules;
import dev.plumbline.core.aggregate.Contract.Deadline;
import dev.plumbline.core.aggregate.Contract.OrderRules;
import dev.plumbline.core.aggregate.Contract.PriceRules;
import dev.plumbline.core.aggregate.Contract.StockRules;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.klaviyo.RateBudget;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.sandbox.sap.Traffic;
import dev.plumbline.server.delivery.Delivery;
import dev.plumbline.server.delivery.Route;
import dev.plumbline.server.engine.Engine;
import dev.plumbline.server.engine.Rulebook;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.verify.Lookout;
import dev.plumbline.server.verify.Patience;
import dev.plumbline.server.verify.Sample;
import dev.plumbline.server.verify.Verifier;
import dev.plumbline.simulation.host.MemoryHost;
import dev.plumbline.simulation.world.Scenario.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The real engine, delivery and verifier, as one process has them. After a crash there are others. */
record Stations(Engine engine, Delivery delivery, Verifier verifier, Reloads reloads) {
    /** Klaviyo shows an event within some minutes, mostly: what takes hours is for the observed lag to tell. */
    static final Duration LEAST_PATIENCE = Duration.ofMinutes(15);

    /** The contract that simulations keep: the usual one, with what the merchant's traffic needs. */
    static Contract contract(Settings settings) {
        return Contract.standard()
                .with(OrderRules.STANDARD.with(
                        Hold.Reason.PREDECESSOR_MISSING, new Deadline(settings.patience(), settings.predecessor())))
                .with(CustomerRules.STANDARD.withOneTime(Set.of(Traffic.ONE_TIME_CUSTOMER)))
                .with(StockRules.STANDARD
                        .withCatalogUrl("https://shop.kunde-mail.de/p/{sku}")
                        .with(new PriceRules(List.of("PR00"), new TreeMap<>(Map.of("1000/10", "EUR")))));
    }

    /** What makes them. */
    record Builder(Settings settings, Library library, Hooks hooks, InstantSource clock, RandomGenerator dice) {

        Stations build(MemoryHost host, Klaviyo klaviyo, Flights flights) {
            Contract contract = contract(settings);
            List<Rulebook> versions = library.versions().stream()
                    .map(version -> new Rulebook(
                            version.mapping().version(),
                            hooks.reader(version.reader()),
                            new Mirror(hooks.contract(
                                    contract.with(version.mapping().targets())
                                            .with(version.mapping().filters())))))
                    .toList();
            Reloads reloads = new Reloads(versions, dice);
            Engine engine = new Engine(hooks.store(host.engineStore()), reloads, clock, new Doorbell());
            RateBudget budget = settings.share() == 0 ? RateBudget.unlimited() : new RateBudget(settings.share());
            Route route = new Route(
                    "main",
                    Optional.empty(),
                    hooks.sender(klaviyo),
                    new SharedRateBudget(budget),
                    settings.liveWindow(),
                    settings.parallel(),
                    settings.bulk(),
                    flights,
                    new Doorbell(),
                    dice);
            return new Stations(
                    engine,
                    new Delivery(hooks.outbox(host.outbox()), host.refusals(), host.transactions(), route, clock),
                    new Verifier(hooks.proofs(host.proofs()), host.transactions(), lookout(klaviyo), clock),
                    reloads);
        }

        private Lookout lookout(Klaviyo klaviyo) {
            return new Lookout(
                    "main",
                    klaviyo,
                    new SharedRateBudget(new RateBudget(0.25)),
                    new Sample(settings.readBack(), Integer.MAX_VALUE),
                    new Patience(LEAST_PATIENCE),
                    true,
                    dice);
        }
    }
}
