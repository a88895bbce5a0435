package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.ApiError;
import dev.plumbline.klaviyo.BulkJob;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.ImportError;
import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoException;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Walk;
import dev.plumbline.server.outbox.OpenJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks Klaviyo what became of a bulk job. It waits for answers and keeps nothing: safe to share. */
final class JobReader {
    /** A job whose request may still be on its way is not looked for. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(30);

    /** Klaviyo's clock and ours may differ by this. */
    private static final Duration CLOCKS = Duration.ofMinutes(2);

    private static final Pattern ROW = Pattern.compile("/(?:profiles|items|variants)/data/(\\d{1,6})(?:/.*)?$");

    private final KlaviyoClient client;

    JobReader(KlaviyoClient client) {
        this.client = client;
    }

    /**
     * Asks after a job.
     *
     * @param ours Klaviyo's ids of all jobs that are followed
     */
    JobNews read(OpenJob job, Channel channel, Set<String> ours, Instant now) {
        try {
            return job.klaviyoId().map(id -> followed(id, channel)).orElseGet(() -> searched(job, channel, ours, now));
        } catch (KlaviyoException failed) {
            return new JobNews.Unreadable(failed.failure());
        }
    }

    private JobNews followed(String id, Channel channel) {
        KlaviyoResponse<BulkJob> answer =
                channel.catalogJob().map(kind -> client.catalogJob(kind, id)).orElseGet(() -> client.bulkImportJob(id));
        if (answer.findFailure().filter(Failure.NotFound.class::isInstance).isPresent()) {
            return new JobNews.Lost("Klaviyo does not know job " + id + " any more");
        }
        BulkJob job = answer.orElseThrow();
        return switch (job.status()) {
            case COMPLETE -> new JobNews.Ended(job.failed(), job.failed() == 0 ? List.of() : faults(job, channel));
            case CANCELLED -> new JobNews.Lost("Klaviyo has cancelled job " + id);
            case QUEUED, PROCESSING, OTHER -> new JobNews.Running();
        };
    }

    private List<JobNews.Fault> faults(BulkJob job, Channel channel) {
        List<JobNews.Fault> faults = new ArrayList<>();
        if (channel.catalogJob().isPresent()) {
            job.errors().forEach(error -> faults.add(fault(error)));
        } else {
            Walk.items(() -> client.bulkImportErrors(job.id()), client::bulkImportErrors)
                    .forEach(error -> faults.add(fault(error)));
        }
        return faults;
    }

    private static JobNews.Fault fault(ApiError error) {
        return new JobNews.Fault(
                text(error.meta(), "external_id"), row(error.pointer()), error.summary() + ": " + error.detail());
    }

    private static JobNews.Fault fault(ImportError error) {
        Map<String, Object> sent = error.originalPayload();
        Optional<String> key = sent.get("attributes") instanceof Map<?, ?> attributes
                        && attributes.get("external_id") instanceof String id
                ? Optional.of(id)
                : text(sent, "external_id");
        return new JobNews.Fault(
                key, row(error.pointer()), error.code() + " (" + error.title() + "): " + error.detail());
    }

    private static Optional<String> text(Map<String, Object> values, String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static OptionalInt row(Optional<String> pointer) {
        Matcher match = ROW.matcher(pointer.orElse(""));
        return match.find() ? OptionalInt.of(Integer.parseInt(match.group(1))) : OptionalInt.empty();
    }

    /**
     * Nobody heard whether it was started. While Klaviyo works off a job that may be this one, an older state might still overwrite what is
     * sent anew; once there is none, its commands can go again, for they say the same a second time.
     */
    private JobNews searched(OpenJob job, Channel channel, Set<String> ours, Instant now) {
        if (now.isBefore(job.sentAt().plus(ON_ITS_WAY))) {
            return new JobNews.Running();
        }
        for (BulkJob.Status status : List.of(BulkJob.Status.QUEUED, BulkJob.Status.PROCESSING)) {
            boolean found = listed(channel, status)
                    .anyMatch(other -> !ours.contains(other.id())
                            && other.createdAt()
                                    .filter(created ->
                                            created.isBefore(job.sentAt().minus(CLOCKS)))
                                    .isEmpty());
            if (found) {
                return new JobNews.Running();
            }
        }
        return new JobNews.Lost("nobody heard whether the job was started");
    }

    private Stream<BulkJob> listed(Channel channel, BulkJob.Status status) {
        return channel.catalogJob()
                .map(kind ->
                        Walk.items(() -> client.catalogJobs(kind, status), cursor -> client.catalogJobs(kind, cursor)))
                .orElseGet(
                        () -> Walk.items(() -> client.bulkImportJobs(status), cursor -> client.bulkImportJobs(cursor)));
    }
}
