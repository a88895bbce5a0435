package dev.plumbline.server.api;

import dev.plumbline.server.alerts.FreshnessDesk;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.findings.FindingDesk;
import dev.plumbline.server.openapi.Call;
import dev.plumbline.server.openapi.Says;
import dev.plumbline.server.watermark.Watermarks;
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
    private final FunnelCounts funnel;
    private final Deliveries deliveries;
    private final VerificationDesk verification;
    private final FindingDesk findings;
    private final Watermarks watermarks;
    private final FreshnessDesk freshness;

    StatusDoor(
            FunnelCounts funnel,
            Deliveries deliveries,
            VerificationDesk verification,
            FindingDesk findings,
            Watermarks watermarks,
            FreshnessDesk freshness) {
        this.funnel = funnel;
        this.deliveries = deliveries;
        this.verification = verification;
        this.findings = findings;
        this.watermarks = watermarks;
        this.freshness = freshness;
    }

    @Call("How the whole is: how many IDocs and commands stand where, accounts, watermarks, freshness.")
    @GetMapping("/status")
    Funnel status() {
        return funnel.count(deliveries.status(), verification.now())
                .withFindings(findings.open().size())
                .withWatermarks(watermarks.status())
                .withFreshness(freshness.now());
    }

    /** How long Klaviyo took until events could be read, over the last hours. */
    @Call("How long Klaviyo took until events could be read, in parts of five minutes, by account.")
    @GetMapping("/verification/lags")
    Map<String, List<VerificationAnswers.LagPart>> lags(
            @Says("How far back, in hours.") @RequestParam(defaultValue = "24") int hours) {
        return verification.lags(Math.clamp(hours, 1, 31 * 24));
    }
}
