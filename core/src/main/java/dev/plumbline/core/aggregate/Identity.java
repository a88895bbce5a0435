package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Step.Effects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One e-mail address in one account, and the customers that claim it: Klaviyo has one profile for an address, so one of them owns it and
 * the others' events go to that one's profile. The first to claim it owns it, a customer before a one-time customer, as long as it claims it.
 *
 * @param claims by the claimant's key
 * @param owner the claimant whose profile the address is
 * @param counter how many claims there ever were
 */
public record Identity(AggregateKey key, SortedMap<String, Claim> claims, Optional<AggregateKey> owner, int counter)
        implements Aggregate {

    public Identity {
        claims = Immutable.sorted(claims);
    }

    /**
     * One customer's claim.
     *
     * @param externalId of its profile
     * @param guest whether it is a one-time customer
     * @param rank the earlier the lower
     */
    public record Claim(AggregateKey customer, String externalId, boolean guest, int rank) {}

    static Identity unknown(AggregateKey key) {
        return new Identity(key, new TreeMap<>(), Optional.empty(), 0);
    }

    /** Addresses are not filtered: the customers that claim them are. */
    @Override
    public Optional<LeftOut> leftOut() {
        return Optional.empty();
    }

    Step on(Message message) {
        return switch (message) {
            case Message.AddressClaimed claimed -> claimed(claimed);
            case Message.AddressGivenUp givenUp -> givenUp(givenUp);
            case Message.Reported other -> throw Mirror.misrouted(key, other);
            case Message.WokenUp other -> new Step(this, Reception.UNCHANGED, Effects.NONE);
            case Message.Decided other -> new Step(this, Reception.UNCHANGED, Effects.NONE);
            case Message.PropertiesDropped other -> throw Mirror.misrouted(key, other);
            case Message.CustomerAsked other -> throw Mirror.misrouted(key, other);
            case Message.CustomerReady other -> throw Mirror.misrouted(key, other);
            case Message.CustomerLeftOut other -> throw Mirror.misrouted(key, other);
            case Message.AskingWithdrawn other -> throw Mirror.misrouted(key, other);
            case Message.OrderNews other -> throw Mirror.misrouted(key, other);
            case Message.GoodsReturned other -> throw Mirror.misrouted(key, other);
            case Message.AddressRuled other -> throw Mirror.misrouted(key, other);
            case Message.FiguresShared other -> throw Mirror.misrouted(key, other);
        };
    }

    private Step claimed(Message.AddressClaimed claimed) {
        String claimant = claimed.customer().toString();
        int rank = Optional.ofNullable(claims.get(claimant)).map(Claim::rank).orElse(counter);
        Claim claim = new Claim(claimed.customer(), claimed.externalId(), claimed.guest(), rank);
        return ruled(Immutable.with(claims, claimant, claim), Optional.of(claimed.customer()));
    }

    private Step givenUp(Message.AddressGivenUp givenUp) {
        return ruled(Immutable.without(claims, givenUp.customer().toString()), Optional.empty());
    }

    /** Whoever is concerned by the ruling hears of it: the claimant, the owner, and all when the owner has changed. */
    private Step ruled(SortedMap<String, Claim> now, Optional<AggregateKey> claimant) {
        Optional<Claim> chosen = ownerOf(now);
        Identity after = new Identity(key, now, chosen.map(Claim::customer), counter + 1);
        List<Routed> rulings = new ArrayList<>();
        chosen.ifPresent(own -> {
            SortedMap<String, String> sharers = new TreeMap<>();
            now.values().stream()
                    .filter(claim -> !claim.customer().equals(own.customer()))
                    .forEach(claim -> sharers.put(
                            claim.customer().toString(), claim.customer().number()));
            Message ruling = new Message.AddressRuled(
                    IdentityKeys.accountOf(key), key.number(), own.customer(), own.externalId(), sharers);
            boolean changed = !owner.equals(after.owner());
            now.values().stream()
                    .map(Claim::customer)
                    .filter(customer -> changed
                            || customer.equals(own.customer())
                            || claimant.filter(customer::equals).isPresent())
                    .forEach(customer -> rulings.add(new Routed(customer, ruling)));
        });
        return new Step(
                after,
                Reception.APPLIED,
                new Effects(List.of(), rulings, List.of(), Optional.empty(), List.of(), Judgement.NONE));
    }

    private Optional<Claim> ownerOf(SortedMap<String, Claim> now) {
        Optional<Claim> present = owner.map(AggregateKey::toString).flatMap(own -> Optional.ofNullable(now.get(own)));
        Optional<Claim> first =
                now.values().stream().min(Comparator.comparing(Claim::guest).thenComparingInt(Claim::rank));
        return present.filter(own -> !own.guest() || first.filter(Claim::guest).isPresent())
                .or(() -> first);
    }
}
