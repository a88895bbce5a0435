package dev.plumbline.simulation.check;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.AggregateKey.Kind;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.sap.Ledger;
import dev.plumbline.simulation.host.InboxRow;
import dev.plumbline.simulation.host.OutboxRow;
import dev.plumbline.simulation.world.Aftermath;
import dev.plumbline.simulation.world.Letter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a run has left behind, arranged for the checks. */
final class Evidence {
    private final Aftermath aftermath;
    private final List<InboxRow> inbox;
    private final List<OutboxRow> commands;
    private final List<Spoken> wire;
    private final Map<String, InboxRow> firstRows = new HashMap<>();
    private final List<Letter> read;
    private final List<Paper> written;
    private final List<Paper> papers;
    private final List<Event> events;
    private final Ledger books;
    private final Exempt exempt;

    Evidence(Aftermath aftermath) {
        this.aftermath = aftermath;
        inbox = aftermath.host().inbox();
        commands = aftermath.host().commands();
        wire = aftermath.wire().stream().flatMap(Spoken::of).toList();
        inbox.forEach(row -> firstRows.putIfAbsent(row.arrival().source(), row));
        read = aftermath.scenario().sent().stream()
                .filter(letter -> !letter.isDamaged() && firstRows.containsKey(letter.docnum()))
                .toList();
        written = aftermath.scenario().sent().stream()
                .filter(letter -> !letter.isDamaged())
                .flatMap(letter -> Paper.of(letter).stream())
                .toList();
        papers = written.stream()
                .filter(paper -> firstRows.containsKey(paper.letter().docnum()))
                .toList();
        events = withLost();
        books = aftermath
                .scenario()
                .traffic()
                .ledgerWithout(aftermath.scenario().lost());
        exempt = new Exempt(this);
    }

    /** What was lost after Klaviyo had said 202, and is not there yet, counts as told: whether somebody knows is another check. */
    private List<Event> withLost() {
        List<Event> all = new ArrayList<>(aftermath.klaviyo().events());
        Set<String> there = new HashSet<>();
        all.forEach(event -> there.add(event.metric() + " " + event.uniqueId()));
        long sequence = 0;
        for (Spoken spoken : wire) {
            if (!spoken.isEvent() || !spoken.wired().isTaken()) {
                continue;
            }
            sequence++;
            boolean lost =
                    spoken.wired().fault().filter(Fault.Kind.LOST::equals).isPresent();
            if (lost && there.add(spoken.metric() + " " + spoken.uniqueId())) {
                all.add(asIfSeen(spoken, sequence));
            }
        }
        return all;
    }

    private Event asIfSeen(Spoken spoken, long sequence) {
        JsonNode attributes = spoken.attributes();
        String person = spoken.lane().substring(spoken.lane().indexOf(':') + 1);
        Optional<String> profile = aftermath.klaviyo().profiles().stream()
                .filter(known ->
                        known.text("external_id").filter(person::equals).isPresent())
                .map(Profile::id)
                .findFirst();
        return new Event(
                "lost-" + sequence,
                acceptedBefore(spoken),
                profile.orElse(""),
                spoken.metric(),
                spoken.uniqueId(),
                Instant.parse(attributes.path("time").asString("")),
                attributes.path("value").isNumber()
                        ? Optional.of(attributes.path("value").decimalValue())
                        : Optional.<BigDecimal>empty(),
                Optional.of(attributes.path("value_currency").asString("")).filter(code -> !code.isEmpty()),
                attributes.path("properties"),
                attributes.path("backfill").asBoolean(false));
    }

    /** The sequence of the last event that was accepted before. */
    private long acceptedBefore(Spoken lost) {
        Map<String, Long> sequences = new HashMap<>();
        aftermath
                .klaviyo()
                .events()
                .forEach(event -> sequences.put(event.metric() + " " + event.uniqueId(), event.sequence()));
        long last = 0;
        for (Spoken spoken : wire) {
            if (spoken.equals(lost)) {
                return last;
            }
            if (spoken.isEvent() && spoken.wired().isTaken()) {
                last = Math.max(last, sequences.getOrDefault(spoken.metric() + " " + spoken.uniqueId(), 0L));
            }
        }
        return last;
    }

    /** Whether Klaviyo was told an event again that it had accepted: which of the two it took first is its own business. */
    boolean hasRepetitions() {
        Set<String> accepted = new HashSet<>();
        return wire.stream()
                .filter(spoken -> spoken.isEvent() && spoken.wired().isTaken())
                .anyMatch(spoken -> !accepted.add(spoken.signature()));
    }

    Aftermath aftermath() {
        return aftermath;
    }

    List<InboxRow> inbox() {
        return inbox;
    }

    List<OutboxRow> commands() {
        return commands;
    }

    /** Every request, in the order in which they reached Klaviyo. */
    List<Spoken> wire() {
        return wire;
    }

    /** What Klaviyo holds and what was lost there, in the order of processing. */
    List<Event> events() {
        return events;
    }

    /** The row of a message; of one that came more than once the first. */
    Optional<InboxRow> row(String docnum) {
        return Optional.ofNullable(firstRows.get(docnum));
    }

    /** The healthy messages that have arrived, each once, in the order of sending. */
    List<Letter> read() {
        return read;
    }

    /** What all healthy messages say, whether they have arrived or not, in the order of sending. */
    List<Paper> written() {
        return written;
    }

    /** The merchant's books, without what never arrived. */
    Ledger books() {
        return books;
    }

    /** What the books say nothing about. */
    Exempt exempt() {
        return exempt;
    }

    /** What the messages say that have arrived. */
    <P extends Paper> Stream<P> papers(Class<P> kind) {
        return papers.stream().filter(kind::isInstance).map(kind::cast);
    }

    Stream<OutboxRow> eventRows() {
        return commands.stream().filter(row -> row.command() instanceof TrackEvent);
    }

    static TrackEvent eventOf(OutboxRow row) {
        return (TrackEvent) row.command();
    }

    /** The number of the order that a command is about, empty when it is about none. */
    static String orderOf(OutboxRow row) {
        return row.about().startsWith("order/")
                ? row.about().substring(row.about().lastIndexOf('/') + 1)
                : "";
    }

    /** The numbers of what people decided about. */
    Set<String> decided(Kind kind) {
        return aftermath.decided().values().stream()
                .filter(key -> key.kind() == kind)
                .map(AggregateKey::number)
                .collect(Collectors.toSet());
    }

    /** The orders that were made up because they did not come in time. */
    Set<String> madeUp() {
        return eventRows()
                .filter(row -> eventOf(row).properties().containsKey("SAPSynthesised"))
                .map(Evidence::orderOf)
                .collect(Collectors.toSet());
    }

    Map<String, Profile> profiles() {
        Map<String, Profile> byNumber = new HashMap<>();
        aftermath
                .klaviyo()
                .profiles()
                .forEach(profile -> profile.text("external_id").ifPresent(number -> byNumber.put(number, profile)));
        return byNumber;
    }
}
