package dev.plumbline.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.access.AuditLog.Row;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What is done is written down, and what is shown is masked. */
class AuditTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String ORDER = "order/PRD-100/12345";
    private static final String RELEASE = "/api/holds/" + ORDER + "/release";

    @TempDir
    static Path dataDirectory;

    private static ConfigurableApplicationContext server;
    private static Browser program;

    @BeforeAll
    static void start() {
        server = PlumblineServer.start(ServerSettings.of(POSTGRES, dataDirectory));
        program = new Browser(server);
    }

    @AfterAll
    static void stop() {
        program.close();
        server.close();
    }

    @BeforeEach
    void hold() {
        POSTGRES.jdbc()
                .sql("insert into aggregate (key, state, updated_at) values (:key, '{}', now())")
                .param("key", ORDER)
                .update();
        POSTGRES.jdbc().sql("""
                        insert into hold (aggregate, reason, detail, waits_for, since, policy, overdue) values
                          (:key, 'DELIVERY_BLOCK', 'block 01', 'LIFSK', '2026-03-02T08:00:00Z', 'WAIT', false)""").param("key", ORDER).update();
        POSTGRES.jdbc().sql("""
                        insert into exception (kind, reason, segment, field, value, opened_at) values
                          ('REFUSED_BY_KLAVIYO', '''Muster'' belongs to max@kunde-mail.de', 'E1KNA1M', 'NAME1', 'Muster', now())""").update();
    }

    private static String token(Role role) {
        return "Bearer "
                + server.getBean(Tokens.class)
                        .create(role.word() + "-token", role, Optional.empty(), "test")
                        .orElseThrow();
    }

    private static List<Row> log() {
        return server.getBean(AuditLog.class).page(Long.MAX_VALUE, "", 1_000);
    }

    @Test
    void aDecisionIsNotedWithWhoOnWhatAndWhy() {
        program.post(
                RELEASE,
                "{\"by\": \"anna\", \"reason\": \"customer was called\"}",
                "Authorization",
                token(Role.FINANCE));
        assertThat(log()).singleElement().satisfies(row -> {
            assertThat(row.who()).isEqualTo("anna (token finance-token)");
            assertThat(row.role()).isEqualTo("finance");
            assertThat(row.action()).isEqualTo("hold.release");
            assertThat(row.object()).isEqualTo(ORDER);
            assertThat(row.after()).contains("RELEASE");
            assertThat(row.reason()).isEqualTo("customer was called");
        });
    }

    @Test
    void theDecisionItselfNamesTheHolderOfTheTokenToo() {
        program.post(RELEASE, "{\"by\": \"anna\", \"reason\": \"called\"}", "Authorization", token(Role.FINANCE));
        assertThat(POSTGRES.jdbc()
                        .sql("select by_whom from decision")
                        .query(String.class)
                        .single())
                .isEqualTo("anna (token finance-token)");
    }

    @Test
    void whatCameToNothingIsNotNoted() {
        assertThat(program.post(RELEASE, "{}", "Authorization", token(Role.FINANCE))
                        .statusCode())
                .isEqualTo(400);
        assertThat(program.post("/api/exceptions/4711/replay", "", "Authorization", token(Role.OPERATOR))
                        .statusCode())
                .isEqualTo(404);
        assertThat(log()).isEmpty();
    }

    @Test
    void onTheTrustedMachineWhoSaysSoIsNoted() {
        program.post(RELEASE, "{\"by\": \"anna\", \"reason\": \"called\"}");
        assertThat(log()).extracting(Row::who).containsExactly("anna (local)");
    }

    @Test
    void noSecretIsNoted() {
        program.post("/api/tokens", "{\"name\": \"ci\", \"role\": \"viewer\"}");
        assertThat(log())
                .singleElement()
                .satisfies(row -> assertThat(row.toString())
                        .contains("token.create", "token/ci", "viewer")
                        .doesNotContain(Tokens.PREFIX));
    }

    @Test
    void theLogIsReadPageByPage() {
        IntStream.range(0, 5)
                .forEach(n -> server.getBean(Audit.class)
                        .note(Audit.Deed.of(Caller.ON_THIS_MACHINE, "test.deed", "thing/" + n)));
        HttpResponse<String> first = program.get("/api/audit?limit=2");
        assertThat(first.body()).contains("thing/4", "thing/3").doesNotContain("thing/2");
        assertThat(program.get("/api/audit?limit=2&before=4").body())
                .contains("thing/2", "thing/1")
                .doesNotContain("thing/3", "thing/0");
        assertThat(program.get("/api/audit?object=thing/0").body())
                .contains("thing/0")
                .doesNotContain("thing/1");
    }

    @Test
    void whatIsNotedIsFinal() {
        server.getBean(Audit.class).note(Audit.Deed.of(Caller.ON_THIS_MACHINE, "test.deed", "thing"));
        assertThatThrownBy(() -> POSTGRES.jdbc().sql("delete from audit").update())
                .hasMessageContaining("never changed or deleted");
        assertThatThrownBy(() ->
                        POSTGRES.jdbc().sql("update audit set who = 'nobody'").update())
                .hasMessageContaining("never changed or deleted");
    }

    private static String exceptions(String authorization, String... headers) {
        var request = program.to("/api/exceptions").header("Authorization", authorization);
        for (int n = 0; n < headers.length; n += 2) {
            request.header(headers[n], headers[n + 1]);
        }
        return program.send(request.GET()).body();
    }

    @Test
    void whoNeedNotKnowSeesNoPersonalData() {
        assertThat(exceptions(token(Role.VIEWER)))
                .contains("REFUSED_BY_KLAVIYO", "NAME1", "'M***' belongs to m***@kunde-mail.de")
                .doesNotContain("Muster", "max");
        assertThat(exceptions(token(Role.OPERATOR))).contains("'Muster' belongs to max@kunde-mail.de");
    }

    @Test
    void whoMayUnmaskSaysWhyAndIsNoted() {
        String marketing = token(Role.MARKETING);
        assertThat(exceptions(marketing)).doesNotContain("Muster");
        assertThat(exceptions(marketing, "Plumbline-Unmask", "customer is on the phone"))
                .contains("Muster");
        assertThat(log()).singleElement().satisfies(row -> {
            assertThat(row.action()).isEqualTo("personal-data.unmask");
            assertThat(row.object()).isEqualTo("/api/exceptions");
            assertThat(row.reason()).isEqualTo("customer is on the phone");
        });
    }

    @Test
    void aViewerUnmasksNothing() {
        assertThat(exceptions(token(Role.VIEWER), "Plumbline-Unmask", "curious"))
                .doesNotContain("Muster");
        assertThat(log()).isEmpty();
    }
}
