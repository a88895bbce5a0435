package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.Limits;
import dev.plumbline.klaviyo.Permit;
import dev.plumbline.server.outbox.JobLedger;
import dev.plumbline.server.outbox.OpenJob;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Urgency;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionOperations;

/** Decides what leaves next, alone or together, and lets it go. One thread uses it. */
final class Sending {
    private final Route route;
    private final Parts parts;
    private final CommandRequests requests;
    private final Packer packer;
    private final Allotment allotment;
    private final Turns turns = new Turns();
    private final Map<Urgency, Set<Channel>> together = new EnumMap<>(Urgency.class);
    private final Map<Urgency, Map<Endpoint, Instant>> closed = new EnumMap<>(Urgency.class);

    /** What a delivery is made of. */
    record Parts(
            ReadyHeads heads,
            UnderWay underWay,
            JobFollower follower,
            JobLedger jobs,
            Judge judge,
            Dispatcher dispatcher,
            TransactionOperations transaction) {}

    Sending(Route route, Parts parts) {
        this.route = route;
        this.parts = parts;
        this.requests = new CommandRequests(route.liveWindow());
        this.packer = new Packer(requests);
        this.allotment = new Allotment(route.budget());
    }

    /**
     * Lets go what may go.
     *
     * @param limit how many requests may be under way
     */
    void send(int limit, Instant now) {
        closed.values().forEach(endpoints -> endpoints.values().removeIf(opens -> !opens.isAfter(now)));
        changeGears();
        Set<Urgency> ready = waiting();
        while (parts.underWay().requests() < limit && !ready.isEmpty()) {
            Urgency urgency = turns.next(ready).orElseThrow();
            if (sendOne(urgency, now)) {
                turns.served(urgency);
                if (parts.heads().size(urgency) == 0) {
                    ready.remove(urgency);
                }
            } else {
                ready.remove(urgency);
            }
        }
    }

    /** When the first endpoint opens that something waits for. */
    Optional<Instant> opens() {
        return closed.values().stream()
                .flatMap(endpoints -> endpoints.values().stream())
                .min(Instant::compareTo);
    }

    /** Lets all be tried again, after a pause of the account. */
    void forget() {
        closed.clear();
    }

    private Set<Urgency> waiting() {
        return Stream.of(Urgency.values())
                .filter(urgency -> parts.heads().size(urgency) > 0)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Urgency.class)));
    }

    private void changeGears() {
        for (Urgency urgency : Urgency.values()) {
            Set<Channel> before = together.computeIfAbsent(urgency, _ -> EnumSet.noneOf(Channel.class));
            for (Channel channel : Channel.values()) {
                int perMinute = Math.min(
                        route.budget().perMinute(channel.alone()),
                        channel.alone().tier().steady());
                int waiting = parts.heads().pile(urgency, channel).together().size();
                if (route.bulk().goesTogether(before.contains(channel), waiting, urgency, perMinute)) {
                    before.add(channel);
                } else {
                    before.remove(channel);
                }
            }
        }
    }

    /** Whether a request of this class left, or a command of it was found to be unsayable. */
    private boolean sendOne(Urgency urgency, Instant now) {
        for (Channel channel : Channel.values()) {
            ReadyHeads.Pile pile = parts.heads().pile(urgency, channel);
            if (pile.isEmpty()) {
                continue;
            }
            boolean may = parts.judge().mayShare(channel);
            if (!may) {
                parts.heads().dissolve(urgency, channel);
            }
            boolean gear = may && together.getOrDefault(urgency, Set.of()).contains(channel);
            boolean many =
                    !pile.fragments().isEmpty() || (gear && !pile.together().isEmpty());
            if (many && jobsLeft(channel) && isOpen(urgency, channel.together()) && sendMany(urgency, channel, now)) {
                return true;
            }
            boolean one = !pile.alone().isEmpty() || (!gear && !pile.together().isEmpty());
            if (one && isOpen(urgency, channel.alone()) && sendAlone(urgency, channel, !gear, now)) {
                return true;
            }
        }
        return false;
    }

    private boolean jobsLeft(Channel channel) {
        return channel.catalogJob().isEmpty() || parts.follower().ofCatalog() < Limits.UNFINISHED_CATALOG_JOBS;
    }

    private boolean isOpen(Urgency urgency, Endpoint endpoint) {
        return !closed.getOrDefault(urgency, Map.of()).containsKey(endpoint);
    }

    private boolean isPermitted(Urgency urgency, Endpoint endpoint, Instant now) {
        return switch (allotment.acquire(endpoint, urgency, waiting(), now)) {
            case Permit.Granted _ -> true;
            case Permit.Wait wait -> {
                closed.computeIfAbsent(urgency, _ -> new EnumMap<>(Endpoint.class))
                        .put(endpoint, wait.until());
                yield false;
            }
        };
    }

    private boolean sendAlone(Urgency urgency, Channel channel, boolean ofThoseThatShare, Instant now) {
        Optional<QueuedCommand> next = parts.heads().takeOne(urgency, channel, ofThoseThatShare);
        if (next.isEmpty()) {
            return false;
        }
        QueuedCommand command = next.get();
        ProfileForm form = parts.judge().formOf(command);
        List<KlaviyoRequest> inTurn;
        try {
            inTurn = requests.of(command.command(), form, now);
        } catch (IllegalArgumentException beyondKlaviyosLimits) {
            refuse(command, form, beyondKlaviyosLimits, now);
            return true;
        }
        if (!isPermitted(urgency, inTurn.getFirst().endpoint(), now)) {
            parts.heads().putBack(urgency, channel, next.stream().toList());
            return false;
        }
        parts.underWay().start(List.of(command));
        parts.dispatcher().send(new Heard.Departure(command, form, inTurn));
        return true;
    }

    private void refuse(QueuedCommand command, ProfileForm form, IllegalArgumentException limit, Instant now) {
        parts.underWay().start(List.of(command));
        parts.dispatcher().refuse(command, form, String.valueOf(limit.getMessage()), now);
    }

    private boolean sendMany(Urgency urgency, Channel channel, Instant now) {
        if (!isPermitted(urgency, channel.together(), now)) {
            return false;
        }
        List<QueuedCommand> group = parts.heads().takeMany(urgency, channel);
        Packer.Packed packed = packer.pack(urgency, channel, group, now);
        packed.unsayable().forEach(command -> unsayable(command, now));
        parts.heads().putBack(urgency, channel, packed.left());
        packed.parcel().ifPresent(parcel -> {
            long job = channel.isJob() ? opened(parcel, now) : 0;
            parts.underWay().start(parcel.commands());
            parts.dispatcher().send(parcel, job);
        });
        return true;
    }

    private void unsayable(QueuedCommand command, Instant now) {
        ProfileForm form = parts.judge().formOf(command);
        try {
            requests.of(command.command(), form, now);
        } catch (IllegalArgumentException beyondKlaviyosLimits) {
            refuse(command, form, beyondKlaviyosLimits, now);
        }
    }

    /** On disk before it leaves. */
    private long opened(Parcel parcel, Instant now) {
        String kind = parcel.channel().name();
        try {
            long job = Optional.ofNullable(parts.transaction()
                            .execute(_ -> parts.jobs().open(route.account(), kind, parcel.ids(), now)))
                    .orElseThrow();
            parts.follower().sent(new OpenJob(job, kind, Optional.empty(), now));
            return job;
        } catch (RuntimeException notOnDisk) {
            // They are still in the queue, and may be another server's by now.
            parts.heads().clear();
            throw notOnDisk;
        }
    }
}
