package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExceptionsCommandTest {
    private static final String EXCEPTIONS = """
            [
              {"id": 12, "kind": "KLAVIYO", "docnum": "0000000000001002", "messageType": "DEBMAS",
               "reason": "Klaviyo takes no such phone number", "segment": "E1BPADTEL", "field": "TELEPHONE", "value": "x",
               "openedAt": "2026-03-02T08:00:00.5Z", "closedAt": "", "resolution": ""},
              {"id": 3, "kind": "UNREADABLE", "docnum": "", "messageType": "", "reason": "No IDoc", "segment": "",
               "field": "", "value": "", "openedAt": "2026-03-02T07:00:00Z", "closedAt": "", "resolution": ""}
            ]""";

    @Test
    void openExceptionsAreATableWithTheirPlaceInTheIdoc() throws IOException {
        try (Peer peer = Peer.answering(EXCEPTIONS)) {
            Peer.Run run = peer.run("exceptions");
            assertThat(peer.requests()).containsExactly("GET /api/exceptions");
            assertThat(run.exit()).isZero();
            assertThat(run.out()).isEqualTo("""
                    ID  OPENED                DOCNUM            MESSAGE  KIND        PLACE                REASON
                    12  2026-03-02T08:00:00Z  0000000000001002  DEBMAS   KLAVIYO     E1BPADTEL-TELEPHONE  Klaviyo takes no such phone number
                    3   2026-03-02T07:00:00Z                             UNREADABLE                       No IDoc
                    """);
        }
    }

    @Test
    void withoutExceptionsItSaysSo() throws IOException {
        try (Peer peer = Peer.answering("[]")) {
            assertThat(peer.run("exceptions").out()).isEqualTo("No open exceptions.\n");
        }
    }

    @Test
    void asJsonTheyAreTheServersAnswer() throws IOException {
        try (Peer peer = Peer.answering(EXCEPTIONS)) {
            assertThat(peer.run("exceptions", "--json").out()).isEqualTo(EXCEPTIONS + "\n");
        }
    }

    @Test
    void withoutAServerItEndsWithOne() throws IOException {
        Peer.Run run = Peer.runWhereNobodyIs("exceptions");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("No Plumbline answers at ");
    }

    @Test
    void aReplayPutsCommandsBackIntoTheQueue() throws IOException {
        try (Peer peer = Peer.answering("{\"exception\": 12, \"commands\": 3}")) {
            Peer.Run run = peer.run("exceptions", "replay", "12");
            assertThat(peer.requests()).containsExactly("POST /api/exceptions/12/replay");
            assertThat(run.out()).isEqualTo("Exception 12 is tried again: 3 commands are queued.\n");
            assertThat(run.exit()).isZero();
        }
    }

    @Test
    void aReplayOfAnIdocReadsItAgain() throws IOException {
        try (Peer peer = Peer.answering("{\"exception\": 3, \"commands\": 0}")) {
            assertThat(peer.run("exceptions", "replay", "3").out())
                    .isEqualTo("Exception 3 is tried again: its IDoc is read again.\n");
        }
    }

    @Test
    void aReplayOfNothingEndsWithOneAndTheServersReason() throws IOException {
        try (Peer peer = Peer.answering(404, "{\"reason\": \"There is no open exception 99\"}")) {
            Peer.Run run = peer.run("exceptions", "replay", "99");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isEqualTo("There is no open exception 99\n");
        }
    }

    @Test
    void aReplayAsJsonIsTheServersAnswer() throws IOException {
        String answer = "{\"exception\": 12, \"commands\": 3}";
        try (Peer peer = Peer.answering(answer)) {
            assertThat(peer.run("exceptions", "replay", "12", "--json").out()).isEqualTo(answer + "\n");
        }
    }
}
