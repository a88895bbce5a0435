package dev.plumbline.server.reconcile;

import dev.plumbline.klaviyo.Backoff;
import dev.plumbline.klaviyo.Cursor;
import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.EventQuery;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Metric;
import dev.plumbline.klaviyo.MetricAggregateQuery;
import dev.plumbline.klaviyo.MetricAggregates;
import dev.plumbline.klaviyo.Page;
import dev.plumbline.klaviyo.Permit;
import dev.plumbline.klaviyo.Sender;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.klaviyo.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Asks Klaviyo within a part of its limits, one request at a time, and counts the requests. For one thread. */
final class KlaviyoReads {
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 0.5, Integer.MAX_VALUE);

    private final KlaviyoClient klaviyo;
    private final SharedRateBudget budget;
    private final InstantSource clock;
    private final RandomGenerator dice;
    private int failures;
    private int requests;

    KlaviyoReads(Sender sender, SharedRateBudget budget, InstantSource clock, RandomGenerator dice) {
        this.klaviyo = new KlaviyoClient(sender, clock);
        this.budget = budget;
        this.clock = clock;
        this.dice = dice;
    }

    /** What came of asking. */
    sealed interface Read<T> {
        record Got<T>(T value) implements Read<T> {}

        /** Not now: a limit, or Klaviyo is away. */
        record Later<T>(Duration pause, boolean walkAnew) implements Read<T> {}

        /** Never like this. */
        record Refused<T>(String words) implements Read<T> {}
    }

    Read<Page<Metric>> metrics(Optional<Cursor> page) {
        return ask(Endpoint.GET_METRICS, () -> page.map(klaviyo::metrics).orElseGet(klaviyo::metrics));
    }

    Read<MetricAggregates> aggregates(MetricAggregateQuery query) {
        return ask(Endpoint.QUERY_METRIC_AGGREGATES, () -> klaviyo.metricAggregates(query));
    }

    Read<Page<StoredEvent>> events(EventQuery query, Optional<Cursor> page) {
        return ask(Endpoint.GET_EVENTS, () -> page.map(klaviyo::events).orElseGet(() -> klaviyo.events(query)));
    }

    /** How many were asked since the last call. */
    int takeCount() {
        int count = requests;
        requests = 0;
        return count;
    }

    private <T> Read<T> ask(Endpoint endpoint, Supplier<KlaviyoResponse<T>> request) {
        Instant now = clock.instant();
        return switch (budget.acquire(endpoint, now)) {
            case Permit.Wait wait -> new Read.Later<>(Duration.between(now, wait.until()), false);
            case Permit.Granted _ -> {
                requests++;
                yield switch (request.get()) {
                    case KlaviyoResponse.Success<T> success -> {
                        failures = 0;
                        yield new Read.Got<>(success.value());
                    }
                    case KlaviyoResponse.Failed<T> failed -> after(failed.failure(), endpoint);
                };
            }
        };
    }

    /** A cursor may have expired meanwhile, so every walk begins anew. */
    private <T> Read<T> after(Failure failure, Endpoint endpoint) {
        failures++;
        return switch (failure) {
            case Failure.Throttled throttled -> {
                budget.throttled(endpoint, clock.instant(), throttled.retryAfter());
                yield new Read.Later<>(
                        throttled.retryAfter().isPositive() ? throttled.retryAfter() : Duration.ofSeconds(1), true);
            }
            case Failure.ServerError _, Failure.NotSent _, Failure.OutcomeUnknown _ ->
                new Read.Later<>(BACKOFF.pause(failures, dice), true);
            case Failure.Unauthorized _, Failure.PermissionDenied _ ->
                new Read.Refused<>(failure.summary() + ": comparing needs the scopes events:read and metrics:read");
            case Failure.Invalid _, Failure.NotFound _, Failure.Conflict _ -> new Read.Refused<>(failure.summary());
        };
    }
}
