package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FindingsCommandTest {
    private static final String FINDINGS = """
            [{"id": 3, "kind": "CODE", "place": "order.kind", "name": "ZLAB", "treated": "taken for sales",
              "firstSeen": "2026-03-02T08:00:00Z", "lastSeen": "2026-03-04T09:00:00Z", "times": 41,
              "docnum": "0000000000001007"},
             {"id": 2, "kind": "SEGMENT", "place": "ORDRSP/ORDERS05/ZORDEXT", "name": "Z1LOYAL", "treated": "not read",
              "firstSeen": "2026-03-02T08:00:00Z", "lastSeen": "2026-03-02T08:00:00Z", "times": 1,
              "docnum": "0000000000001001"}]""";

    @Test
    void eachFindingIsALineWithWhatBecomesOfIt() throws IOException {
        try (Peer peer = Peer.answering(FINDINGS)) {
            Peer.Run run = peer.run("findings");
            assertThat(peer.requests()).containsExactly("GET /api/findings");
            assertThat(run.out())
                    .contains("code ZLAB", "order.kind", "taken for sales", "41", "0000000000001007")
                    .contains("segment Z1LOYAL", "ORDRSP/ORDERS05/ZORDEXT", "not read")
                    .contains("./plumbline findings known ID --why");
            assertThat(run.exit()).isZero();
        }
    }

    @Test
    void whereThereIsNoneItSaysSo() throws IOException {
        try (Peer peer = Peer.answering("[]")) {
            assertThat(peer.run("findings").out()).isEqualTo("The mapping knows every code and segment that came.\n");
        }
    }

    @Test
    void thatOneIsKnownIsSaidWithAReason() throws IOException {
        try (Peer peer = Peer.answering("{\"id\": 3}")) {
            Peer.Run run = peer.run("findings", "known", "3", "--why", "the laboratory's orders", "--by", "anna");
            assertThat(peer.requests()).singleElement().asString().startsWith("POST /api/findings/3/known");
            assertThat(run.out()).isEqualTo("Finding 3 is known and shown no more.\n");
        }
    }
}
