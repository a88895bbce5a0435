package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.UpsertProfile;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A customer as one Klaviyo account has it.
 *
 * @param told the profile that was told last
 * @param claim the digest of the address that it claims, empty while it has none
 * @param ruling whose profile that address is, empty until that is ruled
 * @param figures what its orders in this account come to
 * @param shared the figures of those whose profile this is too, by their key
 * @param reported what it reported to the owner of its address
 * @param tellAt when a change that can wait is told
 */
public record AccountView(
        Optional<UpsertProfile> told,
        String claim,
        Optional<Ruling> ruling,
        Figures figures,
        SortedMap<String, Figures> shared,
        Optional<Reported> reported,
        Optional<Instant> tellAt) {

    static final AccountView NEW = new AccountView(
            Optional.empty(), "", Optional.empty(), Figures.NONE, new TreeMap<>(), Optional.empty(), Optional.empty());

    public AccountView {
        shared = Immutable.sorted(shared);
    }

    /**
     * Whose profile an address is.
     *
     * @param sharers the numbers of the others with that address, by their key
     */
    public record Ruling(AggregateKey owner, String externalId, SortedMap<String, String> sharers) {
        public Ruling {
            sharers = Immutable.sorted(sharers);
        }
    }

    /** What was reported to whom. */
    public record Reported(AggregateKey owner, Figures figures) {}

    /** Whether the account was told of the customer, or of one whose profile this is too. */
    boolean isTold() {
        return told.isPresent() || !figures.isNothing() || !shared.isEmpty() || reported.isPresent();
    }

    /** Own figures and those of the sharers. */
    Figures total() {
        return shared.values().stream().reduce(figures, Figures::plus);
    }

    /** Whether it waits to hear whose profile its address is. */
    boolean isUndecided() {
        return !claim.isEmpty() && ruling.isEmpty();
    }

    /** The one whose profile it shares; empty when the profile is its own. */
    Optional<Ruling> owner(AggregateKey self) {
        return ruling.filter(ruled -> !ruled.owner().equals(self));
    }

    AccountView claiming(String digest) {
        return new AccountView(told, digest, Optional.empty(), figures, shared, reported, tellAt);
    }

    AccountView ruled(Ruling other) {
        return new AccountView(told, claim, Optional.of(other), figures, shared, reported, tellAt);
    }

    AccountView plus(Figures change) {
        return new AccountView(told, claim, ruling, figures.plus(change), shared, reported, tellAt);
    }

    AccountView sharing(AggregateKey from, Figures theirs) {
        return new AccountView(
                told,
                claim,
                ruling,
                figures,
                theirs.isNothing()
                        ? Immutable.without(shared, from.toString())
                        : Immutable.with(shared, from.toString(), theirs),
                reported,
                tellAt);
    }

    AccountView reported(Optional<Reported> now) {
        return new AccountView(told, claim, ruling, figures, shared, now, tellAt);
    }

    AccountView told(UpsertProfile profile) {
        return new AccountView(Optional.of(profile), claim, ruling, figures, shared, reported, Optional.empty());
    }

    AccountView tellingAt(Optional<Instant> when) {
        return new AccountView(told, claim, ruling, figures, shared, reported, when);
    }
}
