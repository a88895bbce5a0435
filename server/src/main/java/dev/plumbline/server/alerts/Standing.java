package dev.plumbline.server.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an alert that is raised stands. What gets worse is told at once; what gets better is told when it has been so for a while, so
 * something that comes and goes is told once.
 *
 * @param told how grave people were told that it is
 * @param lowerSince since when it is less grave or gone, which is not told yet; empty while it is as grave as told
 */
record Standing(Severity told, Optional<Instant> lowerSince) {

    /**
     * What comes of a look.
     *
     * @param after how it stands now; empty when nothing is raised
     * @param change what is told; empty when nothing is
     */
    record Verdict(Optional<Standing> after, Optional<Change> change) {}

    /**
     * @param before empty when nothing is raised
     * @param seen how grave it is now; empty when nothing is wrong
     * @param calm how long it must be better until that is told
     */
    static Verdict judge(Optional<Standing> before, Optional<Severity> seen, Instant now, Duration calm) {
        if (before.isEmpty()) {
            return new Verdict(
                    seen.map(severity -> new Standing(severity, Optional.empty())),
                    seen.map(severity -> Change.RAISED));
        }
        Standing standing = before.get();
        if (seen.filter(severity -> severity.compareTo(standing.told) >= 0).isEmpty()) {
            return standing.lower(seen, now, calm);
        }
        return new Verdict(
                seen.map(severity -> new Standing(severity, Optional.empty())),
                seen.filter(severity -> severity != standing.told).map(severity -> Change.WORSE));
    }

    private Verdict lower(Optional<Severity> seen, Instant now, Duration calm) {
        Instant since = lowerSince.filter(before -> !before.isAfter(now)).orElse(now);
        if (now.isBefore(since.plus(calm))) {
            return new Verdict(Optional.of(new Standing(told, Optional.of(since))), Optional.empty());
        }
        return new Verdict(
                seen.map(severity -> new Standing(severity, Optional.empty())),
                Optional.of(seen.isPresent() ? Change.BETTER : Change.OVER));
    }
}
