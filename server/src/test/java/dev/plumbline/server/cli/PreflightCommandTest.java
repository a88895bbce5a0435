package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightCommandTest {
    private static final String CARE = """
            {"at": "2026-03-04T08:00:00.123Z", "account": "main", "segment": "Lapsed", "segmentId": "S1", "size": 4000, "looked": 7,
             "verdict": "CARE", "reasons": [{"verdict": "CARE", "what": "1 member has something open", "next": "Leave out who is listed"}],
             "exclude": [{"externalId": "4711", "profileId": "01H", "troubles": ["UNDELIVERED", "HELD"]}]}""";

    @Test
    void reasonsAndMembersAreShown() throws IOException {
        try (Peer peer = Peer.answering(CARE)) {
            Peer.Run run = peer.run("preflight", "--segment", "Lapsed & new");
            assertThat(peer.requests()).containsExactly("GET /api/preflight?segment=Lapsed%20%26%20new");
            assertThat(run.out()).isEqualTo("""
                    CARE  Lapsed (4000 members, account main, 2026-03-04T08:00:00Z)

                      CARE: 1 member has something open.
                      Leave out who is listed.

                    CUSTOMER  PROFILE  WHY
                    4711      01H      held, undelivered
                    """);
            assertThat(run.exit()).isEqualTo(3);
        }
    }

    @Test
    void whomToLeaveOutIsWrittenAsAFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("exclude.csv");
        try (Peer peer = Peer.answering(CARE)) {
            peer.run("preflight", "--segment", "Lapsed", "--exclude", file.toString());
        }
        assertThat(file).hasContent("External ID,Klaviyo ID,Why\n4711,01H,\"held, undelivered\"\n");
    }

    @Test
    void theVerdictIsTheExitCode() throws IOException {
        try (Peer peer = Peer.answering(CARE.replace("CARE", "STOP"))) {
            assertThat(peer.run("preflight", "--segment", "Lapsed").exit()).isEqualTo(4);
        }
        try (Peer peer = Peer.answering("{\"verdict\": \"GO\", \"reasons\": [], \"exclude\": []}")) {
            assertThat(peer.run("preflight", "--segment", "Lapsed").exit()).isZero();
        }
    }
}
