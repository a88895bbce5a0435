package dev.plumbline.server.api;

import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the whole is, over HTTP. */
@RestController
@RequestMapping("/api")
final class StatusDoor {
    private final StatusDesk desk;
    private final VerificationDesk verification;

    StatusDoor(StatusDesk desk, VerificationDesk verification) {
        this.desk = desk;
        this.verification = verification;
    }

    @Call("How the whole is: how many IDocs and commands stand where, accounts, watermarks, freshness.")
    @GetMapping("/status")
    Funnel status() {
        return desk.now();
    }

    /** How long Klaviyo took until events could be read, over the last hours. */
    @Call("How long Klaviyo took until events could be read, in parts of five minutes, by account.")
    @GetMapping("/verification/lags")
    Map<String, List<VerificationAnswers.LagPart>> lags(
            @Says("How far back, in hours.") @RequestParam(defaultValue = "24") int hours) {
        return verification.lags(Math.clamp(hours, 1, 31 * 24));
    }
}
