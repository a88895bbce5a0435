package dev.plumbline.simulation.check;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.simulation.host.OutboxRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** I3: a lane is told in its order, and an order begins with its placing and goes on in time. */
final class InOrder {
    private static final Set<String> WITHOUT_PLACING = Set.of("Returned Order", "Refunded Order");

    private final Findings findings = new Findings(Check.I3);
    private final Evidence evidence;

    private InOrder(Evidence evidence) {
        this.evidence = evidence;
    }

    static List<Finding> check(Evidence evidence) {
        return new InOrder(evidence).findings();
    }

    private List<Finding> findings() {
        Map<String, List<OutboxRow>> lanes = evidence.commands().stream()
                .collect(Collectors.groupingBy(row -> row.command().lane(), TreeMap::new, Collectors.toList()));
        Map<String, List<Spoken>> spoken = evidence.wire().stream().collect(Collectors.groupingBy(Spoken::lane));
        lanes.forEach((lane, rows) -> keepsItsOrder(lane, rows, spoken.getOrDefault(lane, List.of())));
        spoken.keySet().stream()
                .filter(lane -> !lanes.containsKey(lane))
                .forEach(lane -> findings.add("Klaviyo was told something of " + lane + " that is in no outbox"));
        Map<String, List<OutboxRow>> orders = evidence.eventRows()
                .filter(row -> row.command().thread().isPresent())
                .collect(Collectors.groupingBy(
                        row -> row.command().thread().orElse(""), TreeMap::new, Collectors.toList()));
        orders.forEach(this::goesOnInTime);
        orders.forEach(this::isTakenInOrder);
        return findings.all();
    }

    /** What was refused and sent again later is beside the order. */
    private void keepsItsOrder(String lane, List<OutboxRow> rows, List<Spoken> said) {
        Set<String> aside = new HashSet<>();
        List<String> due = new ArrayList<>();
        for (OutboxRow row : rows) {
            String signature = Spoken.signatureOf(row.command());
            if (row.detoured()) {
                aside.add(signature);
            } else if (due.isEmpty() || !due.getLast().equals(signature)) {
                due.add(signature);
            }
        }
        due.removeIf(aside::contains);
        int next = 0;
        for (Spoken spoken : said) {
            String signature = spoken.signature();
            if (aside.contains(signature)) {
                continue;
            }
            if (next < due.size() && due.get(next).equals(signature)) {
                next += spoken.wired().isTaken() ? 1 : 0;
            } else if (next == 0 || !due.get(next - 1).equals(signature)) {
                findings.add("In " + lane + " Klaviyo was told [" + signature + "] at "
                        + spoken.wired().at() + " when it was the turn of ["
                        + (next < due.size() ? due.get(next) : "nothing more") + "]");
                return;
            }
        }
    }

    private void goesOnInTime(String order, List<OutboxRow> rows) {
        List<TrackEvent> events = rows.stream().map(Evidence::eventOf).toList();
        boolean beginsWell = events.getFirst().metric().equals("Placed Order")
                || events.stream().allMatch(event -> WITHOUT_PLACING.contains(event.metric()));
        findings.require(beginsWell, order + " begins with " + events.getFirst().metric());
        for (int n = 1; n < events.size(); n++) {
            TrackEvent before = events.get(n - 1);
            TrackEvent event = events.get(n);
            findings.require(
                    event.time().isAfter(before.time()),
                    order + ": " + event.uniqueId() + " (" + event.metric() + ") at " + event.time()
                            + " is not later than " + before.uniqueId() + " (" + before.metric() + ") at "
                            + before.time());
        }
    }

    /** By what Klaviyo itself knows of the order of acceptance. What it lost and was told again came later. */
    private void isTakenInOrder(String order, List<OutboxRow> rows) {
        Map<String, Long> ids = new HashMap<>();
        rows.stream()
                .filter(row -> !row.detoured())
                .forEach(row -> ids.put(Spoken.signatureOf(row.command()), row.id()));
        List<Event> taken = evidence.aftermath().klaviyo().events().stream()
                .filter(event -> ids.containsKey(signature(event)))
                .sorted(Comparator.comparingLong(Event::sequence))
                .toList();
        for (int n = 1; n < taken.size(); n++) {
            Event before = taken.get(n - 1);
            Event event = taken.get(n);
            findings.require(
                    idOf(ids, event) > idOf(ids, before),
                    order + ": Klaviyo took " + event.uniqueId() + " (" + event.metric() + ") after "
                            + before.uniqueId() + " (" + before.metric() + "), which comes later");
            findings.require(
                    event.time().isAfter(before.time()),
                    order + ": in Klaviyo " + event.uniqueId() + " (" + event.metric() + ") is not later than "
                            + before.uniqueId() + " (" + before.metric() + ")");
        }
    }

    private static String signature(Event event) {
        return "event " + event.metric() + " " + event.uniqueId();
    }

    private static long idOf(Map<String, Long> ids, Event event) {
        return Optional.ofNullable(ids.get(signature(event))).orElseThrow();
    }
}
