package dev.plumbline.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.sandbox.sap.OutgoingIdoc;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.Traffic;
import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.ServerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with a merchant's traffic in it answers every call as its OpenAPI document says. */
class DescribedAnswersTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    /** A job may be done before it is paused; then that is refused, as is described too. */
    private static final String ONLY_WHILE_IT_RUNS = "POST /api/backfills/{id}/pause";

    private static final int TRIES = 1_200;
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final String BY = "\"by\": \"Ada\", \"reason\": \"a test\"";

    /** Sets up to be answered: what is asked first and then changed. */
    private final Map<String, String> variables = new HashMap<>();

    private final Set<String> answered = new TreeSet<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private String base = "";
    private String authorization = "";
    private ApiDescription described = new ApiDescription("{}");

    @Test
    void everyCallAnswersAsItIsDescribed(@TempDir Path data) throws Exception {
        try (client;
                KlaviyoStandIn klaviyo = KlaviyoStandIn.start(StandInOptions.standard(InstantSource.system()));
                ConfigurableApplicationContext server = PlumblineServer.start(ServerSettings.of(
                        POSTGRES,
                        data,
                        Map.of(
                                "PLUMBLINE_KLAVIYO_URL", klaviyo.uri().toString(),
                                "PLUMBLINE_KLAVIYO_API_KEY", "pk_test",
                                "PLUMBLINE_KLAVIYO_SHARE", "unlimited",
                                "PLUMBLINE_KLAVIYO_VERIFY_SHARE", "0",
                                "PLUMBLINE_KLAVIYO_VERIFY_PATIENCE", "PT1S")))) {
            base = "http://localhost:"
                    + ((WebServerApplicationContext) server).getWebServer().getPort();
            described = new ApiDescription(send("GET", "/api/openapi.json", "").body());
            klaviyo.addSegment("VIP", "sap_account_status", "active");
            klaviyo.faults().add(Fault.always(Fault.Kind.LOST).on("/api/events").atMost(2));
            fill();
            prepare();
            askEverything();
            mend();
            load();
            change();
            giveAccess();
        }
        assertThat(described.calls())
                .as("calls that were not answered well here")
                .filteredOn(call -> !answered.contains(call) && !call.equals(ONLY_WHILE_IT_RUNS))
                .containsExactlyInAnyOrder(
                        // What takes another server, or a person with a password.
                        "POST /api/alerts/test", "POST /api/me/password", "POST /api/mapping/unset");
    }

    private void fill() throws Exception {
        Traffic traffic = new Traffic(new Traffic.Plan(12, 20260302, 0.2, START));
        for (OutgoingIdoc sent : Stream.iterate(traffic.next(), Optional::isPresent, next -> traffic.next())
                .flatMap(Optional::stream)
                .toList()) {
            call("POST /idocs", sent.toText(Form.XML, Dictionary.standard()));
        }
        for (Idoc idoc : List.of(
                Sap.order(8001, "7001", "4711"),
                Sap.delivery(8002, "9002", "7002"),
                Sap.idoc(8003, "ORDRSP", "ORDERS05", Sap.segment("E1EDK01", "CURCY", "EUR", "BELNR", "7003")),
                Sap.delivery(8006, "9003", "7004"),
                Sap.count(8004, "815", "12"))) {
            call("POST /idocs", new String(Idocs.xml(idoc), StandardCharsets.UTF_8));
        }
        String odd = new String(Idocs.xml(Sap.order(8005, "7005", "4711")), StandardCharsets.UTF_8);
        call("POST /idocs", odd.replace("<ORGID>TA<", "<ORGID>QQ<"));
        awaitNone("inbox where status = 'received'");
        awaitNone("outbox where status = 'queued'");
    }

    private void prepare() throws Exception {
        call("POST /api/agreement/runs", "{\"from\": \"2026-03-01\", \"to\": \"2026-03-31\", " + BY + "}");
        call("POST /api/backfills", "{\"source\": \"inbox\", \"by\": \"Ada\"}");
        awaitNone("agreement_run where state not in ('done', 'failed')");
        variables.put("agreement", one("select max(id)::text from agreement_run where state = 'done'"));
        awaitNone("backfill where state = 'planning'");
        variables.putAll(Map.of(
                "docnum", "8001", "number", "7001", "day", one("select min(day)::text from agreement_difference")));
        variables.put(
                "exceptions",
                one("select min(id)::text from exception where closed_at is null and inbox_id is not null"));
        variables.put("cause", one("select cause from exception where closed_at is null order by id limit 1"));
        variables.put(
                "customers", one("select split_part(key, '/', 3) from aggregate where key like 'customer/%' limit 1"));
        variables.put(
                "materials", one("select split_part(key, '/', 3) from aggregate where key like 'stock/%' limit 1"));
        variables.put("findings", one("select min(id)::text from finding"));
        variables.put("inbox", one("select id::text from inbox where docnum like '%8001'"));
    }

    private static String one(String select) {
        return POSTGRES.jdbc().sql(select).query(String.class).single();
    }

    private static void awaitNone(String from) throws InterruptedException {
        for (int n = 0; n < TRIES && count(from) > 0; n++) {
            Thread.sleep(50);
        }
        assertThat(count(from)).as(from).isZero();
    }

    private static long count(String from) {
        return POSTGRES.jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    private void askEverything() throws Exception {
        call("POST /api/causes/{cause}/remarks", "{\"text\": \"seen\", " + BY + "}");
        for (String call : described.calls()) {
            if (call.startsWith("GET ")) {
                call(call.equals("GET /api/preflight") ? call + "?segment=VIP" : call, "");
            }
        }
        for (String listed : List.of(
                "/api/exceptions",
                "/api/causes",
                "/api/holds",
                "/api/findings",
                "/api/backfills",
                "/api/agreement/runs",
                "/api/agreement/runs/" + variables.get("agreement") + "/differences",
                "/api/audit",
                "/api/handbook/versions")) {
            assertThat(json(listed))
                    .as("%s shows what is in such a list", listed)
                    .isNotEmpty();
        }
    }

    private void mend() throws Exception {
        call("POST /api/causes/{cause}/assign", "{\"to\": \"Ada\"}");
        call("POST /api/causes/{cause}/ignore", "{\"until\": \"2099-03-31\", " + BY + "}");
        call("GET /api/causes", "");
        call("POST /api/causes/{cause}/show", "{}");
        JsonNode failure = json("/api/exceptions/" + variables.get("exceptions"));
        assertThat(failure.path("inboxId").asLong()).isPositive();
        call("POST /api/exceptions/{id}/replay", "{}");
        awaitNone("inbox where status = 'received'");
        variables.put("exceptions", one("""
                select min(id)::text from exception
                where closed_at is null and kind = 'UNTRANSLATABLE' and segment <> '' and field <> ''"""));
        call("POST /api/exceptions/{id}/correct", correction());
        variables.put("cause", one("select cause from exception where closed_at is null order by id limit 1"));
        call("POST /api/causes/{cause}/retry", "{" + BY + "}");
        call("GET /api/causes/{cause}/retry", "");
        call("POST /api/causes/{cause}/retry/cancel", "{}");
        JsonNode held = json("/api/holds");
        hold(held.path(0), "release");
        hold(held.path(1), "drop");
        call("POST /api/findings/{id}/known", "{\"by\": \"Ada\", \"why\": \"a test\"}");
        call("POST /api/agreement/days/{day}/repair", "{}");
        agree();
    }

    private void agree() throws Exception {
        String days = "\"from\": \"2026-03-01\", \"to\": \"2026-03-31\", ";
        for (String kind : List.of("NOT_STORED", "EXCEPTION")) {
            JsonNode made = call(
                    "POST /api/agreement/known",
                    "{\"kind\": \"%s\", %s\"until\": \"2099-01-31\", %s}".formatted(kind, days, BY));
            variables.put("agreement", made.path("id").asString());
        }
        call("GET /api/agreement/known", "");
        call("POST /api/agreement/known/{id}/withdraw", "{}");
        JsonNode signed = call("POST /api/agreement/signoffs", "{" + days + "\"account\": \"main\", " + BY + "}");
        variables.put("agreement", signed.path("id").asString());
        call("GET /api/agreement/signoffs", "");
        call("POST /api/agreement/signoffs/{id}/withdraw", "{\"why\": \"a test\"}");
    }

    /** The segment of the IDoc that the exception is about, by its name. */
    private String correction() throws Exception {
        JsonNode failure = json("/api/exceptions/" + variables.get("exceptions"));
        String segment = failure.path("exception").path("segment").asString();
        for (JsonNode part : json("/api/inbox/" + failure.path("inboxId").asLong() + "/segments")
                .path("segments")) {
            if (part.path("name").asString().equals(segment)) {
                return "{\"segmentNumber\": %d, \"value\": \"1\", %s}"
                        .formatted(part.path("number").asInt(), BY);
            }
        }
        throw new AssertionError("No segment " + segment + " in " + failure);
    }

    private void hold(JsonNode held, String ruling) throws Exception {
        String[] key = held.path("about").asString().split("/");
        variables.putAll(Map.of("kind", key[0], "system", key[1], "number", key[2]));
        call("POST /api/holds/{kind}/{system}/{number}/" + ruling, "{" + BY + "}");
    }

    /** Each with a job of its own, for one that runs may end at any moment. */
    private void load() throws Exception {
        for (String deed : List.of("start", "resume", "cancel")) {
            JsonNode planned = call("POST /api/backfills", "{\"source\": \"inbox\", \"by\": \"Ada\"}");
            awaitNone("backfill where state = 'planning'");
            variables.put("backfills", planned.path("id").asString());
            call("POST /api/backfills/{id}/" + deed, "{}");
            call("POST /api/backfills/{id}/pause", "{}");
        }
    }

    private void change() throws Exception {
        String idoc = new String(Idocs.xml(Sap.order(8009, "7009", "4711")), StandardCharsets.UTF_8);
        call("POST /api/mapping/preview", idoc);
        call("POST /api/mapping/compare?since=24h", "rules:\n  time-zone: Europe/Lisbon\n");
        call("POST /api/mapping/reload", "{" + BY + "}");
        variables.put("version", json("/api/mapping").path("version").asString());
        for (String ruling : List.of("approve", "reject")) {
            propose();
            call("GET /api/proposals", "");
            call("GET /api/proposals/{id}", "");
            call("POST /api/proposals/{id}/" + ruling, "{" + BY + "}");
        }
        call("POST /api/mapping/rollback/{version}", "{" + BY + "}");
        call("POST /api/schemas/reload", "{" + BY + "}");
    }

    /** As an assistant does. */
    private void propose() {
        variables.put(
                "proposals",
                POSTGRES.jdbc()
                        .sql("""
                                insert into proposal (kind, about, why, content, plan, by_whom, created_at)
                                values ('MAPPING', 'another', 'a test', 'rules: {}', :version, 'assistant', now()) returning id::text""")
                        .param("version", variables.get("version"))
                        .query(String.class)
                        .single());
    }

    private void giveAccess() throws Exception {
        JsonNode made = call("POST /api/tokens", "{\"name\": \"all\", \"role\": \"admin\", \"days\": 3}");
        authorization = "Bearer " + made.path("token").asString();
        variables.put("name", "anna");
        call("POST /api/users", "{\"name\": \"anna\", \"role\": \"admin\"}");
        call("POST /api/users", "{\"name\": \"bert\", \"role\": \"viewer\", \"password\": \"a long password\"}");
        variables.put("name", "bert");
        for (String deed : List.of("role", "disable", "enable", "password")) {
            call("POST /api/users/{name}/" + deed, "{\"role\": \"finance\"}");
        }
        call("GET /api/users", "");
        call("GET /api/tokens", "");
        call("GET /api/me", "");
        variables.put("name", "all");
        call("POST /api/tokens/{name}/revoke", "{}");
    }

    /** Makes a call and holds its answer against the description. */
    private JsonNode call(String call, String body) throws Exception {
        String[] parts = call.split("[ ?]", 3);
        String template = parts[0] + " " + parts[1];
        HttpResponse<String> answer = send(parts[0], filled(parts[1]) + (parts.length > 2 ? "?" + parts[2] : ""), body);
        assertThat(described.violations(
                        template,
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(""),
                        answer.body()))
                .as("%s: %d %s", call, answer.statusCode(), answer.body())
                .isEmpty();
        if (answer.statusCode() == 200) {
            answered.add(template);
        }
        boolean isJson = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        return JsonMapper.shared().readTree(isJson ? answer.body() : "{}");
    }

    /** By the name of the variable, or by what the path is about. */
    private String filled(String path) {
        String about = path.replaceFirst("^/api/", "").replaceFirst("/.*", "");
        String filled = path;
        for (String name : List.of("docnum", "number", "cause", "day", "version", "name", "kind", "system", "id")) {
            String value = variables.getOrDefault(
                    variables.containsKey(about) && (name.equals("id") || name.equals("number")) ? about : name, "1");
            filled = filled.replace("{" + name + "}", value);
        }
        return filled;
    }

    private JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(send("GET", path, "").body());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", path.startsWith("/api/") ? "application/json" : "application/xml")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
