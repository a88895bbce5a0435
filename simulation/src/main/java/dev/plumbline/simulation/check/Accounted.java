package dev.plumbline.simulation.check;

import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.server.engine.GateChanges;
import dev.plumbline.simulation.host.ExceptionRow;
import dev.plumbline.simulation.host.InboxRow;
import dev.plumbline.simulation.host.OutboxRow;
import dev.plumbline.simulation.host.Pending;
import dev.plumbline.simulation.world.Letter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** I1: every acknowledged IDoc has one fate, and every command that came of it has an end. */
final class Accounted {
    private final Findings findings = new Findings(Check.I1);
    private final Evidence evidence;
    private final List<ExceptionRow> open;

    private Accounted(Evidence evidence) {
        this.evidence = evidence;
        this.open = evidence.aftermath().host().exceptions().stream()
                .filter(ExceptionRow::isOpen)
                .toList();
    }

    static List<Finding> check(Evidence evidence) {
        return new Accounted(evidence).findings();
    }

    private List<Finding> findings() {
        evidence.aftermath().defects().forEach(findings::add);
        acknowledged();
        evidence.inbox().forEach(this::hasAFate);
        evidence.commands().forEach(this::hasAnEnd);
        accepted();
        evidence.aftermath().host().holds().forEach(this::isAskedFor);
        gates();
        return findings.all();
    }

    private void acknowledged() {
        Map<String, Integer> rows = new HashMap<>();
        evidence.inbox().forEach(row -> rows.merge(row.arrival().source(), 1, Integer::sum));
        Map<String, Integer> letters = new HashMap<>();
        for (Letter letter : evidence.aftermath().delivered()) {
            letters.merge(letter.docnum(), 1, Integer::sum);
        }
        letters.forEach((docnum, times) -> findings.require(
                rows.getOrDefault(docnum, 0) >= times,
                "IDoc " + docnum + " was acknowledged " + times + " times and is there " + rows.getOrDefault(docnum, 0)
                        + " times"));
    }

    private void hasAFate(InboxRow row) {
        findings.require(
                row.status() != InboxRow.Status.RECEIVED,
                "IDoc " + row.arrival().source() + " was never worked");
        findings.require(
                row.status() != InboxRow.Status.EXCEPTION
                        || open.stream().anyMatch(exception -> exception.inboxId() == row.id()),
                "IDoc " + row.arrival().source() + " cannot go on and nobody is asked");
    }

    private void hasAnEnd(OutboxRow row) {
        String words = "Command " + row.id() + " (" + Spoken.signatureOf(row.command()) + ") ";
        switch (row.status()) {
            case QUEUED -> findings.add(words + "still waits: " + row.state().answer());
            case REFUSED ->
                findings.require(
                        open.stream().anyMatch(exception -> exception.outboxId() == row.id()),
                        words + "is refused and nobody is asked");
            case PARKED ->
                findings.require(
                        evidence.commands().stream()
                                .anyMatch(other -> other.id() < row.id()
                                        && other.status() == OutboxRow.Status.REFUSED
                                        && other.command()
                                                .thread()
                                                .equals(row.command().thread())),
                        words + "is parked behind nothing");
            case ACCEPTED, STORED, SUPERSEDED -> {
                // That is an end.
            }
        }
    }

    private void accepted() {
        Set<String> taken = new HashSet<>();
        evidence.wire().stream()
                .filter(spoken -> spoken.wired().isTaken())
                .forEach(spoken -> taken.add(spoken.lane() + " " + spoken.signature()));
        evidence.commands().stream()
                .filter(row -> row.status() == OutboxRow.Status.ACCEPTED || row.status() == OutboxRow.Status.STORED)
                .forEach(row -> findings.require(
                        taken.contains(row.command().lane() + " " + Spoken.signatureOf(row.command())),
                        "Command " + row.id() + " (" + Spoken.signatureOf(row.command())
                                + ") counts as accepted and Klaviyo never took it"));
    }

    /** Whoever is not as a mapping demands is asked for once, and counted at least so often. */
    private void gates() {
        Set<GateChanges.Open> once = new HashSet<>();
        long all = 0;
        for (ExceptionRow exception : evidence.aftermath().host().exceptions()) {
            if (exception.gate().isPresent()) {
                all++;
                findings.require(
                        !exception.isOpen() || once.add(exception.gate().get()),
                        exception.aggregate() + " has two open exceptions for one demand of the mapping");
            }
        }
        findings.require(
                evidence.aftermath().host().gateCounts() >= all,
                all + " exceptions were about demands of the mapping and fewer values were counted");
    }

    private void isAskedFor(Pending.Holds held) {
        held.all().stream()
                .filter(hold -> hold.overdue() && hold.policy() == Hold.Policy.EXCEPTION)
                .forEach(hold -> findings.require(
                        open.stream()
                                .anyMatch(exception -> exception
                                                .aggregate()
                                                .equals(held.about().toString())
                                        && exception
                                                .holdReason()
                                                .equals(hold.reason().name())),
                        held.about() + " is held longer than it should be for " + hold.reason()
                                + " and nobody is asked"));
    }
}
