package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Answer;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.server.delivery.Condition.Health;
import dev.plumbline.server.outbox.OpenJob;
import dev.plumbline.server.outbox.QueuedCommand;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands requests to the executor and passes on what was heard. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Route route;
    private final InstantSource clock;
    private final BudgetedSender sender;
    private final Courier courier;
    private final KlaviyoClient client;
    private final JobReader jobs;
    private final Verdicts verdicts;
    private final BulkVerdicts bulkVerdicts;
    private final Consumer<Heard> heard;

    /** @param heard takes what was heard, on the thread that heard it */
    Dispatcher(Route route, InstantSource clock, Verdicts verdicts, BulkVerdicts bulkVerdicts, Consumer<Heard> heard) {
        this.route = route;
        this.clock = clock;
        this.sender = new BudgetedSender(route.sender(), route.budget(), clock);
        this.courier = new Courier(sender);
        this.client = new KlaviyoClient(sender, clock);
        this.jobs = new JobReader(client);
        this.verdicts = verdicts;
        this.bulkVerdicts = bulkVerdicts;
        this.heard = heard;
    }

    void send(Heard.Departure departure) {
        run(() -> {
            KlaviyoResponse<Answer> response = answered(() -> courier.carry(departure.requests()));
            return new Heard.OfOne(
                    departure, verdicts.of(response, departure.sent(), clock.instant()), Health.of(response));
        });
    }

    /** What no request can say is answered at once. */
    void refuse(QueuedCommand command, ProfileForm form, String limit, Instant now) {
        Heard.Departure none = new Heard.Departure(command, form, List.of());
        pass(new Heard.OfOne(none, verdicts.unsayable(limit, none.sent(), now), Health.SILENT));
    }

    void send(Parcel parcel, long job) {
        run(() -> {
            KlaviyoResponse<Answer> response = answered(() -> sender.sendCounted(parcel.request()));
            return new Heard.OfMany(
                    parcel, job, bulkVerdicts.of(response, parcel, clock.instant()), Health.of(response));
        });
    }

    /** @param ours Klaviyo's ids of all jobs that are followed */
    void ask(OpenJob job, Set<String> ours) {
        run(() -> {
            JobNews news = asked(job, ours);
            Health health = news instanceof JobNews.Unreadable(Failure failure) ? Health.of(failure) : Health.ANSWERED;
            return new Heard.OfJob(job, news, health);
        });
    }

    void askForAccount() {
        run(() -> new Heard.OfAccount(answered(client::account)));
    }

    private JobNews asked(OpenJob job, Set<String> ours) {
        try {
            return jobs.read(job, Channel.valueOf(job.kind()), ours, clock.instant());
        } catch (RuntimeException defect) {
            LOG.error("Asking after job {} failed in an unknown way", job.id(), defect);
            return new JobNews.Unreadable(new Failure.OutcomeUnknown("Plumbline failed: " + defect));
        }
    }

    private void run(Supplier<Heard> request) {
        route.executor().execute(() -> pass(request.get()));
    }

    private void pass(Heard what) {
        heard.accept(what);
        route.bell().ring();
    }

    private static <T> KlaviyoResponse<T> answered(Supplier<KlaviyoResponse<T>> request) {
        try {
            return request.get();
        } catch (RuntimeException defect) {
            LOG.error("Sending a request failed in an unknown way", defect);
            return KlaviyoResponse.failed(new Failure.OutcomeUnknown("Plumbline failed: " + defect));
        }
    }
}
