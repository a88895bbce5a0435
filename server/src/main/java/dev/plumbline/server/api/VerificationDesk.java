package dev.plumbline.server.api;

import dev.plumbline.server.verify.LagHistory;
import dev.plumbline.server.verify.Proofs;
import dev.plumbline.server.verify.Verifiers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers how the reading back is, and how long Klaviyo takes. */
public final class VerificationDesk {
    /** A chart has about so many parts. */
    private static final long PARTS = 300;

    private static final Duration SLOT = Duration.ofMinutes(5);

    private final Verifiers verifiers;
    private final Proofs proofs;
    private final LagHistory history;
    private final InstantSource clock;

    public VerificationDesk(Verifiers verifiers, Proofs proofs, LagHistory history, InstantSource clock) {
        this.verifiers = verifiers;
        this.proofs = proofs;
        this.history = history;
        this.clock = clock;
    }

    /** Each account by its name. */
    public SortedMap<String, VerificationAnswers.Verification> now() {
        Instant now = clock.instant();
        SortedMap<String, VerificationAnswers.Verification> all = new TreeMap<>();
        verifiers
                .status()
                .forEach((account, status) -> all.put(
                        account,
                        VerificationAnswers.Verification.of(
                                status,
                                proofs.lagsSince(account, now.minus(Duration.ofHours(1))),
                                proofs.lagsSince(account, now.minus(Duration.ofDays(1))))));
        return all;
    }

    /** The last hours of each account in parts of equal length, for a chart. */
    public SortedMap<String, List<VerificationAnswers.LagPart>> lags(int hours) {
        Duration time = Duration.ofHours(hours);
        Duration step = SLOT.multipliedBy(Math.max(1, time.dividedBy(SLOT.multipliedBy(PARTS))));
        SortedMap<String, List<VerificationAnswers.LagPart>> all = new TreeMap<>();
        verifiers
                .status()
                .keySet()
                .forEach(account -> all.put(
                        account,
                        history.of(account, clock.instant().minus(time), step).stream()
                                .map(VerificationAnswers.LagPart::of)
                                .toList()));
        return all;
    }
}
