package dev.plumbline.server.assistant;

import dev.plumbline.server.alerts.Fresh;
import dev.plumbline.server.api.Funnel;
import dev.plumbline.server.api.StatusDesk;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.delivery.DeliveryStatus;
import dev.plumbline.server.watermark.WatermarkStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the whole is. */
final class StatusTool {
    private static final List<String> PLACES = List.of(
            "waiting",
            "exception",
            "held",
            "queued",
            "scheduled",
            "settled",
            "unchanged",
            "superseded",
            "duplicate",
            "ignored");

    private final StatusDesk desk;
    private final Deliveries deliveries;

    StatusTool(StatusDesk desk, Deliveries deliveries) {
        this.desk = desk;
        this.deliveries = deliveries;
    }

    Tool tool() {
        return Tool.reading(
                "status",
                "How the whole is",
                "Where every IDoc and every command to Klaviyo is now: the funnel (received, waiting, exceptions, held, queued,"
                        + " settled …), whether the delivery to each Klaviyo account sends or is paused and why, how long Klaviyo takes"
                        + " until an event can be read (lag in seconds), the watermarks of disk and backlog, and whether each message"
                        + " type of SAP comes as it usually does. Use it first for questions such as 'is everything all right',"
                        + " 'is anything stuck', 'is Klaviyo up to date'. Takes no arguments.",
                List.of(),
                asked -> answer());
    }

    private Answer answer() {
        Funnel funnel = desk.now();
        List<String> sentences = new ArrayList<>();
        sentences.add(received(funnel));
        deliveries.status().forEach((account, status) -> sentences.add(inWords(account, status)));
        sentences.add("%,d exceptions are open, %,d codes or segments are unknown to the mapping."
                .formatted(funnel.openExceptions(), funnel.openFindings()));
        sentences.add(watermarks(funnel.watermarks()));
        List<String> silent = funnel.freshness().stream()
                .filter(fresh -> fresh.state() == Fresh.State.SILENT)
                .map(Fresh::messageType)
                .toList();
        sentences.add(
                silent.isEmpty()
                        ? "No message type is missing."
                        : silent.size() + " message types do not come as they usually do; freshness says which.");
        return new Answer.Told(String.join(" ", sentences), funnel, next(funnel));
    }

    private static String received(Funnel funnel) {
        return funnel.received() == 0
                ? "Nothing was received yet."
                : "%,d IDocs and rows were received: %s."
                        .formatted(
                                funnel.received(),
                                PLACES.stream()
                                        .filter(place -> funnel.idocs().getOrDefault(place, 0L) > 0)
                                        .map(place -> "%,d %s"
                                                .formatted(funnel.idocs().get(place), place))
                                        .collect(Collectors.joining(", ")));
    }

    private static String inWords(String account, DeliveryStatus status) {
        return switch (status.mode()) {
            case LIVE -> "Account " + account + " is live.";
            case SHADOW ->
                "Account " + account + " is in shadow mode: no API key is configured, so nothing is sent to Klaviyo.";
            case PAUSED -> "Account " + account + " is PAUSED: nothing is sent; delivery says why.";
        };
    }

    private static String watermarks(Map<String, WatermarkStatus> all) {
        List<String> raised = all.entrySet().stream()
                .filter(mark -> mark.getValue().state() == WatermarkStatus.State.WARN
                        || mark.getValue().state() == WatermarkStatus.State.REFUSE)
                .map(mark -> mark.getKey() + " " + mark.getValue().state())
                .sorted()
                .toList();
        return raised.isEmpty()
                ? "No watermark is reached."
                : "Watermarks are reached: " + String.join(", ", raised)
                        + " (REFUSE means that nothing is taken in until there is room again).";
    }

    private static List<String> next(Funnel funnel) {
        List<String> next = new ArrayList<>();
        if (funnel.openExceptions() > 0) {
            next.add("exceptions lists the causes, with whom they concern and the first step");
        }
        if (!funnel.holds().isEmpty()) {
            next.add("holds lists what waits for what");
        }
        next.add("alerts lists what is wrong and whom it was told");
        return next;
    }
}
