package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class UsersCommandTest {
    @Test
    void aPasswordThatIsGivenIsPassedOnAndNotShown() throws IOException {
        try (Peer peer = Peer.answering("{\"name\":\"anna\",\"password\":\"\"}")) {
            assertThat(peer.run("users", "add", "anna", "--role", "viewer", "--password=vier kleine Enten")
                            .out())
                    .isEqualTo("anna has access as viewer.\n");
            assertThat(peer.requests()).containsExactly("POST /api/users");
            assertThat(peer.said())
                    .singleElement()
                    .asString()
                    .contains("\"role\":\"viewer\"", "\"password\":\"vier kleine Enten\"");
        }
    }

    @Test
    void whatIsChangedOfAPersonNamesThePerson() throws IOException {
        try (Peer peer = Peer.answering("{\"name\":\"anna@kunde.de\",\"password\":\"abc\"}")) {
            assertThat(peer.run("users", "role", "anna@kunde.de", "finance").out())
                    .isEqualTo("anna@kunde.de has the role finance now.\n");
            assertThat(peer.run("users", "disable", "anna@kunde.de").out()).contains("no access any more");
            assertThat(peer.run("users", "enable", "anna@kunde.de").out()).contains("has access again");
            assertThat(peer.run("users", "password", "anna@kunde.de").out()).contains("shown this once: abc");
            assertThat(peer.requests())
                    .containsExactly(
                            "POST /api/users/anna%40kunde.de/role",
                            "POST /api/users/anna%40kunde.de/disable",
                            "POST /api/users/anna%40kunde.de/enable",
                            "POST /api/users/anna%40kunde.de/password");
        }
    }

    @Test
    void whoHasAccessIsATable() throws IOException {
        try (Peer peer = Peer.answering("""
                [{"name":"anna","role":"admin","state":"enabled","createdAt":"2026-03-04T08:00:00.123Z",
                  "createdBy":"setup link","signedInAt":""}]""")) {
            assertThat(peer.run("users").out()).isEqualTo("""
                            NAME  ROLE   STATE    SIGNED IN  SINCE                 BY
                            anna  admin  enabled             2026-03-04T08:00:00Z  setup link
                            """);
        }
    }
}
