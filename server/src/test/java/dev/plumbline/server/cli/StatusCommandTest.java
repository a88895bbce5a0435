package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
    private static final String FUNNEL = """
            {
              "received": 12,
              "idocs": {"waiting": 1, "duplicate": 2, "held": 3, "settled": 6},
              "commands": {"queued": 4, "accepted": 10, "parked": 1, "stored": 5},
              "accepted": {"awaiting": 2, "missing": 1, "notSampled": 7},
              "ignored": {"order of a vendor": 7},
              "openExceptions": 0,
              "holds": {"PREDECESSOR_MISSING": 3},
              "delivery": {"main": {"mode": "SHADOW", "reason": "no API key", "underWay": 0, "lastTrouble": ""}},
              "verification": {"main": {"mode": "READING", "reason": "", "patience": 900.0, "share": 1.0,
                "lastHour": {"events": 40, "p50": 2.0, "p90": 4.8, "p99": 90.5, "longest": 181.0},
                "lastDay": {"events": 0, "p50": 0.0, "p90": 0.0, "p99": 0.0, "longest": 0.0}, "lastTrouble": ""}}
            }""";

    private static Peer.Run run(String funnel, String... arguments) throws IOException {
        try (Peer peer = Peer.answering(funnel)) {
            Peer.Run run = peer.run(arguments);
            assertThat(peer.requests()).containsExactly("GET /api/status");
            return run;
        }
    }

    @Test
    void theFunnelIsATableOfCountsWithTheirMeaning() throws IOException {
        Peer.Run run = run(FUNNEL, "status");
        assertThat(run.out()).startsWith("""
                             COUNT  MEANING
                received     12     IDocs and bodies taken in; the sum of the lines that follow
                  waiting    1      to be read
                  duplicate  2      repetitions of an IDoc that is here
                  held       3      something is kept back, with a reason (below): ./plumbline holds
                  settled    6      nothing more is to come of it
                commands     20     what Klaviyo is to be told and was told
                  queued     4
                  accepted   10     2 looked for, 1 not found: ./plumbline exceptions, 7 not of the sample
                  parked     1      wait for a refused command of the same order
                  stored     5      Klaviyo has them: read back, or answered with the thing itself
                """);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatIsIgnoredAndHeldIsCountedByReason() throws IOException {
        assertThat(run(FUNNEL, "status").out()).contains("""

                IGNORED BECAUSE    COUNT
                order of a vendor  7

                HELD BECAUSE         COUNT
                PREDECESSOR_MISSING  3
                """);
    }

    @Test
    void aReasonThatNothingHasIsNotMentioned() throws IOException {
        String funnel =
                FUNNEL.replace("{\"order of a vendor\": 7}", "{}").replace("{\"PREDECESSOR_MISSING\": 3}", "{}");
        assertThat(run(funnel, "status").out()).doesNotContain("IGNORED BECAUSE", "HELD BECAUSE");
    }

    @Test
    void theDeliverySaysWhatKlaviyoWorksOffAndWhatOthersUse() throws IOException {
        String funnel =
                FUNNEL.replace("\"underWay\": 0", "\"underWay\": 2, \"jobs\": 3, \"lowered\": {\"CREATE_EVENT\": 0.7}");
        assertThat(run(funnel, "status").out())
                .contains(
                        "2 requests under way, 3 bulk jobs; others use the account, of the share is used: CREATE_EVENT 70 %");
    }

    @Test
    void theDeliverySaysInWordsWhetherItSends() throws IOException {
        assertThat(run(FUNNEL, "status").out())
                .contains("\ndelivery (main): shadow (no API key), 0 requests under way\n");
    }

    @Test
    void theLastTroubleOfTheDeliveryIsTold() throws IOException {
        String funnel = FUNNEL.replace("\"lastTrouble\": \"\"", "\"lastTrouble\": \"429 throttled\"");
        assertThat(run(funnel, "status").out())
                .contains(
                        "\ndelivery (main): shadow (no API key), 0 requests under way; last trouble: 429 throttled\n");
    }

    @Test
    void theReadingBackSaysHowLongKlaviyoTakes() throws IOException {
        assertThat(run(FUNNEL, "status").out())
                .endsWith(
                        "read back (main): reading; Klaviyo shows an event after 2.0 s (half), 4.8 s (90 %), 90.5 s (99 %), 3 min"
                                + " (all) in the last hour, an unknown time in the last day; missing after 15 min\n");
    }

    @Test
    void theWatermarksSayHowTheyStand() throws IOException {
        String funnel = FUNNEL.replaceFirst("}$", """
                ,
                "watermarks": {"disk": {"state": "REFUSE", "value": 5, "says": "nothing is taken in: 5 MB are free"},
                  "waiting": {"state": "FINE", "value": 0, "says": "0 IDocs wait to be read"}}}""");
        assertThat(run(funnel, "status").out())
                .endsWith("\nwatermark (disk): refuse: nothing is taken in: 5 MB are free\n"
                        + "watermark (waiting): fine: 0 IDocs wait to be read\n");
    }

    @Test
    void asJsonItIsTheServersAnswer() throws IOException {
        Peer.Run run = run(FUNNEL, "status", "--json");
        assertThat(run.out()).isEqualTo(FUNNEL + "\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void withoutAServerItEndsWithOneAndSaysHowToStartIt() throws IOException {
        Peer.Run run = Peer.runWhereNobodyIs("status");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("No Plumbline answers at http://localhost:")
                .contains("./plumbline serve", "--url");
    }

    @Test
    void aServerThatIsNoPlumblineIsToldFromOne() throws IOException {
        Peer.Run run = run("<html>It works!</html>", "status");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("What answers at http://localhost:").contains("is no Plumbline");
    }

    @Test
    void anAddressThatIsNoneIsExplained() {
        Peer.Run run = Peer.runAt("localhost:8080", "status");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("'localhost:8080' is no address of a server, expected http(s)://HOST[:PORT]\n");
    }

    @Test
    void aServerWithAPasswordSaysWhichVariablesToSet() throws IOException {
        try (Peer peer = Peer.answering(401, "")) {
            Peer.Run run = peer.run("status");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).contains("PLUMBLINE_INTAKE_USER", "PLUMBLINE_INTAKE_PASSWORD");
        }
    }

    @Test
    void anAnswerWithoutAReasonIsToldByItsStatus() throws IOException {
        try (Peer peer = Peer.answering(503, "{broken")) {
            Peer.Run run = peer.run("status");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).isEqualTo("The server answered 503.\n");
        }
    }
}
