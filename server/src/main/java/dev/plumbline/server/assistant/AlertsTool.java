package dev.plumbline.server.assistant;

import dev.plumbline.server.alerts.AlertDesk;
import dev.plumbline.server.alerts.Severity;
import java.util.List;
import java.util.Map;

/** What is wrong, and whom it was told. */
final class AlertsTool {
    private final AlertDesk desk;

    AlertsTool(AlertDesk desk) {
        this.desk = desk;
    }

    Tool tool() {
        return Tool.reading(
                "alerts",
                "What is wrong now",
                "The alerts that are raised: what is wrong, since when, how grave, which team mends it, the first step, and whom it was"
                        + " told by which channel; and how the channels are. Use it for 'is anything wrong', 'who was told of it'."
                        + " Takes no arguments.",
                List.of(),
                asked -> answer());
    }

    private Answer answer() {
        List<AlertDesk.Alert> raised = desk.raised();
        List<AlertDesk.ChannelState> channels = desk.channels();
        return new Answer.Told(
                "%d alerts are raised, %d of them critical. %d channels are configured, %d of them fail."
                        .formatted(
                                raised.size(),
                                raised.stream()
                                        .filter(alert -> alert.severity() == Severity.CRITICAL)
                                        .count(),
                                channels.size(),
                                channels.stream()
                                        .filter(channel ->
                                                channel.failingSince().isPresent())
                                        .count()),
                Map.of("raised", raised, "channels", channels),
                raised.isEmpty() ? List.of() : List.of("Each alert has a first step; exceptions and status say more"));
    }
}
