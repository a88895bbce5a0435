package dev.plumbline.server.metrics;

import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.SharedRateBudget;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes what stations count with. A counter is there from the start, so that the first time something happens is a rise of it. Thread-safe.
 *
 * <p>Names are written as Micrometer has them ({@code plumbline.idocs.received}); docs/metrics.md lists them as they are served.
 */
public final class Meters {
    private static final Duration[] LAGS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(6)
    };

    private final MeterRegistry registry;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts things by what became of them: the label is the name of the enum, and has a value for each of its own. */
    public <K extends Enum<K>> Tally<K> tally(String name, String meaning, Class<K> outcomes) {
        return new Tally<>(registry, name, meaning, Tags.empty(), outcomes);
    }

    /** The same for one Klaviyo account. */
    public <K extends Enum<K>> Tally<K> tally(String name, String meaning, String account, Class<K> outcomes) {
        return new Tally<>(registry, name, meaning, Tags.of("account", account), outcomes);
    }

    /** How long Klaviyo takes to show what it accepted, in buckets from a second to six hours. */
    public Timings lags(String account) {
        Timer timer = Timer.builder("plumbline.klaviyo.lag")
                .description("Time from the acceptance of an event to the read that found it")
                .tag("account", account)
                .serviceLevelObjectives(LAGS)
                .register(registry);
        return new Timings(timer);
    }

    /** How many requests of a minute are ours, for each of these endpoints. */
    public void limits(String account, SharedRateBudget budget, Set<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            Gauge.builder("plumbline.klaviyo.limit.per.minute", () -> budget.perMinute(endpoint))
                    .description("Requests of this endpoint that a minute may hold now")
                    .tag("account", account)
                    .tag("endpoint", labelOf(endpoint))
                    .strongReference(true)
                    .register(registry);
        }
    }

    MeterRegistry registry() {
        return registry;
    }

    static String labelOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Does it when the transaction under way has been committed, and never when it is not; at once when there is none. */
    static void whenCommitted(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
