package dev.plumbline.sandbox.klaviyo;

import dev.plumbline.sandbox.klaviyo.Filter.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bulk jobs: accepted at once, worked off later row by row, kept for seven days. Not for several threads. */
final class Jobs {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int UNFINISHED = 500;

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final List<Job> open = new ArrayList<>();
    private final Duration queued;
    private int numbers;
    private Optional<Fault.Kind> disturbance = Optional.empty();

    private static final class Job {
        private final String id;
        private final String type;
        private final Instant created;
        private final int total;
        private List<JsonNode> rows;
        private final Consumer<JsonNode> work;
        private final List<ObjectNode> errors = new ArrayList<>();
        private Optional<Instant> completed = Optional.empty();
        private boolean cancelled;
        private int failing = -1;

        private Job(String id, String type, Instant created, List<JsonNode> rows, Consumer<JsonNode> work) {
            this.id = id;
            this.type = type;
            this.created = created;
            this.total = rows.size();
            this.rows = rows;
            this.work = work;
        }
    }

    /** @param queued how long a job waits before it is worked off */
    Jobs(Duration queued) {
        this.queued = queued;
    }

    /** What goes wrong with the next job. */
    void disturbNext(Optional<Fault.Kind> kind) {
        disturbance = kind;
    }

    private boolean isNext(Fault.Kind kind) {
        return disturbance.filter(kind::equals).isPresent();
    }

    /**
     * Takes a job.
     *
     * @param work does one row; an {@link ApiException} is an error of that row alone
     */
    ObjectNode submit(String type, List<JsonNode> rows, Instant now, Consumer<JsonNode> work) {
        long unfinished = open.stream().filter(job -> job.type.equals(type)).count();
        if (type.startsWith("catalog-") && unfinished >= UNFINISHED) {
            throw new ApiException(ApiError.invalid("There are 500 unfinished jobs already.", "/data"));
        }
        Job job = new Job("job-" + ++numbers, type, now, rows, work);
        job.cancelled = isNext(Fault.Kind.JOB_CANCELLED);
        job.failing = isNext(Fault.Kind.JOB_ROW_FAILS) ? rows.size() / 2 : -1;
        if (isNext(Fault.Kind.JOB_FORGOTTEN)) {
            return resource(job);
        }
        jobs.put(job.id, job);
        open.add(job);
        ObjectNode answer = resource(job);
        process(now);
        return answer;
    }

    /** Works off whatever is due. */
    void process(Instant now) {
        if (open.isEmpty()) {
            return;
        }
        List<Job> due = open.stream()
                .filter(job -> !job.created.plus(queued).isAfter(now))
                .toList();
        open.removeAll(due);
        for (Job job : due) {
            for (int n = 0; n < job.rows.size() && !job.cancelled; n++) {
                workOff(job, job.rows.get(n), n == job.failing);
            }
            job.completed = Optional.of(now);
            job.rows = List.of();
        }
    }

    private static void workOff(Job job, JsonNode row, boolean fails) {
        try {
            if (fails) {
                throw new ApiException(ApiError.invalid("The row could not be processed.", "/data"));
            }
            job.work.accept(row);
        } catch (ApiException failed) {
            ApiError error = failed.errors().getFirst();
            ObjectNode node = JsonNodeFactory.instance
                    .objectNode()
                    .put("code", error.code())
                    .put("title", error.title())
                    .put("detail", error.detail());
            error.source().forEach(node.putObject("source")::put);
            node.putObject("meta").put("external_id", externalId(row));
            node.set("original_payload", row);
            job.errors.add(node);
        }
    }

    /** A catalog row that exists already is named by its compound id. */
    private static String externalId(JsonNode row) {
        String id = row.path("id").asString("");
        return row.path("attributes").path("external_id").asString(id.substring(id.lastIndexOf(':') + 1));
    }

    /** Forgets all that ended before. */
    void forget(Instant before) {
        jobs.values()
                .removeIf(job -> job.completed
                        .filter(completed -> completed.isBefore(before))
                        .isPresent());
    }

    Optional<ObjectNode> find(String type, String id, Instant now) {
        return job(type, id, now).map(Jobs::resource);
    }

    /** The errors of a profile import, as its own resource. */
    Optional<ArrayNode> importErrors(String type, String id, Instant now) {
        return job(type, id, now).map(job -> {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (int n = 0; n < job.errors.size(); n++) {
                ObjectNode error = list.addObject().put("type", "import-error").put("id", id + "-" + n);
                error.set("attributes", job.errors.get(n));
            }
            return list;
        });
    }

    /** @param conditions on the status */
    List<ObjectNode> all(String type, List<Condition> conditions, Instant now) {
        return jobs.values().stream()
                .filter(job -> job.type.equals(type) && job.created.plus(KEPT).isAfter(now))
                .filter(job -> conditions.stream()
                        .allMatch(condition -> condition.values().contains(status(job))))
                .map(Jobs::resource)
                .toList();
    }

    private Optional<Job> job(String type, String id, Instant now) {
        return Optional.ofNullable(jobs.get(id))
                .filter(job -> job.type.equals(type) && job.created.plus(KEPT).isAfter(now));
    }

    private static String status(Job job) {
        if (job.completed.isEmpty()) {
            return "processing";
        }
        return job.cancelled ? "cancelled" : "complete";
    }

    private static ObjectNode resource(Job job) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("type", job.type).put("id", job.id);
        boolean done = job.completed.isPresent();
        ObjectNode attributes = node.putObject("attributes")
                .put("status", status(job))
                .put("created_at", job.created.toString())
                .put("total_count", job.total)
                .put("completed_count", done && !job.cancelled ? job.total - job.errors.size() : 0)
                .put("failed_count", job.errors.size())
                .put("completed_at", job.completed.map(Instant::toString).orElse(null))
                .put("expires_at", job.created.plus(KEPT).toString());
        if (job.type.startsWith("catalog-")) {
            ArrayNode errors = attributes.putArray("errors");
            for (int n = 0; n < job.errors.size(); n++) {
                ObjectNode error = errors.addObject().put("id", job.id + "-" + n);
                job.errors.get(n).properties().forEach(field -> error.set(field.getKey(), field.getValue()));
                error.remove("original_payload");
            }
        }
        node.putObject("links").put("self", "/api/" + job.type + "s/" + job.id);
        return node;
    }
}
