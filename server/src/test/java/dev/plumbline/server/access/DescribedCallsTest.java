package dev.plumbline.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.openapi.ApiDescription;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says of the calls, against the routes and the server. */
class DescribedCallsTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    static Path dataDirectory;

    private static ConfigurableApplicationContext server;
    private static Browser program;
    private static ApiDescription described;

    @BeforeAll
    static void start() {
        server = PlumblineServer.start(ServerSettings.of(POSTGRES, dataDirectory));
        program = new Browser(server);
        described = new ApiDescription(program.get("/api/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        program.close();
        server.close();
    }

    private static List<Route> routesOfTheApi() {
        return Routes.ALL.list().stream()
                .filter(route -> {
                    String path = route.pattern().getPatternString();
                    return path.startsWith("/api/")
                            || Set.of("/idocs", "/ready", "/health", "/metrics").contains(path);
                })
                .toList();
    }

    @Test
    void everyRouteOfTheApiIsDescribedAndNoneIsInvented() {
        assertThat(described.calls())
                .containsExactlyInAnyOrderElementsOf(
                        routesOfTheApi().stream().map(Route::toString).toList());
    }

    @Test
    void theDocumentIsOpenApi31() {
        assertThat(described.document().path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(described.faults()).isEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(described.document().findValues("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(described
                                .document()
                                .at(reference.asString().substring(1))
                                .isObject())
                        .as(reference.asString())
                        .isTrue());
    }

    @Test
    void everyCallHasAnIdOfItsOwnAndWordsForANewcomer() {
        List<String> ids = new ArrayList<>();
        described.each((call, said) -> {
            ids.add(said.path("operationId").asString());
            assertThat(said.path("summary").asString())
                    .as(call)
                    .hasSizeBetween(10, 120)
                    .endsWith(".");
        });
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyParameterAndEveryFieldOfABodyHasWords() {
        SoftAssertions all = new SoftAssertions();
        described.each((call, said) -> {
            said.path("parameters")
                    .forEach(parameter -> all.assertThat(parameter.has("$ref") || parameter.has("description"))
                            .as("%s %s", call, parameter)
                            .isTrue());
            JsonNode body = said.path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("schema");
            all.assertThat(body.isMissingNode() || !body.path("properties").isEmpty())
                    .as("what the body of %s says", call)
                    .isTrue();
            body.path("properties")
                    .forEach(field -> all.assertThat(field.has("description"))
                            .as("%s %s", call, field)
                            .isTrue());
        });
        all.assertAll();
    }

    @Test
    void whatIsInThePathIsAParameterOfIt() {
        described.each((call, said) -> {
            List<String> named = new ArrayList<>();
            said.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asString("").equals("path")) {
                    named.add("{" + parameter.path("name").asString() + "}");
                }
            });
            assertThat(Arrays.stream(call.split("/"))
                            .filter(part -> part.startsWith("{"))
                            .toList())
                    .as(call)
                    .containsExactlyInAnyOrderElementsOf(named);
        });
    }

    @Test
    void everyCallNamesTheLeastRoleThatMay() {
        for (Route route : routesOfTheApi()) {
            JsonNode said = described.operation(route.toString());
            String role = said.path("x-role").asString();
            switch (route.needs()) {
                case Needs.Nothing() -> {
                    assertThat(role).isEqualTo("public");
                    assertThat(said.path("security").isArray()).isTrue();
                    assertThat(said.path("security")).isEmpty();
                }
                case Needs.ToBeKnown() -> assertThat(role).isEqualTo("any");
                case Needs.ToBeAllowed(Permission permission) -> {
                    assertThat(Role.of(role)).hasValueSatisfying(least -> {
                        assertThat(least.may(permission)).isTrue();
                        assertThat(Arrays.stream(Role.values()).filter(other -> other.compareTo(least) < 0))
                                .noneMatch(other -> other.may(permission));
                    });
                    assertThat(said.path("description").asString()).contains(permission.name(), role);
                }
            }
        }
    }

    @Test
    void whoeverIsKnownReadsItAndNobodyElse() {
        server.getBean(Users.class).add("anna", Role.ADMIN, "{bcrypt}x", "test");
        String token = server.getBean(Tokens.class)
                .create("sap", Role.SENDER, Optional.empty(), "anna")
                .orElseThrow();
        HttpResponse<String> known =
                program.send(program.to("/api/openapi.json").header("Authorization", "Bearer " + token));
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(known.body()).contains("\"openapi\" : \"3.1.0\"");
        assertThat(program.get("/api/openapi.json").statusCode()).isEqualTo(401);
    }

    @Test
    void refusalsAreAsTheyAreDescribed() {
        server.getBean(Users.class).add("anna", Role.ADMIN, "{bcrypt}x", "test");
        String viewer = "Bearer "
                + server.getBean(Tokens.class)
                        .create("watch", Role.VIEWER, Optional.empty(), "anna")
                        .orElseThrow();
        assertDescribed("GET /api/status", 401, program.get("/api/status"));
        assertDescribed("POST /idocs", 401, program.post("/idocs", "no IDoc"));
        assertDescribed("GET /metrics", 401, program.send(program.to("/metrics")));
        assertDescribed(
                "POST /api/mapping/reload", 403, program.post("/api/mapping/reload", "{}", "Authorization", viewer));
        assertDescribed("POST /idocs", 403, program.post("/idocs", "no IDoc", "Authorization", viewer));
        for (String missing : List.of("/api/idocs/1", "/api/orders/1", "/api/exceptions/1", "/api/backfills/1")) {
            String call = "GET " + missing.replaceFirst("/1$", missing.contains("idocs") ? "/{docnum}" : "/{id}");
            assertDescribed(
                    call.replace("orders/{id}", "orders/{number}"),
                    404,
                    program.send(program.to(missing).header("Authorization", viewer)));
        }
        assertDescribed(
                "GET /api/agreement/runs/{id}/report.xlsx",
                404,
                program.send(program.to("/api/agreement/runs/1/report.xlsx").header("Authorization", viewer)));
        assertDescribed(
                "GET /api/exceptions/{id}",
                400,
                program.send(program.to("/api/exceptions/first").header("Authorization", viewer)));
        assertDescribed(
                "GET /api/preflight",
                400,
                program.send(program.to("/api/preflight").header("Authorization", viewer)));
        assertDescribed(
                "GET /api/agreement/days/{day}",
                400,
                program.send(program.to("/api/agreement/days/today").header("Authorization", viewer)));
        String admin = "Bearer "
                + server.getBean(Tokens.class)
                        .create("all", Role.ADMIN, Optional.empty(), "anna")
                        .orElseThrow();
        assertDescribed("POST /api/users", 400, program.post("/api/users", "{\"name\": ", "Authorization", admin));
        assertDescribed("POST /api/users", 400, program.post("/api/users", "{}", "Authorization", admin));
        assertDescribed(
                "POST /api/users",
                415,
                program.send(program.form("/api/users", java.util.Map.of("name", "x"), "")
                        .setHeader("Accept", "*/*")
                        .header("Authorization", admin)));
        assertDescribed("POST /idocs", 400, program.post("/idocs", "no IDoc", "Authorization", admin));
    }

    private static void assertDescribed(String call, int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s: %s", call, answer.body()).isEqualTo(status);
        assertThat(described.violations(
                        call,
                        status,
                        answer.headers().firstValue("Content-Type").orElse(""),
                        answer.body()))
                .as("%s: %s", call, answer.body())
                .isEmpty();
    }
}
