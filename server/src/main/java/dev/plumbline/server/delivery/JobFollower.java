package dev.plumbline.server.delivery;

import dev.plumbline.server.outbox.OpenJob;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Remembers which bulk jobs are to be asked after, and when: soon at first, then less and less often. */
final class JobFollower {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int LONGEST_IN_DOUBLINGS = 5;

    private final Map<Long, Followed> jobs = new LinkedHashMap<>();

    private record Followed(OpenJob job, Instant next, int asked, boolean underWay) {}

    /** Its request is on its way. */
    void sent(OpenJob job) {
        jobs.put(job.id(), new Followed(job, Instant.MAX, 0, true));
    }

    void follow(OpenJob job, Instant now) {
        jobs.put(job.id(), new Followed(job, now.plus(FIRST), 0, false));
    }

    /** Klaviyo has named it. */
    void named(long id, String klaviyoId, Instant now) {
        Optional.ofNullable(jobs.get(id))
                .ifPresent(known -> follow(
                        new OpenJob(
                                id,
                                known.job().kind(),
                                Optional.of(klaviyoId),
                                known.job().sentAt()),
                        now));
    }

    /** Those whose time has come, the longest waiting first; they count as asked. */
    List<OpenJob> due(Instant now, int limit) {
        List<OpenJob> due = jobs.values().stream()
                .filter(job -> !job.underWay() && !job.next().isAfter(now))
                .limit(limit)
                .map(Followed::job)
                .toList();
        due.forEach(job -> jobs.computeIfPresent(
                job.id(), (_, followed) -> new Followed(job, followed.next(), followed.asked() + 1, true)));
        return due;
    }

    /** It is not over, or could not be asked after. */
    void later(long id, Instant now) {
        jobs.computeIfPresent(id, (_, followed) -> {
            Duration pause = FIRST.multipliedBy(1L << Math.min(followed.asked(), LONGEST_IN_DOUBLINGS));
            return new Followed(followed.job(), now.plus(pause), followed.asked(), false);
        });
    }

    void forget(long id) {
        jobs.remove(id);
    }

    int size() {
        return jobs.size();
    }

    /** How many of the catalog's: Klaviyo allows so many at one time. */
    long ofCatalog() {
        return jobs.values().stream()
                .filter(followed ->
                        Channel.valueOf(followed.job().kind()).catalogJob().isPresent())
                .count();
    }

    Set<String> klaviyoIds() {
        return jobs.values().stream()
                .flatMap(followed -> followed.job().klaviyoId().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** When the next is to be asked after. */
    Optional<Instant> next() {
        return jobs.values().stream()
                .filter(followed -> !followed.underWay())
                .map(Followed::next)
                .min(Instant::compareTo);
    }
}
