package dev.plumbline.server.verify;

import dev.plumbline.klaviyo.Backoff;
import dev.plumbline.klaviyo.Cursor;
import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.EventQuery;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Metric;
import dev.plumbline.klaviyo.Page;
import dev.plumbline.klaviyo.Permit;
import dev.plumbline.klaviyo.StoredEvent;
import dev.plumbline.server.loop.Station;
import dev.plumbline.server.verify.VerifierStatus.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads back what one Klaviyo account accepted. A step either gathers the events whose time has come, in windows of metric and time, or
 * reads one page of the first window and, when that was its last page, writes down what was there and what was not. All that matters is
 * in the database: after a crash the same events are looked for again, and none is sent again that was sent again before.
 *
 * <p>One thread steps it and waits for Klaviyo's answers; only the status crosses threads.
 */
public final class Verifier implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);

    /** How long after its acceptance an event is looked for first. */
    public static final Duration FIRST_LOOK = Looks.FIRST;

    /** So long events gather, so that one listing finds many. */
    private static final Duration BETWEEN_GATHERINGS = Duration.ofSeconds(5);

    private static final int GATHERED = 1_000;
    private static final Duration SHADOW_PAUSE = Duration.ofMinutes(1);
    private static final Duration PROBE_OF_A_PAUSED_ACCOUNT = Duration.ofMinutes(5);
    private static final Duration AFTER_A_REFUSED_LISTING = Duration.ofHours(1);

    /** A cursor may expire in the middle of a walk; one that is refused again and again has another reason. */
    private static final int REFUSED_WALKS = 2;

    /** Klaviyo's texts say that a page holds no more, its schema says 1000. */
    private static final int EVENTS_OF_A_PAGE = 200;

    /** Until a listing has told how dense its metric is, events so far apart are worth one request. */
    private static final Duration GAP = Duration.ofMinutes(10);

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 0.5, Integer.MAX_VALUE);

    private final Proofs proofs;
    private final TransactionOperations transaction;
    private final Lookout lookout;
    private final KlaviyoClient klaviyo;
    private final InstantSource clock;

    private final MetricIds metrics = new MetricIds();
    private final Map<String, Duration> gaps = new HashMap<>();
    private final Deque<Window> windows = new ArrayDeque<>();
    private Optional<Reading> reading = Optional.empty();
    private Optional<Cursor> nextPage = Optional.empty();
    private Judge judge;
    private Instant nextGathering = Instant.MIN;
    private int failures;
    private int refusedWalks;
    private volatile VerifierStatus status;

    public Verifier(Proofs proofs, TransactionOperations transaction, Lookout lookout, InstantSource clock) {
        this.proofs = proofs;
        this.transaction = transaction;
        this.lookout = lookout;
        this.klaviyo = new KlaviyoClient(lookout.sender(), clock);
        this.clock = clock;
        this.judge = new Judge(lookout.patience().least(), Optional.empty());
        this.status = new VerifierStatus(
                lookout.isLive() ? Mode.READING : Mode.SHADOW,
                lookout.isLive() ? "" : "no API key is configured for account " + lookout.account(),
                judge.patience(),
                lookout.sample().share(),
                "");
    }

    /** The account that it reads. */
    public String account() {
        return lookout.account();
    }

    /** How it is; safe to ask from any thread. */
    public VerifierStatus status() {
        return status;
    }

    /** Whether no listing is under way. */
    public boolean isIdle() {
        return windows.isEmpty();
    }

    @Override
    public Duration step() {
        if (!lookout.isLive()) {
            return SHADOW_PAUSE;
        }
        Instant now = clock.instant();
        if (windows.isEmpty()) {
            if (now.isBefore(nextGathering)) {
                return Duration.between(now, nextGathering);
            }
            boolean isAll = gather(now);
            nextGathering = isAll ? now.plus(BETWEEN_GATHERINGS) : now;
            if (windows.isEmpty()) {
                return Duration.between(now, nextGathering);
            }
        }
        return read(windows.getFirst(), now);
    }

    /** Returns whether that was all that is due: else there is more to gather at once. */
    private boolean gather(Instant now) {
        List<Unproven> due = proofs.due(account(), now.minus(Looks.FIRST), now, GATHERED);
        List<Unproven> met = due.stream()
                .filter(event -> event.stage() == Unproven.Stage.UNREAD)
                .toList();
        double share = lookout.sample().shareAt(rate(now, met.size()));
        List<Unproven> unsampled = met.stream()
                .filter(event -> !Sample.has(event.event().uniqueId(), share))
                .toList();
        if (!unsampled.isEmpty()) {
            transaction.executeWithoutResult(tx -> proofs.leaveOut(account(), unsampled, now));
        }
        List<Unproven> wanted = new ArrayList<>(due);
        wanted.removeAll(unsampled);
        windows.addAll(Window.over(wanted, metric -> gaps.getOrDefault(metric, GAP)));
        judge = new Judge(
                lookout.patience()
                        .with(
                                proofs.lagsSince(account(), now.minus(Duration.ofHours(1))),
                                proofs.lagsSince(account(), now.minus(Duration.ofDays(1)))),
                proofs.front(account()));
        status = new VerifierStatus(status.mode(), status.reason(), judge.patience(), share, status.lastTrouble());
        return due.size() < GATHERED;
    }

    /** How many events an hour are accepted: as many as in the last one, or as fast as they come now. */
    private long rate(Instant now, int met) {
        long lastHour = proofs.metSince(account(), now.minus(Duration.ofHours(1)));
        long thisSlot = proofs.metSince(account(), now);
        return Math.max(lastHour, 12 * thisSlot) + met;
    }

    private Duration read(Window window, Instant now) {
        Optional<String> metric = metrics.of(window.metric());
        if (metric.isEmpty() && metrics.isStale(now)) {
            return readMetrics(now);
        }
        if (metric.isEmpty()) {
            // No event of it has ever arrived, else there would be such a metric.
            finish(new Reading(window, metrics.asOf()), false);
            return Duration.ZERO;
        }
        return allowed(Endpoint.GET_EVENTS, now).orElseGet(() -> readPage(window, metric.get(), now));
    }

    /** How long to wait for the limits; empty when a request may leave. */
    private Optional<Duration> allowed(Endpoint endpoint, Instant now) {
        return switch (lookout.budget().acquire(endpoint, now)) {
            case Permit.Granted _ -> Optional.empty();
            case Permit.Wait wait -> Optional.of(Duration.between(now, wait.until()));
        };
    }

    private Duration readMetrics(Instant now) {
        Optional<Duration> wait = allowed(Endpoint.GET_METRICS, now);
        if (wait.isPresent()) {
            return wait.get();
        }
        KlaviyoResponse<Page<Metric>> response = nextPage.map(klaviyo::metrics).orElseGet(klaviyo::metrics);
        return switch (response) {
            case KlaviyoResponse.Success<Page<Metric>> success -> {
                works();
                metrics.add(success.value().items());
                nextPage = success.value().next();
                if (nextPage.isEmpty()) {
                    metrics.complete(now);
                }
                yield Duration.ZERO;
            }
            case KlaviyoResponse.Failed<Page<Metric>> failed -> {
                metrics.restart();
                yield afterFailure(failed.failure(), Endpoint.GET_METRICS);
            }
        };
    }

    private Duration readPage(Window window, String metric, Instant now) {
        Reading begun = reading.orElseGet(() -> new Reading(window, now));
        reading = Optional.of(begun);
        KlaviyoResponse<Page<StoredEvent>> response = nextPage.map(klaviyo::events)
                .orElseGet(() -> klaviyo.events(EventQuery.ofMetric(metric, window.from(), window.before())));
        return switch (response) {
            case KlaviyoResponse.Success<Page<StoredEvent>> success -> {
                works();
                begun.add(success.value().items(), clock.instant());
                nextPage = success.value().next();
                if (nextPage.isEmpty()) {
                    begun.timeOfAPage(EVENTS_OF_A_PAGE)
                            .ifPresent(time -> gaps.put(window.metric(), time.compareTo(GAP) < 0 ? time : GAP));
                }
                if (nextPage.isEmpty() || begun.isAllSeen()) {
                    finish(begun, true);
                }
                yield Duration.ZERO;
            }
            case KlaviyoResponse.Failed<Page<StoredEvent>> failed ->
                afterFailure(failed.failure(), Endpoint.GET_EVENTS);
        };
    }

    /** What was found is on disk before the window is forgotten: while the database is away, it waits. */
    private void finish(Reading read, boolean metricThere) {
        reading = Optional.of(read);
        note(judge.findings(read, metricThere));
        leaveWindow();
    }

    private void note(List<Finding> findings) {
        transaction.executeWithoutResult(tx -> proofs.note(account(), findings, clock.instant()));
        findings.forEach(finding -> {
            if (finding instanceof Finding.Resend || finding instanceof Finding.Missing) {
                LOG.warn(
                        "Klaviyo account {} accepted command {} and does not have it; {}",
                        account(),
                        finding.about().id(),
                        finding instanceof Finding.Resend ? "it is sent again" : "a person is asked");
            }
        });
    }

    private void leaveWindow() {
        windows.removeFirst();
        refusedWalks = 0;
        startOver();
    }

    /** The next page to be read is a first one. */
    private void startOver() {
        reading = Optional.empty();
        nextPage = Optional.empty();
    }

    private void works() {
        failures = 0;
        if (status.mode() == Mode.PAUSED) {
            status = new VerifierStatus(Mode.READING, "", status.patience(), status.share(), status.lastTrouble());
        }
    }

    /** Every walk begins anew after a failure: a cursor may have expired meanwhile. */
    private Duration afterFailure(Failure failure, Endpoint endpoint) {
        startOver();
        String trouble = failure.summary();
        failures++;
        Duration backoff = BACKOFF.pause(failures, lookout.dice());
        status = new VerifierStatus(status.mode(), status.reason(), status.patience(), status.share(), trouble);
        return switch (failure) {
            case Failure.Throttled throttled -> {
                lookout.budget().throttled(endpoint, clock.instant(), throttled.retryAfter());
                yield Lags.longer(throttled.retryAfter(), Duration.ofSeconds(1));
            }
            case Failure.ServerError _, Failure.NotSent _, Failure.OutcomeUnknown _ -> backoff;
            case Failure.Unauthorized _, Failure.PermissionDenied _ -> {
                status = new VerifierStatus(
                        Mode.PAUSED,
                        trouble + ": reading back needs the scopes events:read and metrics:read",
                        status.patience(),
                        status.share(),
                        trouble);
                yield PROBE_OF_A_PAUSED_ACCOUNT;
            }
            case Failure.Invalid _, Failure.NotFound _, Failure.Conflict _ -> {
                if (endpoint == Endpoint.GET_EVENTS && ++refusedWalks > REFUSED_WALKS) {
                    giveUpWindow();
                    yield Duration.ZERO;
                }
                yield backoff;
            }
        };
    }

    /** A listing that Klaviyo refuses says nothing about its events: they are looked for later. */
    private void giveUpWindow() {
        Instant later = clock.instant().plus(AFTER_A_REFUSED_LISTING);
        note(windows.getFirst().events().stream()
                .<Finding>map(event -> new Finding.Later(event, later))
                .toList());
        leaveWindow();
    }
}
