package dev.plumbline.server.assistant;

import static dev.plumbline.server.support.Idocs.xml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.assistant.Assisted.Assistant;
import dev.plumbline.server.assistant.Assisted.Session;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.ServerSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Assistants propose to a whole server, and people decide. */
class ProposalsOfAServerTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    static Path dataDirectory;

    private static ConfigurableApplicationContext server;
    private static Assisted assisted;

    private String viewer = "";
    private String assistants = "";
    private String operators = "";

    @BeforeAll
    static void start() throws Exception {
        server = PlumblineServer.start(ServerSettings.of(POSTGRES, dataDirectory));
        assisted = new Assisted(server);
        assisted.trustNobody();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void giveAccess() {
        viewer = Assisted.token(POSTGRES, "watching-assistant", "viewer");
        assistants = Assisted.token(POSTGRES, "helping-assistant", "operator");
        operators = Assisted.token(POSTGRES, "script-of-anna", "operator");
        Assisted.person(POSTGRES, "anna", "operator");
    }

    private static void openException() {
        POSTGRES.jdbc().sql("""
                        insert into exception (kind, reason, segment, field, value, opened_at)
                        values ('LEFT_OUT', '5x is no quantity', 'E1EDP01', 'MENGE', '5x', now())""").update();
    }

    private static String cause() {
        return POSTGRES.jdbc()
                .sql("select cause from exception limit 1")
                .query(String.class)
                .single();
    }

    private static List<String> texts(String select) {
        return POSTGRES.jdbc().sql("select " + select).query(String.class).list();
    }

    private static void until(BooleanSupplier condition) {
        for (int tries = 0; tries < 600 && !condition.getAsBoolean(); tries++) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** Number 1: all tests begin with an empty database. */
    private JsonNode proposeARetry() {
        try (Assistant assistant = assisted.assistant(assistants)) {
            return assistant.ask("propose_retry", Map.of("cause", cause(), "why", "the mapping is mended"));
        }
    }

    private HttpResponse<String> decide(String deed, String body, String token) throws Exception {
        return assisted.post("/api/proposals/1/" + deed, body, token);
    }

    @Test
    void anApprovedRetryStartsUnderThePersonsName() throws Exception {
        assisted.send(xml(Sap.order(1, "0000012345", "0000004711").with(3, "E1EDK03", "DATUM", "20261399")), operators);
        until(() -> !texts("cause from exception").isEmpty());
        JsonNode proposed = proposeARetry();
        assertThat(proposed.path("summary").asString())
                .contains("1 exceptions of this cause", "proposal 1", "NOTHING IS DONE");
        assertThat(proposed.path("next").toString()).contains("look at /proposals/1 of the console");
        assertThat(texts("state from retry")).isEmpty();
        try (Session anna = assisted.signIn("anna")) {
            assertThat(anna.page("/proposals")).contains("try 1 again", "helping-assistant");
            assertThat(anna.page("/proposals/1")).contains("the mapping is mended", "Approve: try 1 again");
            assertThat(anna.submit("/proposals/1", "/proposals/1/approve", Map.of("why", "so it is", "seen", "1")))
                    .isEqualTo(302);
            assertThat(anna.page("/proposals/1"))
                    .contains("Approved. 1 exception is tried again")
                    .doesNotContain("Approve: try");
        }
        assertThat(texts("by_whom from retry")).containsExactly("anna");
        until(() -> texts("resolution from exception where id = 1").contains("replayed"));
        assertThat(texts("resolution from exception where id = 1")).containsExactly("replayed");
        assertThat(
                        texts(
                                "who || ' ' || action || ' ' || object || ' ' || reason from audit where action like 'proposal%' order by id"))
                .containsExactly(
                        "token helping-assistant proposal.make proposal/1 the mapping is mended",
                        "anna proposal.approve proposal/1 so it is");
    }

    @Test
    void aViewersAssistantCannotProposeEvenIfItKnowsTheTool() throws Exception {
        openException();
        String call = """
                {"jsonrpc":"2.0","id":1,"method":"tools/call",
                 "params":{"name":"propose_retry","arguments":{"cause":"%s","why":"I want it"}}}""".formatted(cause());
        assertThat(assisted.post("/mcp", call, viewer).body()).doesNotContain("NOTHING IS DONE");
        assertThat(texts("why from proposal")).isEmpty();
    }

    @Test
    void whoProposesDoesNotDecide() throws Exception {
        openException();
        proposeARetry();
        HttpResponse<String> own = decide("approve", "{\"reason\":\"fine\"}", assistants);
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains("Who proposes does not decide");
        assertThat(decide("approve", "{\"reason\":\"fine\"}", viewer).statusCode())
                .isEqualTo(403);
        assertThat(decide("approve", "{}", operators).statusCode()).isEqualTo(400);
        assertThat(decide("approve", "{\"reason\":\"fine\",\"by\":\"anna\"}", operators)
                        .statusCode())
                .isEqualTo(200);
        assertThat(decide("approve", "{\"reason\":\"fine\"}", operators).body()).contains("was decided by anna (token");
        assertThat(texts("by_whom from retry")).containsExactly("anna (token script-of-anna)");
    }

    @Test
    void aPlanThatHasChangedIsSaidAndHasToBeMeant() throws Exception {
        openException();
        proposeARetry();
        openException();
        assertThat(assisted.get("/api/proposals/1", viewer).path("changed").asString())
                .isEqualTo("It was proposed for 1 exception; 2 exceptions of this cause are open now");
        try (Session anna = assisted.signIn("anna")) {
            assertThat(anna.page("/proposals/1")).contains("Changed since.", "Approve: try 2 again");
        }
        HttpResponse<String> old = decide("approve", "{\"reason\":\"fine\"}", operators);
        assertThat(old.statusCode()).isEqualTo(409);
        assertThat(old.body()).contains("2 exceptions of this cause are open now");
        assertThat(texts("state from retry")).isEmpty();
        assertThat(decide("approve", "{\"reason\":\"fine\",\"seen\":2}", operators)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anExpiredProposalCannotBeApproved() throws Exception {
        openException();
        proposeARetry();
        POSTGRES.jdbc()
                .sql("update proposal set created_at = created_at - interval '7 days'")
                .update();
        HttpResponse<String> late = decide("approve", "{\"reason\":\"fine\"}", operators);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("has expired");
        assertThat(assisted.get("/api/proposals", viewer).path(0).path("state").asString())
                .isEqualTo("EXPIRED");
        assertThat(proposeARetry().path("data").path("proposal").asLong()).isEqualTo(2);
    }

    @Test
    void theSameIsPutDownOnceAndARejectedProposalDoesNothing() throws Exception {
        openException();
        proposeARetry();
        assertThat(proposeARetry().path("summary").asString()).contains("open already as proposal 1");
        assertThat(decide("reject", "{\"reason\":\"SAP sends it again\"}", operators)
                        .statusCode())
                .isEqualTo(200);
        assertThat(texts("state || ' ' || decided_why from proposal")).containsExactly("REJECTED SAP sends it again");
        assertThat(texts("state from retry")).isEmpty();
        assertThat(texts("kind from exception where closed_at is null")).hasSize(1);
    }

    @Test
    void nothingIsProposedOfACauseThatIsNotOpen() {
        try (Assistant assistant = assisted.assistant(assistants)) {
            assertThat(assistant.refused("propose_retry", Map.of("cause", "0".repeat(32), "why", "x")))
                    .contains("exceptions lists the causes");
        }
    }

    @Test
    void aMappingIsCheckedComparedAndNotPutInForce() throws Exception {
        assisted.send(xml(Sap.order(1, "0000012345", "0000000042")), operators);
        String before = assisted.get("/api/mapping", viewer).path("version").asString();
        String yaml = "targets: {events: {ordered: {properties: {ProductName: item.material}}}}\n";
        try (Assistant assistant = assisted.assistant(assistants)) {
            assertThat(assistant.refused(
                            "propose_mapping_change", Map.of("yaml", "rules:\n  metrix: {}\n", "why", "a try")))
                    .contains("line 2", "metrix");
            assertThat(texts("why from proposal")).isEmpty();
            JsonNode proposed =
                    assistant.ask("propose_mapping_change", Map.of("yaml", yaml, "why", "marketing's name of it"));
            assertThat(proposed.path("summary").asString()).contains("The mapping checks. Of 1 IDocs");
            assertThat(proposed.path("data").path("comparison").path("fields").toString())
                    .contains("ProductName", "815");
        }
        try (Session anna = assisted.signIn("anna")) {
            assertThat(anna.page("/proposals/1"))
                    .contains("properties.ProductName", "<ins>+targets", "marketing&#39;s name");
            assertThat(anna.submit("/proposals/1", "/proposals/1/approve", Map.of("why", "right", "seen", before)))
                    .isEqualTo(302);
            assertThat(anna.page("/proposals/1")).contains("./plumbline mapping reload", "/proposals/1/mapping.yaml");
            assertThat(anna.page("/proposals/1/mapping.yaml")).isEqualTo(yaml);
        }
        assertThat(assisted.get("/api/mapping", viewer).path("version").asString())
                .isEqualTo(before);
        assertThat(texts("state || ' ' || decided_by from proposal")).containsExactly("APPROVED anna");
    }
}
