package dev.plumbline.server.assistant;

import dev.plumbline.server.access.Permission;
import dev.plumbline.server.assistant.Tool.Argument;
import dev.plumbline.server.assistant.Tool.Effect;
import dev.plumbline.server.preflight.Preflight;
import dev.plumbline.server.preflight.PreflightDesk;
import dev.plumbline.server.preflight.Verdict;
import java.util.List;

/** Whether a campaign can be sent. */
final class PreflightTool {
    private final PreflightDesk desk;

    PreflightTool(PreflightDesk desk) {
        this.desk = desk;
    }

    Tool tool() {
        return new Tool(
                "preflight",
                "Whether a campaign can be sent",
                "Whether a campaign to a segment of Klaviyo can be sent now: GO, CARE or STOP with reasons and what to do, and the"
                        + " members of whom something is open (whom to leave out). Asks Klaviyo, which takes some seconds. Use it for"
                        + " 'can I send this campaign now', 'is this segment true to SAP'.",
                List.of(
                        Argument.text("segment", "the segment's name, exactly as Klaviyo shows it"),
                        Argument.optionalText("account", "the Klaviyo account, where several are configured")),
                Permission.SEE,
                Effect.READS_KLAVIYO,
                asked -> switch (desk.check(asked.text("segment"), asked.optional("account"))) {
                    case PreflightDesk.Answer.Checked checked -> told(checked.preflight());
                    case PreflightDesk.Answer.NotFound none -> new Answer.Refused(none.reason());
                    case PreflightDesk.Answer.Unavailable away -> new Answer.Refused(away.reason());
                });
    }

    private static Answer told(Preflight preflight) {
        return new Answer.Told(
                "%s. %d reasons; %d members of the segment have something open. This holds for the moment at which it was asked."
                        .formatted(
                                preflight.verdict(),
                                preflight.reasons().size(),
                                preflight.exclude().size()),
                preflight,
                preflight.verdict() == Verdict.GO
                        ? List.of()
                        : List.of("Each reason says what a person can do about it", "exclude names whom to leave out"));
    }
}
