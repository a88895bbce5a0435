package dev.plumbline.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts things by what became of them. Thread-safe. */
public final class Tally<K extends Enum<K>> {
    private final Map<K, Counter> counters;

    Tally(MeterRegistry registry, String name, String meaning, Tags tags, Class<K> outcomes) {
        String label = outcomes.getSimpleName().toLowerCase(Locale.ROOT);
        Map<K, Counter> all = new EnumMap<>(outcomes);
        Arrays.stream(outcomes.getEnumConstants())
                .forEach(outcome -> all.put(
                        outcome,
                        Counter.builder(name)
                                .description(meaning)
                                .tags(tags)
                                .tag(label, Meters.labelOf(outcome))
                                .register(registry)));
        this.counters = Collections.unmodifiableMap(all);
    }

    /** Counts one when the transaction under way has been committed. */
    public void count(K outcome) {
        count(outcome, 1);
    }

    /** Counts so many when the transaction under way has been committed. */
    public void count(K outcome, long more) {
        Counter counter = Objects.requireNonNull(counters.get(outcome));
        Meters.whenCommitted(() -> counter.increment((double) more));
    }
}
