package dev.plumbline.server.preflight;

import dev.plumbline.klaviyo.KlaviyoException;
import dev.plumbline.klaviyo.Segment;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.delivery.DeliveryStatus;
import dev.plumbline.server.preflight.Preflight.Member;
import dev.plumbline.server.preflight.Preflight.Reason;
import dev.plumbline.server.verify.Proofs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Answers whether a campaign to a segment can be sent now. */
public final class PreflightDesk {
    /** Fifty requests of a hundred customers: some seconds at Klaviyo's limits. */
    static final int MOST_TROUBLED = 5_000;

    private static final Duration RECENT = Duration.ofHours(1);
    private static final double NEARLY_ALL = 0.99;

    private final SegmentReaders readers;
    private final Deliveries deliveries;
    private final Proofs proofs;
    private final Troubles troubles;
    private final InstantSource clock;

    PreflightDesk(
            SegmentReaders readers, Deliveries deliveries, Proofs proofs, Troubles troubles, InstantSource clock) {
        this.readers = readers;
        this.deliveries = deliveries;
        this.proofs = proofs;
        this.troubles = troubles;
        this.clock = clock;
    }

    /** What came of the question. */
    public sealed interface Answer {
        record Checked(Preflight preflight) implements Answer {}

        /** @param reason and what to do, in words */
        record NotFound(String reason) implements Answer {}

        /** @param reason and what to do, in words */
        record Unavailable(String reason) implements Answer {}
    }

    /**
     * Looks now. Takes some seconds when many customers have something open.
     *
     * @param segment its name, as Klaviyo shows it
     * @param account by the name that the configuration gives it; empty for whichever has a segment of that name
     */
    public Answer check(String segment, Optional<String> account) {
        if (account.isPresent() && !deliveries.status().containsKey(account.get())) {
            return new Answer.NotFound("There is no account '" + account.get() + "'; the mapping names "
                    + String.join(", ", deliveries.status().keySet()));
        }
        if (readers.accounts().isEmpty()
                || account.filter(name -> !readers.accounts().contains(name)).isPresent()) {
            return new Answer.Unavailable("No API key of Klaviyo is configured for "
                    + account.map(name -> "account " + name).orElse("any account")
                    + " (klaviyo.api-key), so no segment can be read");
        }
        try {
            return inOneOf(account.map(List::of).orElseGet(() -> List.copyOf(readers.accounts())), segment);
        } catch (KlaviyoException failed) {
            return new Answer.Unavailable(
                    "Klaviyo could not be asked: " + failed.failure().summary()
                            + ". The API key needs the scopes segments:read and profiles:read; if it has them, ask again later");
        }
    }

    private Answer inOneOf(List<String> accounts, String name) {
        for (String account : accounts) {
            Optional<Answer> checked = readers.of(account)
                    .flatMap(reader ->
                            reader.named(name).map(segment -> new Answer.Checked(checked(account, reader, segment))));
            if (checked.isPresent()) {
                return checked.get();
            }
        }
        return new Answer.NotFound("Klaviyo has no segment named '" + name + "' in " + String.join(", ", accounts)
                + "; the name is expected exactly as Klaviyo shows it");
    }

    private Preflight checked(String account, SegmentReader reader, Segment segment) {
        Instant now = clock.instant();
        Troubles.Found found = troubles.of(account);
        SortedMap<String, String> members =
                reader.members(segment, found.byProfile().keySet());
        Optional<Long> size = reader.sizeOf(segment);
        List<Member> exclude = members.entrySet().stream()
                .map(member -> new Member(
                        member.getKey(), member.getValue(), found.byProfile().getOrDefault(member.getKey(), Set.of())))
                .toList();
        List<Reason> reasons = Judge.reasons(new Facts(
                standstill(account),
                new Facts.Segment(segment.active(), segment.processing(), size),
                troubles.behind(account, now),
                proofs.lagsSince(account, now.minus(RECENT)).percentile(NEARLY_ALL),
                troubles.unreadable(),
                found.isComplete(),
                exclude.size()));
        return new Preflight(
                now,
                account,
                segment.name(),
                segment.id(),
                size,
                found.byProfile().size(),
                reasons.stream().map(Reason::verdict).reduce(Verdict.GO, Verdict::worse),
                reasons,
                exclude);
    }

    private Optional<String> standstill(String account) {
        return Optional.ofNullable(deliveries.status().get(account))
                .filter(status -> status.mode() != DeliveryStatus.Mode.LIVE)
                .map(DeliveryStatus::reason);
    }
}
