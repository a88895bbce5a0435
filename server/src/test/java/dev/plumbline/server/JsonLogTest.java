package dev.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of a server process as a collector reads it. */
class JsonLogTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Pattern ADDRESS = Pattern.compile("POST (http://localhost:\\d+)/idocs");
    private static final int TRIES = 600;

    /** Of the documents that fail: none of it may stand in the log. */
    private static final List<String> PERSONAL =
            List.of("erika.beispiel@kunde-mail.de", "Beispielweg", "Erika", "+49 30 7654321", "ZZ-4711-X");

    private static Process start(Path data) throws Exception {
        ProcessBuilder server = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.plumbline.server.PlumblineMain",
                "serve");
        server.directory(data.toFile());
        server.redirectError(data.resolve("stderr").toFile());
        server.environment()
                .putAll(Map.of(
                        "PLUMBLINE_HTTP_PORT", "0",
                        "PLUMBLINE_LOG_FORMAT", "json",
                        "PLUMBLINE_DATA_DIR", data.resolve("data").toString(),
                        "PLUMBLINE_DATABASE_URL", POSTGRES.settings().jdbcUrl(),
                        "PLUMBLINE_DATABASE_USER", POSTGRES.settings().user().orElse("postgres")));
        return server.start();
    }

    /** An order whose quantity is no number, of somebody with a name and an address; and a text that is no IDoc. */
    private static String failing() {
        Idoc order = Sap.idoc(
                9101,
                "ORDRSP",
                "ORDERS05",
                Sap.segment("E1EDK01", "CURCY", "EUR", "BELNR", "7101"),
                Sap.segment("E1EDK14", "QUALF", "012", "ORGID", "TA"),
                Sap.segment("E1EDK03", "IDDAT", "025", "DATUM", "20260302", "UZEIT", "080000"),
                Sap.segment(
                        "E1EDKA1",
                        "PARVW",
                        "AG",
                        "PARTN",
                        "4711",
                        "NAME1",
                        "Erika",
                        "STRAS",
                        "Beispielweg",
                        "TELF1",
                        "+49 30 7654321",
                        "ILNNR",
                        "erika.beispiel@kunde-mail.de"),
                Sap.segment("E1EDP01", "POSEX", "000010", "MENGE", "ZZ-4711-X", "NETWR", "100.00"));
        return new String(Idocs.xml(order), StandardCharsets.UTF_8);
    }

    /** Reads lines until one says where the server listens. */
    private static String awaitAddress(BufferedReader out, List<String> lines) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return address.group(1);
            }
        }
        throw new AssertionError("The server ended: " + lines);
    }

    private static void post(String base, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(base + "/idocs"))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static void awaitExceptions(int wanted) throws InterruptedException {
        for (int n = 0; n < TRIES && exceptions() < wanted; n++) {
            Thread.sleep(100);
        }
        assertThat(exceptions()).isGreaterThanOrEqualTo(wanted);
    }

    private static long exceptions() {
        return POSTGRES.jdbc()
                .sql("select count(*) from exception")
                .query(Long.class)
                .single();
    }

    @Test
    void everyLineIsJsonAndSaysNothingOfCustomersWhenTheirDocumentsFail(@TempDir Path data) throws Exception {
        Process server = start(data);
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            String base = awaitAddress(out, lines);
            post(base, failing());
            post(base, "erika.beispiel@kunde-mail.de is no IDoc");
            awaitExceptions(2);
            // A database that goes away while it is written to is what errors with statements come from.
            POSTGRES.goAway();
            post(base, failing().replace("9101", "9102"));
            POSTGRES.comeBack();
            // Of the process, not of its streams: what it says last is of interest too.
            server.toHandle().destroy();
            out.lines().forEach(lines::add);
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.destroyForcibly();
        }
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            JsonNode said = JsonMapper.shared().readTree(line);
            assertThat(Instant.parse(said.path("@timestamp").asString())).isNotNull();
            assertThat(said.path("log").path("level").asString()).isIn("INFO", "WARN", "ERROR");
            assertThat(said.path("message").asString()).isNotEmpty();
            assertThat(said.path("service").path("name").asString()).isEqualTo("plumbline");
            PERSONAL.forEach(personal -> assertThat(line).doesNotContain(personal));
        });
    }
}
