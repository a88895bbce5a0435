package dev.plumbline.server.api;

import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import dev.plumbline.server.preflight.Preflight;
import dev.plumbline.server.preflight.PreflightDesk;
import dev.plumbline.server.preflight.PreflightDesk.Answer;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether a campaign can be sent, over HTTP. */
@RestController
@RequestMapping("/api")
final class PreflightDoor {
    private final PreflightDesk desk;

    PreflightDoor(PreflightDesk desk) {
        this.desk = desk;
    }

    /** {@code segment}: its name in Klaviyo; {@code account} where several are configured. */
    @Call(
            value = "Whether a campaign to a segment can be sent now: GO, CARE or STOP, with reasons.",
            more = "Asks Klaviyo for the members of the segment. See docs/preflight.md.",
            answers = Preflight.class,
            refuses = {404, 503})
    @GetMapping("/preflight")
    ResponseEntity<?> preflight(
            @Says("The name of the segment in Klaviyo.") @RequestParam String segment,
            @Says("Of this Klaviyo account only; else of all.") @RequestParam Optional<String> account) {
        return switch (desk.check(segment, account)) {
            case Answer.Checked checked -> ResponseEntity.ok(checked.preflight());
            case Answer.NotFound none -> refused(HttpStatus.NOT_FOUND, none.reason());
            case Answer.Unavailable away -> refused(HttpStatus.SERVICE_UNAVAILABLE, away.reason());
        };
    }

    private static ResponseEntity<?> refused(HttpStatus status, String reason) {
        return ResponseEntity.status(status).body(Map.of("reason", reason));
    }
}
