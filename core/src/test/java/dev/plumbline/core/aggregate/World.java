package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.document.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The smallest host there is: a map, and a clock that a test moves. */
final class World {
    private Mirror mirror;
    private final Map<AggregateKey, Aggregate> aggregates = new HashMap<>();
    private final Map<AggregateKey, Run.Pending> pending = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Reception> receptions = new ArrayList<>();
    private final Gatekeeper gates = new Gatekeeper();
    private Instant now = Given.MONDAY;

    World(Contract contract) {
        mirror = new Mirror(contract);
    }

    /** Where nothing waits for a customer, a schedule or stable stock. */
    static World impatient() {
        return new World(Given.IMPATIENT);
    }

    Gatekeeper gates() {
        return gates;
    }

    World tell(Document... documents) {
        for (Document document : documents) {
            EnumSet<Reception> received = work(mirror.route(document));
            receptions.addAll(received);
        }
        return this;
    }

    /** Tells what was loaded after the fact. */
    World tellHistory(Document... documents) {
        for (Document document : documents) {
            work(mirror.route(document), true);
        }
        return this;
    }

    private EnumSet<Reception> work(List<Routed> messages) {
        return work(messages, false);
    }

    private EnumSet<Reception> work(List<Routed> messages, boolean history) {
        Run run = new Run(
                mirror,
                keys -> {
                    Map<AggregateKey, Aggregate> found = new HashMap<>(aggregates);
                    found.keySet().retainAll(keys);
                    return found;
                },
                now);
        run.expect(messages);
        EnumSet<Reception> received = history ? run.takeHistory(1, messages) : run.take(1, messages);
        Run.Result result = run.result();
        aggregates.putAll(result.aggregates());
        pending.putAll(result.pending());
        result.commands().forEach(said -> commands.add(said.command()));
        result.remarks().forEach(remark -> notes.add(remark.what().text()));
        gates.take(result.judgements());
        return received;
    }

    /** Lets time pass and wakes whoever wants it, in the order of time. */
    World pass(Duration time) {
        Instant until = now.plus(time);
        for (Optional<Map.Entry<AggregateKey, Instant>> next = next(until); next.isPresent(); next = next(until)) {
            now = next.get().getValue().isAfter(now) ? next.get().getValue() : now;
            work(List.of(new Routed(next.get().getKey(), new Message.WokenUp())));
        }
        now = until;
        return this;
    }

    private Optional<Map.Entry<AggregateKey, Instant>> next(Instant until) {
        return pending.entrySet().stream()
                .flatMap(entry -> entry.getValue().wakeAt().stream().map(at -> Map.entry(entry.getKey(), at)))
                .filter(wake -> !wake.getValue().isAfter(until))
                .min(Map.Entry.comparingByValue());
    }

    /** Another mapping is in force from now on. */
    World under(Contract contract) {
        mirror = new Mirror(contract);
        return this;
    }

    /** Wakes all, as a host does when a mapping may let something through. */
    World wakeAll() {
        List.copyOf(aggregates.keySet()).stream()
                .sorted(Comparator.comparing(AggregateKey::toString))
                .forEach(key -> work(List.of(new Routed(key, new Message.WokenUp()))));
        return this;
    }

    World decide(AggregateKey key, Message.Decided.Kind kind) {
        work(List.of(new Routed(key, new Message.Decided(kind, "anna", "it is paid", now))));
        return this;
    }

    /** A person wants a profile to have properties no more. */
    World unset(String number, String... names) {
        AggregateKey key = new AggregateKey(AggregateKey.Kind.CUSTOMER, Given.PRD, number);
        work(List.of(new Routed(
                key, new Message.PropertiesDropped(new TreeSet<>(Set.of(names)), "anna", "nobody uses them", now))));
        return this;
    }

    List<Command> commands() {
        return commands;
    }

    List<TrackEvent> events() {
        return commands.stream()
                .filter(TrackEvent.class::isInstance)
                .map(TrackEvent.class::cast)
                .toList();
    }

    /** Metric, id and value of each event, one line each. */
    List<String> lines() {
        return events().stream()
                .map(event -> event.metric() + " " + event.uniqueId()
                        + event.value().map(value -> " " + value.amount()).orElse("")
                        + (event.silent() ? " silently" : ""))
                .toList();
    }

    List<UpsertProfile> profiles() {
        return commands.stream()
                .filter(UpsertProfile.class::isInstance)
                .map(UpsertProfile.class::cast)
                .toList();
    }

    UpsertProfile profile(String number) {
        return profiles().stream()
                .filter(profile -> profile.profile().externalId().equals(number))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    List<Hold> holds() {
        return pending.values().stream()
                .map(Run.Pending::holds)
                .flatMap(Collection::stream)
                .toList();
    }

    List<Hold.Reason> reasons() {
        return holds().stream().map(Hold::reason).toList();
    }

    List<String> notes() {
        return notes;
    }

    List<Reception> receptions() {
        return receptions;
    }

    Optional<Instant> wakeAt() {
        return pending.values().stream()
                .flatMap(waiting -> waiting.wakeAt().stream())
                .min(Instant::compareTo);
    }

    /** What is left out, each with its filter. */
    SortedMap<String, String> leftOut() {
        SortedMap<String, String> all = new TreeMap<>();
        aggregates.forEach((key, aggregate) ->
                aggregate.leftOut().ifPresent(by -> all.put(key.kind() + " " + key.number(), by.filter())));
        return all;
    }

    Customer customer(String number) {
        return (Customer) aggregates.values().stream()
                .filter(aggregate -> aggregate instanceof Customer customer
                        && customer.key().number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    Order order(String number) {
        return (Order) aggregates.values().stream()
                .filter(aggregate ->
                        aggregate instanceof Order order && order.key().number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    Stock stock(String material) {
        return (Stock) aggregates.values().stream()
                .filter(aggregate ->
                        aggregate instanceof Stock stock && stock.key().number().equals(material))
                .findFirst()
                .orElseThrow();
    }
}
