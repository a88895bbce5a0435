package dev.plumbline.server.delivery;

import dev.plumbline.server.outbox.Heads;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Search;
import dev.plumbline.server.outbox.Settlement;
import dev.plumbline.server.outbox.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fetches commands whose turn it is, for each class from where the look before ended. A head is looked for by what stands anywhere in its
 * lane, so one of history before a change of priority is found among the urgent ones.
 */
final class Lookout {
    /** So many wait of a kind at most: twice what a bulk request of events takes. */
    static final int ENOUGH = 2_000;

    private static final int LANES = 1_000;

    /** A look that went through many lanes in vain is not repeated at once. */
    private static final int MANY = 200;

    private static final Duration REST = Duration.ofMillis(200);

    private final Outbox outbox;
    private final String account;
    private final Map<Urgency, String> reached = new EnumMap<>(Urgency.class);
    private final Map<Urgency, Instant> rests = new EnumMap<>(Urgency.class);

    Lookout(Outbox outbox, String account) {
        this.outbox = outbox;
        this.account = account;
    }

    /**
     * What a look has brought.
     *
     * @param parked commands that wait for a refused one
     * @param isMore whether there is more to look at
     */
    record Sight(List<Settlement> parked, boolean isMore) {}

    Sight look(ReadyHeads heads, UnderWay underWay, Instant now) {
        List<Settlement> parked = new ArrayList<>();
        boolean more = false;
        for (Urgency urgency : Urgency.values()) {
            if (!now.isBefore(rests.getOrDefault(urgency, Instant.MIN))) {
                more |= look(urgency, heads, underWay, now, parked);
            }
        }
        return new Sight(parked, more);
    }

    private boolean look(Urgency urgency, ReadyHeads heads, UnderWay underWay, Instant now, List<Settlement> parked) {
        Set<String> taken = new HashSet<>(underWay.lanes());
        taken.addAll(heads.lanesOf(urgency));
        Search search = new Search(
                account, urgency, reached.getOrDefault(urgency, ""), LANES, taken, fullKinds(urgency, heads));
        Heads sight = outbox.due(search, now);
        reached.put(urgency, sight.isEnd() ? "" : sight.last());
        boolean fruitful = false;
        for (QueuedCommand head : sight.found()) {
            if (head.waitsFor() == 0) {
                fruitful |= heads.add(urgency, head);
            } else if (parked.stream().noneMatch(other -> other.id() == head.id())) {
                parked.add(new Settlement.Parked(
                        head.id(), "waits for command " + head.waitsFor() + ", which Klaviyo refused"));
                fruitful = true;
            }
        }
        if (!fruitful && sight.looked() >= MANY) {
            rests.put(urgency, now.plus(REST));
        }
        return !sight.isEnd() && fruitful;
    }

    /** When a class that rests is looked at again, if there is one that does. */
    Optional<Instant> next(Instant now) {
        return rests.values().stream().filter(now::isBefore).min(Instant::compareTo);
    }

    private static Set<String> fullKinds(Urgency urgency, ReadyHeads heads) {
        return Stream.of(Channel.values())
                .filter(channel -> heads.pile(urgency, channel).size() >= ENOUGH)
                .flatMap(channel -> channel.kinds().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
