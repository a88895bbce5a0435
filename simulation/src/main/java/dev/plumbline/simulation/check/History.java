package dev.plumbline.simulation.check;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.simulation.host.OutboxRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** I9: what is old, and what only sets a sum straight, starts no flow. */
final class History {
    /** Identities of what only sets a sum straight. */
    private static final Pattern CORRECTION =
            Pattern.compile("PRD-100-order-\\d+-increase-\\d+|PRD-100-delivery-\\d+-order-\\d+-\\d+");

    private final Findings findings = new Findings(Check.I9);
    private final Evidence evidence;

    private History(Evidence evidence) {
        this.evidence = evidence;
    }

    static List<Finding> check(Evidence evidence) {
        return new History(evidence).findings();
    }

    private List<Finding> findings() {
        Map<String, OutboxRow> rows = new HashMap<>();
        evidence.eventRows().forEach(row -> rows.put(Spoken.signatureOf(row.command()), row));
        Set<String> live = new HashSet<>();
        for (Spoken spoken : evidence.wire()) {
            if (spoken.isEvent()) {
                boolean silent = Optional.ofNullable(rows.get(spoken.signature()))
                        .map(Evidence::eventOf)
                        .filter(TrackEvent::silent)
                        .isPresent();
                check(spoken, silent);
                if (!isBackfill(spoken)) {
                    live.add(spoken.signature());
                }
            }
        }
        for (Event event : evidence.aftermath().klaviyo().flowStarts()) {
            findings.require(
                    live.contains("event " + event.metric() + " " + event.uniqueId()),
                    event.uniqueId() + " (" + event.metric() + ") started a flow");
        }
        return findings.all();
    }

    private static boolean isBackfill(Spoken spoken) {
        return spoken.attributes().path("backfill").asBoolean(false);
    }

    private void check(Spoken spoken, boolean silent) {
        Instant time = Instant.parse(spoken.attributes().path("time").asString(""));
        Instant window = spoken.wired()
                .departed()
                .minus(evidence.aftermath().scenario().settings().liveWindow());
        boolean old = time.isBefore(window);
        boolean corrects = CORRECTION.matcher(spoken.uniqueId()).matches();
        findings.require(
                isBackfill(spoken) || !(silent || old || corrects),
                spoken.signature() + " of " + time + " was told at "
                        + spoken.wired().departed() + " as if it had just happened");
        findings.require(
                !isBackfill(spoken) || silent || old,
                spoken.signature() + " of " + time + " was told at "
                        + spoken.wired().departed() + " as history, although it is news");
    }
}
