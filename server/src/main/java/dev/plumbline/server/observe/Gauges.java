package dev.plumbline.server.observe;

import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.delivery.DeliveryStatus;
import dev.plumbline.server.verify.Verifiers;
import dev.plumbline.server.watermark.WatermarkStatus;
import dev.plumbline.server.watermark.Watermarks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What is as it is at the moment of a scrape. One look into the database serves all gauges, and all scrapes of five seconds. */
final class Gauges {
    private static final Logger LOG = LoggerFactory.getLogger(Gauges.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Backlog backlog;
    private final InstantSource clock;
    private Instant lookedAt = Instant.MIN;
    private volatile Optional<Backlog.Seen> seen = Optional.empty();

    Gauges(Backlog backlog, InstantSource clock) {
        this.backlog = backlog;
        this.clock = clock;
    }

    /** Looks what waits, unless somebody just did. A database that is away is a value of its own, and no reason to answer nothing. */
    synchronized void refresh() {
        Instant now = clock.instant();
        if (now.isBefore(lookedAt.plus(FRESH)) && lookedAt.isAfter(Instant.EPOCH)) {
            return;
        }
        try {
            seen = Optional.of(backlog.look());
        } catch (DataAccessException | TransactionException away) {
            LOG.warn(
                    "What waits cannot be seen for the metrics: {}",
                    away.getClass().getSimpleName());
            seen = Optional.empty();
        }
        lookedAt = now;
    }

    void watchBacklog(MeterRegistry registry) {
        age(
                registry,
                "plumbline.idocs.waiting.oldest",
                "Age of the oldest IDoc that waits to be read",
                Tags.empty(),
                () -> seen.flatMap(Backlog.Seen::oldestIdoc));
        age(
                registry,
                "plumbline.exceptions.oldest",
                "Age of the oldest open exception",
                Tags.empty(),
                () -> seen.flatMap(Backlog.Seen::oldestException));
        gauge(
                registry,
                "plumbline.exceptions.open",
                "Open exceptions, at most 100000",
                Tags.empty(),
                () -> seen.map(Backlog.Seen::exceptions).map(Long::doubleValue).orElse(Double.NaN));
        for (Hold.Reason reason : Hold.Reason.values()) {
            gauge(
                    registry,
                    "plumbline.holds",
                    "What is held, by reason",
                    Tags.of("reason", label(reason)),
                    () -> seen.map(now -> now.holds().getOrDefault(reason, 0L).doubleValue())
                            .orElse(Double.NaN));
        }
    }

    void watchDelivery(MeterRegistry registry, Deliveries deliveries) {
        for (String account : deliveries.status().keySet()) {
            Tags tags = Tags.of("account", account);
            age(
                    registry,
                    "plumbline.commands.queued.oldest",
                    "Age of the oldest queued command",
                    tags,
                    () -> seen.flatMap(
                            now -> Optional.ofNullable(now.oldestCommand().get(account))));
            for (DeliveryStatus.Mode mode : DeliveryStatus.Mode.values()) {
                gauge(
                        registry,
                        "plumbline.delivery.mode",
                        "1 for the mode that the delivery is in, 0 for the others",
                        tags.and("mode", label(mode)),
                        () -> delivery(deliveries, account).mode() == mode ? 1 : 0);
            }
            gauge(
                    registry,
                    "plumbline.delivery.requests.under.way",
                    "Requests that wait for their answer",
                    tags,
                    () -> delivery(deliveries, account).underWay());
            gauge(
                    registry,
                    "plumbline.delivery.jobs.open",
                    "Bulk jobs that Klaviyo works off",
                    tags,
                    () -> delivery(deliveries, account).jobs());
            gauge(
                    registry,
                    "plumbline.delivery.endpoints.lowered",
                    "Endpoints whose limits are lowered because others use the account",
                    tags,
                    () -> delivery(deliveries, account).lowered().size());
        }
    }

    private static DeliveryStatus delivery(Deliveries deliveries, String account) {
        return Optional.ofNullable(deliveries.status().get(account)).orElseThrow();
    }

    void watchReading(MeterRegistry registry, Verifiers verifiers) {
        verifiers.status().keySet().forEach(account -> {
            Tags tags = Tags.of("account", account);
            Gauge.builder(
                            "plumbline.verification.patience",
                            () -> Optional.ofNullable(verifiers.status().get(account))
                                    .orElseThrow()
                                    .patience()
                                    .toSeconds())
                    .description("How long an event may take until it counts as missing")
                    .baseUnit("seconds")
                    .tags(tags)
                    .strongReference(true)
                    .register(registry);
            gauge(
                    registry,
                    "plumbline.verification.share",
                    "Part of new events that is read back, 0 to 1",
                    tags,
                    () -> Optional.ofNullable(verifiers.status().get(account))
                            .orElseThrow()
                            .share());
        });
    }

    static void watchMarks(MeterRegistry registry, Watermarks watermarks) {
        watermarks.status().keySet().forEach(subject -> {
            Tags tags = Tags.of("subject", subject);
            for (WatermarkStatus.State state : WatermarkStatus.State.values()) {
                gauge(
                        registry,
                        "plumbline.watermark.state",
                        "1 for the state that it is in, 0 for the others",
                        tags.and("state", label(state)),
                        () -> mark(watermarks, subject).state() == state ? 1 : 0);
            }
            gauge(
                    registry,
                    "plumbline.watermark.value",
                    "Bytes that are free, or how many wait",
                    tags,
                    () -> mark(watermarks, subject)
                            .value()
                            .map(Long::doubleValue)
                            .orElse(Double.NaN));
        });
    }

    private static WatermarkStatus mark(Watermarks watermarks, String subject) {
        return Optional.ofNullable(watermarks.status().get(subject)).orElseThrow();
    }

    /** Zero when nothing waits, no number when that cannot be seen. */
    private void age(
            MeterRegistry registry, String name, String meaning, Tags tags, Supplier<Optional<Instant>> since) {
        Gauge.builder(name, () -> seen.isEmpty() ? Double.NaN : secondsSince(since.get()))
                .description(meaning)
                .baseUnit("seconds")
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private double secondsSince(Optional<Instant> since) {
        return since.map(at -> Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1_000.0))
                .orElse(0.0);
    }

    private static void gauge(MeterRegistry registry, String name, String meaning, Tags tags, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(meaning)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
