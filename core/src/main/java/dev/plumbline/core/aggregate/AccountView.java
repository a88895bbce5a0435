package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.UpsertProfile;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
 * @param formerly names of properties that were told earlier and are not among those told last: Klaviyo has them still
 * @param unset names of properties that a person wants Klaviyo to have no more
 */
public record AccountView(
        Optional<UpsertProfile> told,
        String claim,
        Optional<Ruling> ruling,
        Figures figures,
        SortedMap<String, Figures> shared,
        Optional<Reported> reported,
        Optional<Instant> tellAt,
        SortedSet<String> formerly,
        SortedSet<String> unset) {

    static final AccountView NEW = new AccountView(
            Optional.empty(),
            "",
            Optional.empty(),
            Figures.NONE,
            new TreeMap<>(),
            Optional.empty(),
            Optional.empty(),
            new TreeSet<>(),
            new TreeSet<>());

    public AccountView {
        shared = Immutable.sorted(shared);
        formerly = Immutable.sorted(formerly);
        unset = Immutable.sorted(unset);
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
        return new AccountView(told, digest, Optional.empty(), figures, shared, reported, tellAt, formerly, unset);
    }

    AccountView ruled(Ruling other) {
        return new AccountView(told, claim, Optional.of(other), figures, shared, reported, tellAt, formerly, unset);
    }

    AccountView plus(Figures change) {
        return new AccountView(told, claim, ruling, figures.plus(change), shared, reported, tellAt, formerly, unset);
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
                tellAt,
                formerly,
                unset);
    }

    AccountView reported(Optional<Reported> now) {
        return new AccountView(told, claim, ruling, figures, shared, now, tellAt, formerly, unset);
    }

    /** What was told before and is neither told nor unset now is remembered by name; what a mapping names again is not unset. */
    AccountView told(UpsertProfile profile) {
        SortedSet<String> earlier = new TreeSet<>(formerly);
        told.ifPresent(before -> earlier.addAll(before.properties().keySet()));
        earlier.removeAll(profile.properties().keySet());
        earlier.removeAll(profile.unset());
        return new AccountView(
                Optional.of(profile),
                claim,
                ruling,
                figures,
                shared,
                reported,
                Optional.empty(),
                earlier,
                profile.unset());
    }

    /** The view in which those of the properties that Klaviyo has are to be unset. */
    AccountView unsetting(Set<String> names) {
        SortedSet<String> all = new TreeSet<>(unset);
        for (String name : names) {
            if (has(name)) {
                all.add(name);
            }
        }
        return new AccountView(told, claim, ruling, figures, shared, reported, tellAt, formerly, all);
    }

    private boolean has(String property) {
        return formerly.contains(property)
                || told.filter(last -> last.properties().containsKey(property)).isPresent();
    }

    AccountView tellingAt(Optional<Instant> when) {
        return new AccountView(told, claim, ruling, figures, shared, reported, when, formerly, unset);
    }
}
