package dev.plumbline.server.api;

import dev.plumbline.server.alerts.AlertDesk;
import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is wrong and whom it was told, over HTTP. */
@RestController
@RequestMapping("/api/alerts")
final class AlertsDoor {
    private static final int MOST = 1_000;

    private final AlertDesk desk;

    AlertsDoor(AlertDesk desk) {
        this.desk = desk;
    }

    /** What is raised, and how the channels are. */
    public record Raised(List<AlertDesk.Alert> raised, List<AlertDesk.ChannelState> channels) {}

    @Call("What is wrong now, and how the ways are by which people are told.")
    @GetMapping
    Raised raised() {
        return new Raised(desk.raised(), desk.channels());
    }

    /** What was raised before a number, the newest first. */
    @Call("What was raised before, the newest first.")
    @GetMapping("/history")
    List<AlertDesk.Alert> history(
            @Says("Only those with a smaller number: the last one of the page before; else the newest.")
                    @RequestParam(defaultValue = "9223372036854775807")
                    long before,
            @Says("How many at most; more than the server allows is less.") @RequestParam(defaultValue = "50")
                    int limit) {
        return desk.history(before, Math.clamp(limit, 1, MOST));
    }

    /** {@code channel}: by which a message is sent that says it is a test; {@code by}: who wants it. */
    @Call(
            value = "Sends a message by a channel that says it is a test.",
            answers = AlertDesk.Tried.Told.class,
            takes = {
                @Call.Field(name = "channel", says = "Its name, as GET /api/alerts lists it.", required = true),
                @Call.Field(
                        name = "by",
                        says = "Who wants it. Of a person who has signed in it is that person, whatever stands here.")
            },
            refuses = {404, 502})
    @PostMapping("/test")
    ResponseEntity<?> test(@RequestBody Optional<Map<String, Object>> said) {
        return switch (desk.test(text(said, "channel"), text(said, "by"))) {
            case AlertDesk.Tried.Told told -> ResponseEntity.ok(told);
            case AlertDesk.Tried.Failed failed ->
                refused(HttpStatus.BAD_GATEWAY, failed.channel() + " did not tell it: " + failed.reason());
            case AlertDesk.Tried.Unknown unknown -> refused(HttpStatus.NOT_FOUND, unknown.reason());
        };
    }

    private static ResponseEntity<?> refused(HttpStatus status, String reason) {
        return ResponseEntity.status(status).body(Map.of("reason", reason));
    }

    private static String text(Optional<Map<String, Object>> body, String field) {
        return body.orElse(Map.of()).get(field) instanceof String text ? text : "";
    }
}
