package dev.plumbline.server.verify;

import dev.plumbline.server.metrics.Meters;
import dev.plumbline.server.metrics.Tally;
import dev.plumbline.server.metrics.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Counts what looks for accepted events come to, and how long Klaviyo took to show them. */
final class CountedProofs implements Proofs {
    private final Proofs proofs;
    private final Map<String, Tally<Outcome>> found = new HashMap<>();
    private final Map<String, Timings> lags = new HashMap<>();

    /** @param accounts all that there are */
    CountedProofs(Proofs proofs, Collection<String> accounts, Meters meters) {
        this.proofs = proofs;
        for (String account : accounts) {
            found.put(
                    account,
                    meters.tally(
                            "plumbline.events.looked.for",
                            "Looks for accepted events, by what was found",
                            account,
                            Outcome.class));
            lags.put(account, meters.lags(account));
        }
    }

    /** What a look came to: a {@link Finding}'s kind. */
    private enum Outcome {
        STORED,
        LATER,
        RESEND,
        MISSING,
        UNSAMPLED
    }

    @Override
    public List<Unproven> due(String account, Instant acceptedBy, Instant now, int limit) {
        return proofs.due(account, acceptedBy, now, limit);
    }

    @Override
    public void leaveOut(String account, List<Unproven> unsampled, Instant now) {
        proofs.leaveOut(account, unsampled, now);
        tally(account).count(Outcome.UNSAMPLED, unsampled.size());
    }

    @Override
    public long metSince(String account, Instant since) {
        return proofs.metSince(account, since);
    }

    @Override
    public void note(String account, List<Finding> findings, Instant now) {
        proofs.note(account, findings, now);
        findings.forEach(finding -> note(account, finding));
    }

    private void note(String account, Finding finding) {
        switch (finding) {
            case Finding.Stored stored -> {
                tally(account).count(Outcome.STORED);
                stored.lag().ifPresent(lag -> note(account, lag));
            }
            case Finding.Later _ -> tally(account).count(Outcome.LATER);
            case Finding.Resend _ -> tally(account).count(Outcome.RESEND);
            case Finding.Missing _ -> tally(account).count(Outcome.MISSING);
        }
    }

    private void note(String account, Duration lag) {
        Objects.requireNonNull(lags.get(account)).note(lag);
    }

    private Tally<Outcome> tally(String account) {
        return Objects.requireNonNull(found.get(account));
    }

    @Override
    public Lags lagsSince(String account, Instant since) {
        return proofs.lagsSince(account, since);
    }

    @Override
    public Optional<Instant> front(String account) {
        return proofs.front(account);
    }
}
