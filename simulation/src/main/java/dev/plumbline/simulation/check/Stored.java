package dev.plumbline.simulation.check;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.simulation.host.ExceptionRow;
import dev.plumbline.simulation.host.OutboxRow;
import dev.plumbline.simulation.world.Scenario.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was accepted is stored, once; what is not, somebody is asked about. */
final class Stored {
    /** Klaviyo within this is as quick as usual, and nothing needs to be sent again. */
    private static final Duration QUICK = Duration.ofMinutes(5);

    private final Findings findings = new Findings(Check.STORED);
    private final Evidence evidence;
    private final Map<String, Integer> there = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private final Set<Long> asked;

    private Stored(Evidence evidence) {
        this.evidence = evidence;
        for (Event event : evidence.aftermath().klaviyo().events()) {
            there.merge("event " + event.metric() + " " + event.uniqueId(), 1, Integer::sum);
        }
        evidence.wire().stream()
                .filter(spoken ->
                        spoken.wired().fault().filter(Fault.Kind.LOST::equals).isPresent())
                .forEach(spoken -> lost.add(spoken.signature()));
        asked = evidence.aftermath().host().exceptions().stream()
                .filter(ExceptionRow::isOpen)
                .map(ExceptionRow::outboxId)
                .collect(Collectors.toSet());
    }

    static List<Finding> check(Evidence evidence) {
        return new Stored(evidence).findings();
    }

    private List<Finding> findings() {
        there.forEach(
                (signature, times) -> findings.require(times == 1, signature + " is in Klaviyo " + times + " times"));
        evidence.commands().forEach(this::isThere);
        evidence.eventRows().forEach(this::isSentAgainForAReason);
        return findings.all();
    }

    private void isThere(OutboxRow row) {
        String signature = Spoken.signatureOf(row.command());
        boolean isEvent = row.command() instanceof TrackEvent;
        String words = "Command " + row.id() + " (" + signature + ") ";
        switch (row.status()) {
            case STORED ->
                findings.require(
                        !isEvent || there.containsKey(signature), words + "counts as stored, and Klaviyo has it not");
            case ACCEPTED -> {
                findings.require(isEvent, words + "was answered with the thing itself and does not count as stored");
                boolean isSampled = row.proof().stage().isPresent();
                findings.require(isSampled || settings().readBack() < 1, words + "is not looked for, although all are");
                findings.require(
                        !isSampled || asked.contains(row.id()),
                        words + "was accepted, nobody knows whether Klaviyo has it, and nobody is asked");
                findings.require(
                        !isSampled || !there.containsKey(signature),
                        words + "is in Klaviyo, and a person is asked where it is");
            }
            case QUEUED, REFUSED, PARKED, SUPERSEDED -> {
                // Klaviyo does not have it to show.
            }
        }
    }

    private void isSentAgainForAReason(OutboxRow row) {
        String signature = Spoken.signatureOf(row.command());
        boolean isQuick = settings().processing().plus(settings().spread()).compareTo(QUICK) < 0;
        findings.require(
                !row.proof().isResent() || !isQuick || lost.contains(signature),
                "Command " + row.id() + " (" + signature + ") was sent again although Klaviyo had it");
    }

    private Settings settings() {
        return evidence.aftermath().scenario().settings();
    }
}
