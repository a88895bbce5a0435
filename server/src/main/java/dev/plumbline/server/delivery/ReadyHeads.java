package dev.plumbline.server.delivery;

import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Urgency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Commands whose turn it is, read ahead of the requests that take them: a bounded number of each class and channel, one of each lane. */
final class ReadyHeads {
    private final Map<Urgency, Map<Channel, Pile>> piles = new EnumMap<>(Urgency.class);
    private final Map<String, Urgency> lanes = new HashMap<>();

    /**
     * What waits for one channel.
     *
     * @param together may share a request
     * @param alone may not
     * @param fragments of a refused request: each goes as a request of its own
     */
    record Pile(Deque<QueuedCommand> together, Deque<QueuedCommand> alone, Deque<List<QueuedCommand>> fragments) {
        Pile() {
            this(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
        }

        boolean isEmpty() {
            return together.isEmpty() && alone.isEmpty() && fragments.isEmpty();
        }

        int size() {
            return together.size()
                    + alone.size()
                    + fragments.stream().mapToInt(List::size).sum();
        }
    }

    Pile pile(Urgency urgency, Channel channel) {
        return piles.computeIfAbsent(urgency, _ -> new EnumMap<>(Channel.class))
                .computeIfAbsent(channel, _ -> new Pile());
    }

    /** Takes a head in. One that was there for less urgent reasons becomes as urgent as this. Returns whether anything changed. */
    boolean add(Urgency urgency, QueuedCommand head) {
        String lane = head.command().lane();
        Urgency before = lanes.getOrDefault(lane, Urgency.BACKFILL);
        if (lanes.containsKey(lane)) {
            if (before.compareTo(urgency) <= 0 || !remove(before, head)) {
                return false;
            }
        }
        lanes.put(lane, urgency);
        Pile pile = pile(urgency, Channel.of(head));
        (Channel.mayShare(head) ? pile.together() : pile.alone()).addLast(head);
        return true;
    }

    private boolean remove(Urgency urgency, QueuedCommand head) {
        Pile pile = pile(urgency, Channel.of(head));
        return pile.together().removeIf(other -> other.id() == head.id())
                || pile.alone().removeIf(other -> other.id() == head.id());
    }

    /** What could not leave goes first next time. */
    void putBack(Urgency urgency, Channel channel, List<QueuedCommand> heads) {
        Pile pile = pile(urgency, channel);
        for (QueuedCommand head : heads.reversed()) {
            lanes.put(head.command().lane(), urgency);
            (Channel.mayShare(head) ? pile.together() : pile.alone()).addFirst(head);
        }
    }

    /** A part of a refused request, which goes as one. */
    void addFragment(Urgency urgency, Channel channel, List<QueuedCommand> heads) {
        heads.forEach(head -> lanes.put(head.command().lane(), urgency));
        pile(urgency, channel).fragments().addLast(List.copyOf(heads));
    }

    /** One that goes alone; commands that may share go alone too while few of them wait. */
    Optional<QueuedCommand> takeOne(Urgency urgency, Channel channel, boolean ofThoseThatShare) {
        Pile pile = pile(urgency, channel);
        Optional<QueuedCommand> head = Optional.ofNullable(pile.alone().pollFirst());
        if (head.isEmpty() && ofThoseThatShare) {
            head = Optional.ofNullable(pile.together().pollFirst());
        }
        head.ifPresent(taken -> lanes.remove(taken.command().lane()));
        return head;
    }

    /** Those that go together next. */
    List<QueuedCommand> takeMany(Urgency urgency, Channel channel) {
        Pile pile = pile(urgency, channel);
        List<QueuedCommand> taken = new ArrayList<>();
        if (pile.fragments().isEmpty()) {
            while (taken.size() < channel.rows() && !pile.together().isEmpty()) {
                taken.add(pile.together().removeFirst());
            }
        } else {
            taken.addAll(pile.fragments().removeFirst());
        }
        taken.forEach(head -> lanes.remove(head.command().lane()));
        return taken;
    }

    /** The lanes of those that are at least so urgent. */
    Set<String> lanesOf(Urgency urgency) {
        return lanes.entrySet().stream()
                .filter(lane -> lane.getValue().compareTo(urgency) <= 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Parts of refused requests become single commands again. */
    void dissolve(Urgency urgency, Channel channel) {
        Pile pile = pile(urgency, channel);
        pile.fragments().forEach(pile.together()::addAll);
        pile.fragments().clear();
    }

    /** How many wait of a class. */
    int size(Urgency urgency) {
        return piles.getOrDefault(urgency, Map.of()).values().stream()
                .mapToInt(Pile::size)
                .sum();
    }

    /** Forgets all of them: they are still in the queue. */
    void clear() {
        piles.clear();
        lanes.clear();
    }
}
