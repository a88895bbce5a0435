package dev.plumbline.server.delivery;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.server.delivery.ProfileForm.Identifier;
import dev.plumbline.server.exceptions.Refusal;
import dev.plumbline.server.outbox.QueuedCommand;
import java.util.List;
import java.util.stream.Collectors;

/** Puts into words what Klaviyo did not take, where in SAP it comes from, and what is to be done. */
final class Refusals {
    private Refusals() {}

    /** @param requests what was sent; none when no request could say it */
    static Refusal refused(QueuedCommand queued, List<KlaviyoRequest> requests, Outcome.Refused refused) {
        Command command = queued.command();
        String pointer = refused.errors().stream()
                .flatMap(error -> error.pointer().stream())
                .findFirst()
                .orElse("");
        SapField origin = SapField.of(command, pointer);
        String value = requests.isEmpty() ? "" : PointedValue.in(requests.getFirst(), pointer);
        String place =
                origin.segment().isEmpty() ? "" : " It comes from " + origin.segment() + "-" + origin.field() + ".";
        String mend = command.isWholeState()
                ? " Correct it in SAP and send it again: what is accepted then makes up for this."
                : " An event is formed once, so a correction in SAP does not change it: replay it when Klaviyo takes it.";
        return new Refusal(
                queued.id(),
                queued.inboxId(),
                "Klaviyo refused " + CommandName.of(command) + ": " + refused.reason() + "." + place + mend,
                origin.segment(),
                origin.field(),
                value);
    }

    /** A profile that is there without an identifier, because another profile has that. */
    static Refusal conflict(QueuedCommand queued, ProfileForm form) {
        Command command = queued.command();
        List<Identifier> conflicting = form.conflicting();
        Identifier first = conflicting.getFirst();
        SapField origin = SapField.of(command, "/data/attributes/" + first.attribute());
        String names = conflicting.stream().map(Identifier::words).collect(Collectors.joining(" and the "));
        String owner = form.owner().map(id -> " (" + id + ")").orElse("");
        return new Refusal(
                queued.id(),
                queued.inboxId(),
                "Klaviyo has " + CommandName.of(command) + " (account " + command.account() + ") without the " + names
                        + " that SAP gives: another profile" + owner
                        + " has it already. Everything else of the profile has arrived. Correct the customer in SAP and"
                        + " send it again, or merge the two profiles in Klaviyo and replay this. The next state of the"
                        + " profile that Klaviyo takes as a whole closes this.",
                origin.segment(),
                origin.field(),
                command instanceof UpsertProfile upsert ? upsert.attributes().getOrDefault(first.attribute(), "") : "");
    }
}
