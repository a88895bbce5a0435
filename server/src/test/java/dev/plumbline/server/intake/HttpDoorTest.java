package dev.plumbline.server.intake;

import static dev.plumbline.server.support.Idocs.flat;
import static dev.plumbline.server.support.Idocs.idoc;
import static dev.plumbline.server.support.Idocs.idocs;
import static dev.plumbline.server.support.Idocs.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The door as SAP finds it: a whole server on its own port, in shadow mode. */
class HttpDoorTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    static Path dataDirectory;

    private static final HttpClient SAP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext server;
    private static URI base;

    @BeforeAll
    static void openTheDoor() {
        server = PlumblineServer.start(ServerSettings.of(
                POSTGRES,
                dataDirectory,
                Map.of("PLUMBLINE_INTAKE_USER", "sap", "PLUMBLINE_INTAKE_PASSWORD", "schlüssel")));
        base = URI.create("http://localhost:"
                + ((WebServerApplicationContext) server).getWebServer().getPort() + "/");
    }

    @AfterAll
    static void closeTheDoor() {
        server.close();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return SAP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpRequest.Builder posting(byte[] body) {
        return request("/idocs")
                .header("Authorization", basic("sap", "schlüssel"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static HttpResponse<String> post(byte[] body) {
        return send(posting(body));
    }

    private static HttpResponse<String> postPacked(byte[] body) {
        return send(posting(body).header("Content-Encoding", "gzip"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] together(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static long count(String sql) {
        return POSTGRES.jdbc().sql(sql).query(Long.class).single();
    }

    private static void assertReceipt(HttpResponse<String> response, int received, int duplicates, int broken) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body())
                .isEqualToIgnoringNewLines("<receipt received=\"%d\" duplicates=\"%d\" broken=\"%d\"/>"
                        .formatted(received, duplicates, broken));
    }

    @Test
    void xmlIsTaken() {
        assertReceipt(post(xml(idoc(1))), 1, 0, 0);
        assertThat(count("select count(*) from inbox where form = 'XML' and door = 'http'"))
                .isEqualTo(1);
    }

    @Test
    void flatIdocsAreTaken() {
        assertReceipt(post(flat(idoc(1), idoc(2))), 2, 0, 0);
        assertThat(count("select count(*) from inbox where form = 'FLAT'")).isEqualTo(2);
    }

    @Test
    void aPackageOfManyIdocsIsTakenWhole() {
        // More than one commit's worth.
        assertReceipt(post(xml(idocs(1_100).toArray(Idoc[]::new))), 1_100, 0, 0);
        assertThat(count("select count(*) from inbox")).isEqualTo(1_100);
    }

    @Test
    void aContentTypeThatSaysSomethingElseDoesNotMatter() {
        assertReceipt(send(posting(xml(idoc(1))).header("Content-Type", "application/x-www-form-urlencoded")), 1, 0, 0);
    }

    @Test
    void theSameBodyAgainIsARepetition() {
        post(xml(idoc(1), idoc(2)));
        assertReceipt(post(xml(idoc(1), idoc(2))), 2, 2, 0);
    }

    @Test
    void gzipIsUnpacked() {
        assertReceipt(postPacked(packed(xml(idoc(1), idoc(2)))), 2, 0, 0);
    }

    @Test
    void twoGzipMembersOneAfterTheOtherAreBothTaken() {
        assertReceipt(postPacked(together(packed(flat(idoc(1))), packed(flat(idoc(2))))), 2, 0, 0);
    }

    @Test
    void aBodyThatIsNoGzipThoughItSaysSoIsRefused() {
        HttpResponse<String> response = postPacked(xml(idoc(1)));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("The body is not gzip");
    }

    @Test
    void gzipThatWasCutIsRefused() {
        byte[] whole = packed(xml(idoc(1)));
        HttpResponse<String> response = postPacked(Arrays.copyOf(whole, whole.length - 20));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("The body ends too early");
    }

    @Test
    void gzipWithASpoiltMiddleIsRefused() {
        byte[] spoilt = packed(xml(idocs(50).toArray(Idoc[]::new)));
        Arrays.fill(spoilt, spoilt.length / 2, spoilt.length / 2 + 40, (byte) 0xFF);
        assertThat(postPacked(spoilt).statusCode()).isEqualTo(400);
    }

    @Test
    void anUnknownEncodingIsRefusedByName() {
        HttpResponse<String> response = send(posting(xml(idoc(1))).header("Content-Encoding", "br"));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).contains("Content-Encoding br is not known");
    }

    @Test
    void withoutPasswordNobodyIsLetIn() {
        HttpResponse<String> response =
                send(request("/idocs").POST(HttpRequest.BodyPublishers.ofByteArray(xml(idoc(1)))));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"Plumbline\"");
        assertThat(count("select count(*) from inbox")).isZero();
    }

    @Test
    void aWrongPasswordLetsNobodyIn() {
        HttpResponse<String> response = send(request("/idocs")
                .header("Authorization", basic("sap", "schluessel"))
                .GET());
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void whetherTheServerIsUpIsToldToEverybody() {
        assertThat(send(request("/health").GET()).body()).isEqualTo("up\n");
    }

    @Test
    void whoOnlyLooksIsToldWhatTheDoorIsFor() {
        HttpResponse<String> response = send(request("/idocs")
                .header("Authorization", basic("sap", "schlüssel"))
                .GET());
        assertThat(response.body()).startsWith("This is where SAP posts IDocs");
    }

    @Test
    void aBodyThatIsNoIdocIsRefusedWithAReasonAndKept() {
        HttpResponse<String> response = post(utf8("Grüße <an> alle"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("it starts with").contains("Grüße &lt;an&gt; alle");
        assertThat(count("select count(*) from exception where closed_at is null and kind = 'UNREADABLE'"))
                .isEqualTo(1);
    }

    @Test
    void aReasonIsXmlWhateverItQuotes() {
        HttpResponse<String> response = post(utf8("Grüße <an> \u0001 & alle"));
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/xml");
        assertThatCode(() -> {
                    String said = DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(utf8(response.body())))
                            .getDocumentElement()
                            .getTextContent();
                    assertThat(said).contains("Grüße <an> \uFFFD & alle");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void xmlThatHoldsNoIdocIsRefused() {
        HttpResponse<String> response = post(utf8("<html><body>Wartung</body></html>"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Nothing in the body is an IDoc");
        assertThat(count("select count(*) from exception")).isEqualTo(1);
    }

    @Test
    void anEmptyBodyIsRefused() {
        HttpResponse<String> response = post(new byte[0]);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("the input is empty");
    }

    @Test
    void ofAMixedBodyTheHealthyIdocsAreTakenAndTheRestIsKeptAsExceptions() {
        assertReceipt(post(together(xml(idoc(1)), utf8("Guten Tag\n"), xml(idoc(2)))), 3, 0, 1);
        assertThat(count("select count(*) from inbox where form = 'XML'")).isEqualTo(2);
        assertThat(count("select count(*) from exception where kind = 'UNREADABLE'"))
                .isEqualTo(1);
    }

    @Test
    void withTheDatabaseAwayTheSenderIsAskedToComeBackAndIsThenServed() {
        POSTGRES.goAway();
        try {
            HttpResponse<String> away = post(xml(idoc(1)));
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(away.body()).contains("Nothing of this request counts; send it again");
        } finally {
            POSTGRES.comeBack();
        }
        assertReceipt(postUntilTaken(xml(idoc(1))), 1, 0, 0);
    }

    /** As SAP does it: each connection that died with the database may cost one try. */
    private static HttpResponse<String> postUntilTaken(byte[] body) {
        HttpResponse<String> answer = post(body);
        for (int n = 0; n < 20 && answer.statusCode() == 503; n++) {
            answer = post(body);
        }
        return answer;
    }
}
