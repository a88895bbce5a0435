package dev.plumbline.simulation.check;

import dev.plumbline.simulation.host.ExceptionRow;
import dev.plumbline.simulation.host.InboxRow;
import dev.plumbline.simulation.world.Letter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** I10: each malformed IDoc is an exception of its own, and no other is one. */
final class Isolation {
    private static final Set<String> OF_PIECES = Set.of("UNREADABLE", "UNTRANSLATABLE");

    private Isolation() {}

    static List<Finding> check(Evidence evidence) {
        Findings findings = new Findings(Check.I10);
        List<ExceptionRow> exceptions = evidence.aftermath().host().exceptions();
        Set<String> damaged = evidence.aftermath().scenario().sent().stream()
                .filter(Letter::isDamaged)
                .map(Letter::docnum)
                .collect(Collectors.toSet());
        for (InboxRow row : evidence.inbox()) {
            String docnum = row.arrival().source();
            List<ExceptionRow> own = exceptions.stream()
                    .filter(exception -> exception.inboxId() == row.id() && OF_PIECES.contains(exception.kind()))
                    .toList();
            boolean spoilt = damaged.contains(docnum) && row.status() != InboxRow.Status.DUPLICATE;
            if (spoilt) {
                findings.require(
                        row.status() == InboxRow.Status.EXCEPTION && own.size() == 1,
                        "Spoilt IDoc " + docnum + " became " + row.status() + " with " + own.size()
                                + " exceptions of its own");
                findings.require(
                        evidence.commands().stream().noneMatch(command -> command.inboxId() == row.id()),
                        "Spoilt IDoc " + docnum + " made Plumbline tell something");
            } else {
                findings.require(
                        own.isEmpty() && row.status() != InboxRow.Status.EXCEPTION,
                        "IDoc " + docnum + " is healthy and became " + row.status() + ": "
                                + own.stream().map(ExceptionRow::reason).toList());
            }
        }
        exceptions.stream()
                .filter(exception -> exception.kind().equals("DEFECT"))
                .forEach(defect -> findings.add("Plumbline failed on " + defect.aggregate() + ": " + defect.reason()));
        return findings.all();
    }
}
