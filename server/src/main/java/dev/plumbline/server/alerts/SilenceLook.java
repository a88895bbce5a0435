package dev.plumbline.server.alerts;

import dev.plumbline.server.words.Team;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Message types of which nothing comes although it usually does. */
final class SilenceLook implements Look {
    private final FreshnessDesk desk;

    SilenceLook(FreshnessDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Fact> now(Instant now) {
        return desk.now().stream().flatMap(fresh -> fact(fresh).stream()).toList();
    }

    private Optional<Fact> fact(Fresh fresh) {
        return fresh.state() != Fresh.State.SILENT
                ? Optional.empty()
                : desk.severity(fresh.missing())
                        .map(severity -> new Fact(
                                Condition.SILENCE.of(fresh.messageType()),
                                severity,
                                Team.INTEGRATION,
                                new Wording(
                                        "SAP sends no " + fresh.messageType(),
                                        "%s: %s. About %,d are missing; Klaviyo is told nothing of them."
                                                .formatted(fresh.messageType(), fresh.says(), fresh.missing()),
                                        "Look in SAP: SM58 and BD87 (is it stuck?), the job that sends it, the port and the RFC destination."
                                                + " On a day off, name it in alerts.silence.days-off.",
                                        "/#fresh",
                                        List.of())));
    }
}
