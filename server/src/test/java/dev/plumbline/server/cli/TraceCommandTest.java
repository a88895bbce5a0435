package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceCommandTest {
    private static final String IDOC = """
            [{
              "id": 1, "docnum": "0000000000001001", "system": "SAPPRD", "client": "100",
              "messageType": "ORDRSP", "basicType": "ORDERS05",
              "receivedAt": "2026-03-02T08:00:00.123456Z", "door": "http", "source": "127.0.0.1",
              "status": "applied", "reason": "",
              "about": ["order/PRD-100/12345"],
              "commands": [{"id": 7, "kind": "TrackEvent", "what": "Placed Order PRD-100-order-12345 119.90 EUR",
                "status": "accepted", "attempts": 1, "createdAt": "2026-03-02T08:00:01Z",
                "settledAt": "2026-03-02T08:00:02.5Z", "answer": "202", "docnum": "0000000000001001"}],
              "holds": [{"about": "order/PRD-100/12345", "reason": "BLOCKED_IN_SAP", "detail": "delivery block 01",
                "since": "2026-03-02T08:00:00.9Z"}],
              "exceptions": [
                {"id": 3, "kind": "KLAVIYO", "reason": "no such profile", "closedAt": "2026-03-02T09:00:00Z",
                 "resolution": "replayed"},
                {"id": 4, "kind": "KLAVIYO", "reason": "bad address", "closedAt": "", "resolution": ""}]
            }]""";

    private static final String STORY = """
            [{
              "about": "order/PRD-100/12345",
              "idocs": [
                {"id": 1, "docnum": "0000000000001001", "messageType": "ORDRSP", "receivedAt": "2026-03-02T08:00:00.123Z",
                 "door": "http", "status": "applied", "reason": ""},
                {"id": 2, "docnum": "0000000000001002", "messageType": "DESADV", "receivedAt": "2026-03-02T08:01:00Z",
                 "door": "directory", "status": "ignored", "reason": "inbound delivery"}],
              "commands": [{"id": 7, "kind": "TrackEvent", "what": "Placed Order PRD-100-order-12345 119.90 EUR",
                "status": "queued", "attempts": 0, "createdAt": "2026-03-02T08:00:01.7Z", "settledAt": "", "answer": "",
                "docnum": "0000000000001001"}],
              "holds": []
            }]""";

    @Test
    void anIdocsStoryIsToldFromItsArrivalToKlaviyosAnswer() throws IOException {
        try (Peer peer = Peer.answering(IDOC)) {
            Peer.Run run = peer.run("trace", "idoc", "1001");
            assertThat(run.exit()).isZero();
            assertThat(run.out()).isEqualTo("""
                    IDoc 0000000000001001  ORDRSP on ORDERS05  from SAPPRD-100
                      received 2026-03-02T08:00:00Z by http 127.0.0.1
                      applied
                      about order/PRD-100/12345
                      held since 2026-03-02T08:00:00Z: delivery block 01
                      exception 3: no such profile (closed: replayed)
                      exception 4: bad address
                      TOLD KLAVIYO                                 BECAUSE OF        STATUS    WHEN                  ANSWER
                      Placed Order PRD-100-order-12345 119.90 EUR  0000000000001001  accepted  2026-03-02T08:00:02Z  202
                    """);
        }
    }

    @Test
    void anOrdersStoryListsItsIdocsAndWhatKlaviyoIsTold() throws IOException {
        try (Peer peer = Peer.answering(STORY)) {
            Peer.Run run = peer.run("trace", "order", "12345", "--documents");
            assertThat(run.exit()).isZero();
            assertThat(run.out()).isEqualTo("""
                    order/PRD-100/12345
                      RECEIVED              DOCNUM            MESSAGE  DOOR       FATE
                      2026-03-02T08:00:00Z  0000000000001001  ORDRSP   http       applied
                      2026-03-02T08:01:00Z  0000000000001002  DESADV   directory  ignored inbound delivery
                      TOLD KLAVIYO                                 BECAUSE OF        STATUS  WHEN                  ANSWER
                      Placed Order PRD-100-order-12345 119.90 EUR  0000000000001001  queued  2026-03-02T08:00:01Z
                    """);
        }
    }

    @Test
    void anOrderIsTracedAsAStatementInPlainWords() throws IOException {
        try (Peer peer = Peer.answering("""
                [{"about": "order/PRD-100/12345", "order": "12345", "customer": "4711", "currency": "EUR",
                  "standing": "It is placed in Klaviyo.",
                  "sums": [{"what": "placed", "amount": 100.00}, {"what": "cancelled", "amount": 0.00},
                           {"what": "refunded", "amount": 10.00}, {"what": "stands", "amount": 90.00}],
                  "open": ["SAP holds order 12345 with delivery block 01"],
                  "chapters": [{"at": "2026-03-02T08:00:00Z", "what": "Order 12345", "remark": "",
                    "told": [{"what": "Placed Order 100.00 EUR", "happened": "2026-03-02T07:59:00Z",
                              "state": "Klaviyo has accepted it"}]},
                    {"at": "2026-03-02T09:00:00Z", "what": "Order 12345", "remark": "says nothing new", "told": []}],
                  "items": [{"position": "10", "ordered": 2.000, "value": 100.00, "rejected": 0, "shipped": 2,
                    "delivered": 0, "returned": 0, "billed": 100.00, "credited": 10.00}]}]""")) {
            assertThat(peer.run("trace", "order", "12345").out()).isEqualTo("""
                    Order 12345 of customer 4711 (order/PRD-100/12345)
                      It is placed in Klaviyo.
                      Told Klaviyo: placed 100.00 − cancelled 0.00 − refunded 10.00 = 90.00 EUR
                      Waiting: SAP holds order 12345 with delivery block 01

                    What happened (times are UTC)
                      2026-03-02 08:00  Order 12345
                                          → Klaviyo: Placed Order 100.00 EUR, dated 2026-03-02 07:59; Klaviyo has accepted it
                      2026-03-02 09:00  Order 12345 [says nothing new]

                    What SAP's documents say of the items (quantities; value, billed and credited without tax)
                    ITEM  ORDERED  VALUE   REJECTED  SHIPPED  DELIVERED  RETURNED  BILLED  CREDITED
                    10    2.000    100.00  0         2        0          0         100.00  10.00
                    """);
        }
    }

    @Test
    void aStoryOfWhichKlaviyoWasToldNothingHasNoSuchTable() throws IOException {
        try (Peer peer = Peer.answering("""
                [{"about": "stock/PRD-100/815", "idocs": [], "commands": [], "holds": []}]""")) {
            assertThat(peer.run("trace", "material", "815").out()).doesNotContain("TOLD KLAVIYO");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "idoc, 1001, /api/idocs/1001",
        "order, 12345, /api/orders/12345/statement",
        "customer, 4711, /api/customers/4711",
        "material, 815, /api/materials/815",
        "Material, A/B 7, /api/materials/A%2FB%207"
    })
    void whatIsTracedIsAskedByItsNumber(String what, String number, String path) throws IOException {
        try (Peer peer = Peer.answering("[]")) {
            peer.run("trace", what, number);
            assertThat(peer.requests()).containsExactly("GET " + path);
        }
    }

    @Test
    void asJsonItIsTheServersAnswer() throws IOException {
        try (Peer peer = Peer.answering(STORY)) {
            assertThat(peer.run("trace", "order", "12345", "--json").out()).isEqualTo(STORY + "\n");
        }
    }

    @Test
    void whatIsUnknownEndsWithOneAndTheServersReason() throws IOException {
        try (Peer peer = Peer.answering(404, "{\"reason\": \"Nothing was received about order 12345\"}")) {
            Peer.Run run = peer.run("trace", "order", "12345");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isEqualTo("Nothing was received about order 12345\n");
        }
    }

    @Test
    void withoutAServerItEndsWithOne() throws IOException {
        Peer.Run run = Peer.runWhereNobodyIs("trace", "idoc", "1001");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("No Plumbline answers at ");
    }

    @Test
    void whatCannotBeTracedIsAMistakeOfTheCaller() {
        Peer.Run run = Peer.runAt("http://localhost:1", "trace", "invoice", "1");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("invoice");
    }
}
