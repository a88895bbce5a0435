package dev.plumbline.klaviyo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A bulk import of profiles or a bulk job of the catalog. Counts can lag behind what is readable already.
 *
 * @param errors of the rows of a catalog job; those of a profile import are read by {@link KlaviyoClient#bulkImportErrors}
 * @param expiresAt when Klaviyo forgets the job, seven days after its start
 */
public record BulkJob(
        String id,
        Status status,
        int total,
        int completed,
        int failed,
        List<ApiError> errors,
        Optional<Instant> createdAt,
        Optional<Instant> completedAt,
        Optional<Instant> expiresAt) {

    /** How far a job is. */
    public enum Status {
        QUEUED,
        PROCESSING,
        COMPLETE,
        CANCELLED,
        /** A word that this library does not know: read the job again. */
        OTHER;

        /** As Klaviyo writes it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return switch (word) {
                case "queued" -> QUEUED;
                case "processing" -> PROCESSING;
                case "complete" -> COMPLETE;
                case "cancelled" -> CANCELLED;
                default -> OTHER;
            };
        }
    }

    public BulkJob {
        errors = List.copyOf(errors);
    }

    /** Whether nothing more will happen. */
    public boolean finished() {
        return status == Status.COMPLETE || status == Status.CANCELLED;
    }

    static BulkJob read(Resource resource) {
        return new BulkJob(
                resource.id(),
                Status.of(resource.text("status").orElse("")),
                resource.count("total_count"),
                resource.count("completed_count"),
                resource.count("failed_count"),
                ErrorReader.list(resource.list("errors"), 0),
                resource.instant("created_at"),
                resource.instant("completed_at"),
                resource.instant("expires_at"));
    }
}
