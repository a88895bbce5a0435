package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AlertsCommandTest {
    private static final String ALERT = """
            {"id": 7, "subject": "holds/CREDIT_CHECK", "severity": "CRITICAL", "team": "FINANCE", "raisedAt": "2026-03-04T08:00:00Z",
             "betterSince": "2026-03-04T09:00:00Z", "overAt": null,
             "wording": {"title": "3 held too long: SAP's credit check", "cause": "The deadline has passed.",
               "firstStep": "Release or drop.", "link": "/holds?reason=CREDIT_CHECK", "records": ["order/PRD-100/12345"]},
             "told": [
               {"change": "RAISED", "severity": "WARNING", "at": "2026-03-04T08:00:00Z", "channel": "email",
                "toldAt": "2026-03-04T08:00:05Z", "trouble": ""},
               {"change": "WORSE", "severity": "CRITICAL", "at": "2026-03-04T08:30:00Z", "channel": "email",
                "toldAt": null, "trouble": "The other side answered 500"}]}""";

    @Test
    void eachAlertSaysWhatToDoAndWhomItWasTold() throws IOException {
        try (Peer peer = Peer.answering("{\"raised\": [%s], \"channels\": []}".formatted(ALERT))) {
            Peer.Run run = peer.run("alerts");
            assertThat(peer.requests()).containsExactly("GET /api/alerts");
            assertThat(run.out()).isEqualTo("""
                    CRITICAL  3 held too long: SAP's credit check
                      holds/CREDIT_CHECK, for finance, since 2026-03-04T08:00:00Z (better since 2026-03-04T09:00:00Z)
                      The deadline has passed.
                      First step: Release or drop.
                      Records: order/PRD-100/12345
                      /holds?reason=CREDIT_CHECK
                      Told: email (not yet: The other side answered 500)

                    No channel is configured (alerts.*, docs/alerts.md): nobody is told.
                    """);
        }
    }

    @Test
    void whereNothingIsWrongItSaysSo() throws IOException {
        try (Peer peer = Peer.answering("{\"raised\": [], \"channels\": []}")) {
            assertThat(peer.run("alerts").out()).startsWith("Nothing is wrong.\n");
        }
    }

    @Test
    void theHistoryIsPaged() throws IOException {
        try (Peer peer = Peer.answering("[" + ALERT + "]")) {
            Peer.Run run = peer.run("alerts", "history", "--before", "9", "--limit", "1");
            assertThat(peer.requests()).containsExactly("GET /api/alerts/history?limit=1&before=9");
            assertThat(run.out()).contains("7", "–", "critical", "finance", "3 held too long");
        }
    }
}
