package dev.plumbline.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every way into the server, with every role, over HTTP. */
class RoutesTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    static Path dataDirectory;

    private static ConfigurableApplicationContext server;
    private static Browser program;

    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    @BeforeAll
    static void start() {
        server = PlumblineServer.start(ServerSettings.of(
                POSTGRES,
                dataDirectory,
                Map.of("PLUMBLINE_INTAKE_USER", "sap", "PLUMBLINE_INTAKE_PASSWORD", "schlüssel")));
        program = new Browser(server);
    }

    @AfterAll
    static void stop() {
        program.close();
        server.close();
    }

    @BeforeEach
    void giveAccess() {
        server.getBean(Users.class).add("anna", Role.ADMIN, "{bcrypt}x", "test");
        for (Role role : Role.values()) {
            tokens.put(
                    role,
                    server.getBean(Tokens.class)
                            .create("of-" + role.word(), role, Optional.empty(), "anna")
                            .orElseThrow());
        }
    }

    private static Stream<String> handled() {
        return server
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(info -> {
                    List<String> methods = info.getMethodsCondition().getMethods().stream()
                            .map(Enum::name)
                            .toList();
                    return info.getPatternValues().stream()
                            .flatMap(path -> (methods.isEmpty() ? List.of("*") : methods)
                                    .stream().map(method -> method + " " + path));
                });
    }

    @Test
    void everyWayIntoTheServerIsInTheTable() {
        assertThat(handled())
                .isNotEmpty()
                .allSatisfy(handled -> assertThat(Routes.ALL.list().stream().map(Route::toString))
                        .as("%s has to say in Routes what it takes", handled)
                        .contains(handled));
    }

    @Test
    void theTableNamesNothingThatThereIsNot() {
        List<String> handled = handled().toList();
        assertThat(Routes.ALL.list().stream().map(Route::toString))
                .filteredOn(route -> route.contains("/api/"))
                .allMatch(handled::contains);
    }

    private static HttpRequest.Builder to(Route route) {
        String path =
                route.pattern().getPatternString().replaceAll("\\{[^}]+}", "1").replace("**", "x.css");
        HttpRequest.Builder request = program.to(path);
        return route.method().equals("POST")
                ? request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"))
                : request.GET();
    }

    @ParameterizedTest
    @EnumSource
    void everyCallIsForThoseWhoMayAndForNobodyElse(Role role) {
        SoftAssertions all = new SoftAssertions();
        for (Route route : Routes.ALL.list()) {
            if (route.needs() instanceof Needs.ToBeAllowed(Permission permission)) {
                int status = program.send(to(route).header("Authorization", "Bearer " + tokens.get(role)))
                        .statusCode();
                if (role.may(permission)) {
                    all.assertThat(status).as("%s by %s", route, role).isNotIn(401, 403, 500);
                } else {
                    all.assertThat(status).as("%s by %s", route, role).isEqualTo(403);
                }
            }
        }
        all.assertAll();
    }

    @Test
    void nobodyWhoIsNotKnownGetsAnything() {
        SoftAssertions all = new SoftAssertions();
        for (Route route : Routes.ALL.list()) {
            if (!(route.needs() instanceof Needs.Nothing)) {
                all.assertThat(program.send(to(route)).statusCode())
                        .as("%s by nobody", route)
                        .isEqualTo(401);
            }
        }
        all.assertAll();
    }

    @Test
    void theUserOfTheIntakePostsIdocsAndNothingElseOnceThereAreUsers() {
        String basic = "Basic c2FwOnNjaGzDvHNzZWw=";
        assertThat(program.post("/idocs", "no IDoc", "Authorization", basic).statusCode())
                .isEqualTo(400);
        assertThat(program.post("/api/mapping/reload", "{}", "Authorization", basic)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenThatWasRevokedOrHasEndedHoldsNoMore() {
        Tokens kept = server.getBean(Tokens.class);
        assertThat(kept.revoke("of-admin")).isTrue();
        assertThat(program.post("/api/mapping/reload", "{}", "Authorization", "Bearer " + tokens.get(Role.ADMIN))
                        .statusCode())
                .isEqualTo(401);
        POSTGRES.jdbc()
                .sql("update api_token set expires_at = created_at where name = 'of-operator'")
                .update();
        assertThat(program.post("/api/mapping/reload", "{}", "Authorization", "Bearer " + tokens.get(Role.OPERATOR))
                        .statusCode())
                .isEqualTo(401);
    }
}
