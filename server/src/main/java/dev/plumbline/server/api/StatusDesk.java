package dev.plumbline.server.api;

import dev.plumbline.server.alerts.FreshnessDesk;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.findings.FindingDesk;
import dev.plumbline.server.watermark.Watermarks;

/** How the whole is. */
public final class StatusDesk {
    private final FunnelCounts funnel;
    private final Deliveries deliveries;
    private final VerificationDesk verification;
    private final FindingDesk findings;
    private final Watermarks watermarks;
    private final FreshnessDesk freshness;

    StatusDesk(
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

    /** Counts now, which takes the longer the more there is. */
    public Funnel now() {
        return funnel.count(deliveries.status(), verification.now())
                .withFindings(findings.open().size())
                .withWatermarks(watermarks.status())
                .withFreshness(freshness.now());
    }
}
