package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class HoldsCommandTest {
    private static final String HOLDS = """
            [
              {"about": "order/PRD-100/12345", "reason": "PREDECESSOR_MISSING", "detail": "delivery 80001 came first",
               "waitsFor": "order/PRD-100/12345", "since": "2026-03-02T08:00:00.5Z", "deadline": "2026-03-04T08:00:00Z",
               "policy": "EXCEPTION", "overdue": true},
              {"about": "customer/PRD-100/4711", "reason": "CUSTOMER_MISSING", "detail": "2 events",
               "waitsFor": "customer/PRD-100/4711", "since": "2026-03-02T08:00:00Z", "deadline": "2026-03-02T08:10:00Z",
               "policy": "SYNTHESISE", "overdue": false}
            ]""";
    private static final String NOTED = "{\"decision\": 3, \"about\": \"order/PRD-100/12345\", \"kind\": \"RELEASE\"}";

    @Test
    void whatIsHeldIsATableWithWhatItWaitsForAndWhatHappensThen() throws IOException {
        try (Peer peer = Peer.answering(HOLDS)) {
            Peer.Run run = peer.run("holds");
            assertThat(peer.requests()).containsExactly("GET /api/holds?reason=&limit=200");
            assertThat(run.exit()).isZero();
            assertThat(run.out()).isEqualTo("""
                    HELD                   REASON               SINCE                 DEADLINE              THEN        WAITS FOR              DETAIL
                    order/PRD-100/12345    PREDECESSOR_MISSING  2026-03-02T08:00:00Z  overdue               exception   order/PRD-100/12345    delivery 80001 came first
                    customer/PRD-100/4711  CUSTOMER_MISSING     2026-03-02T08:00:00Z  2026-03-02T08:10:00Z  synthesise  customer/PRD-100/4711  2 events
                    """);
        }
    }

    @Test
    void oneSortOfHoldsCanBeAskedFor() throws IOException {
        try (Peer peer = Peer.answering("[]")) {
            assertThat(peer.run("holds", "--only", "CREDIT_CHECK", "--limit", "5")
                            .out())
                    .isEqualTo("Nothing is held.\n");
            assertThat(peer.requests()).containsExactly("GET /api/holds?reason=CREDIT_CHECK&limit=5");
        }
    }

    @Test
    void asJsonItIsTheServersAnswer() throws IOException {
        try (Peer peer = Peer.answering(HOLDS)) {
            assertThat(peer.run("holds", "--json").out()).isEqualTo(HOLDS + "\n");
        }
    }

    @Test
    void aReleaseFindsTheSystemByItself() throws IOException {
        String held = HOLDS.substring(0, HOLDS.indexOf("},") + 1) + "]";
        try (Peer peer = Peer.answering(held, NOTED)) {
            Peer.Run run = peer.run(
                    "holds",
                    "release",
                    "order",
                    "0000012345",
                    "--reason",
                    "customer was \"called\"",
                    "--by",
                    "Anna Beck");
            assertThat(peer.requests())
                    .containsExactly(
                            "GET /api/holds?kind=order&number=0000012345",
                            "POST /api/holds/order/PRD-100/0000012345/release");
            assertThat(peer.said().getLast())
                    .contains("\"by\":\"Anna Beck\"", "\"reason\":\"customer was \\\"called\\\"\"");
            assertThat(run.out())
                    .isEqualTo("order/PRD-100/12345 is released (decision 3); the engine works it next.\n");
            assertThat(run.exit()).isZero();
        }
    }

    @Test
    void aDropMayNameTheSystem() throws IOException {
        try (Peer peer = Peer.answering("[]", NOTED)) {
            Peer.Run run = peer.run(
                    "holds",
                    "drop",
                    "material",
                    "815",
                    "--system",
                    "QAS-200",
                    "--reason",
                    "a test",
                    "--by",
                    "Anna Beck");
            assertThat(peer.requests()).containsExactly("POST /api/holds/stock/QAS-200/815/drop");
            assertThat(run.out()).contains("held news are dropped");
        }
    }

    @Test
    void aNumberThatIsHeldInSeveralSystemsIsAskedBack() throws IOException {
        String both = HOLDS.replace("customer/PRD-100/4711", "order/QAS-200/12345");
        try (Peer peer = Peer.answering(both, NOTED)) {
            Peer.Run run = peer.run("holds", "release", "order", "12345", "--reason", "a test");
            assertThat(peer.requests()).hasSize(1);
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("order 12345 is held in PRD-100 and in QAS-200; say which one with --system.\n");
        }
    }

    @Test
    void whatIsNotHeldCannotBeDecided() throws IOException {
        try (Peer peer = Peer.answering("[]")) {
            Peer.Run run = peer.run("holds", "release", "order", "12345", "--reason", "a test");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).isEqualTo("Nothing is held of order 12345; ./plumbline holds shows what is.\n");
        }
    }

    @Test
    void aDecisionNeedsAReason() throws IOException {
        try (Peer peer = Peer.answering(HOLDS)) {
            Peer.Run run = peer.run("holds", "release", "order", "12345");
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("--reason");
            assertThat(peer.requests()).isEmpty();
        }
    }
}
