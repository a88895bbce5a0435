package dev.plumbline.simulation.check;

import dev.plumbline.simulation.host.InboxRow;
import dev.plumbline.simulation.host.OutboxRow;
import dev.plumbline.simulation.world.Letter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** I2: an event has one identity and one content, and a repetition says nothing. */
final class Once {
    private final Findings findings = new Findings(Check.I2);
    private final Evidence evidence;

    private Once(Evidence evidence) {
        this.evidence = evidence;
    }

    static List<Finding> check(Evidence evidence) {
        return new Once(evidence).findings();
    }

    private List<Finding> findings() {
        noCommandTwice();
        noOtherContent();
        evidence.inbox().stream()
                .filter(row -> row.status() == InboxRow.Status.DUPLICATE)
                .forEach(row -> saysNothing(row, "IDoc " + row.arrival().source() + ", sent again as it was,"));
        evidence.read().stream().filter(Letter::isResent).forEach(this::secondSaysNothing);
        return findings.all();
    }

    private void noCommandTwice() {
        Map<String, Long> first = new HashMap<>();
        evidence.eventRows().forEach(row -> {
            String signature = Spoken.signatureOf(row.command());
            Optional<Long> earlier = Optional.ofNullable(first.putIfAbsent(signature, row.id()));
            earlier.ifPresent(id -> findings.add(
                    signature + " is in the outbox twice, as command " + id + " and as command " + row.id()));
        });
    }

    /** Klaviyo keeps the first that it is told under an identity; another content would be lost. */
    private void noOtherContent() {
        Map<String, String> first = new HashMap<>();
        evidence.wire().stream().filter(Spoken::isEvent).forEach(spoken -> {
            String content = contentOf(spoken);
            String before = first.putIfAbsent(spoken.signature(), content);
            findings.require(
                    before == null || before.equals(content),
                    spoken.signature() + " was told with two contents: " + before + " and " + content);
        });
    }

    private static String contentOf(Spoken spoken) {
        JsonNode attributes = spoken.attributes();
        return spoken.lane() + " at " + attributes.path("time").asString("") + " worth "
                + Flat.of(attributes.path("value")) + " " + Flat.of(attributes.path("properties"));
    }

    /** Of a message and its repetition under a new number, whichever is worked second has nothing to add. */
    private void secondSaysNothing(Letter resent) {
        Optional<InboxRow> one = evidence.row(resent.docnum());
        Optional<InboxRow> other = evidence.row(resent.original());
        if (one.isPresent() && other.isPresent()) {
            InboxRow second = isLater(one.get(), other.get()) ? one.get() : other.get();
            saysNothing(second, "IDoc " + second.arrival().source() + ", which says what another one said before,");
        }
    }

    private static boolean isLater(InboxRow one, InboxRow other) {
        return one.batch() != other.batch() ? one.batch() > other.batch() : one.id() > other.id();
    }

    /** What a piece makes due later is told in another batch. */
    private void saysNothing(InboxRow row, String words) {
        List<OutboxRow> said = evidence.commands().stream()
                .filter(command -> command.inboxId() == row.id() && command.batch() == row.batch())
                .toList();
        findings.require(
                said.isEmpty(),
                words + " made Plumbline tell "
                        + said.stream()
                                .map(command -> Spoken.signatureOf(command.command()))
                                .toList());
    }
}
