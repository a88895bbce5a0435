package dev.plumbline.sandbox.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {
    @RegisterExtension
    final Desk desk = Desk.open(options -> options.withApiKey("pk_test"));

    @Test
    void aRequestWithoutAKeyIsUnauthorized() throws Exception {
        Desk.Answer answer = desk.send(desk.bare("/api/accounts").header("revision", "2026-07-15"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error().path("code").asString("")).isEqualTo("authentication_failed");
    }

    @Test
    void aWrongKeyIsUnauthorized() throws Exception {
        Desk.Answer answer = desk.send(desk.bare("/api/accounts")
                .header("Authorization", "Klaviyo-API-Key pk_other")
                .header("revision", "2026-07-15"));
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void theRightKeyIsLetIn() throws Exception {
        assertThat(desk.get("/api/accounts").data().size()).isEqualTo(1);
    }

    @Test
    void aMissingRevisionIsABadRequest() throws Exception {
        Desk.Answer answer = desk.send(desk.bare("/api/accounts").header("Authorization", "Klaviyo-API-Key pk_test"));
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2019-01-01", "2026-13-01"})
    void anUnknownRevisionIsABadRequest(String revision) throws Exception {
        Desk.Answer answer = desk.send(desk.bare("/api/accounts")
                .header("Authorization", "Klaviyo-API-Key pk_test")
                .header("revision", revision));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void anotherContentTypeIsUnsupported() throws Exception {
        Desk.Answer answer = desk.send(desk.bare("/api/events")
                .header("Authorization", "Klaviyo-API-Key pk_test")
                .header("revision", "2026-07-15")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void plainJsonIsAContentTypeToo() throws Exception {
        Desk.Answer answer = desk.send(desk.bare("/api/events")
                .header("Authorization", "Klaviyo-API-Key pk_test")
                .header("revision", "2026-07-15")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Bodied.event("Opened", ""))));
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void anotherMethodOnAKnownPathIsNotAllowed() throws Exception {
        assertThat(desk.delete("/api/events").status()).isEqualTo(405);
    }

    @Test
    void anUnknownPathIsNotFound() throws Exception {
        assertThat(desk.get("/api/nothing").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/metrics", "/api/v2/lists", "/api/track"})
    void aRetiredPathIsGone(String path) throws Exception {
        assertThat(desk.get(path).status()).isEqualTo(410);
    }

    @Test
    void aSlashAtTheEndChangesNothing() throws Exception {
        assertThat(desk.post("/api/events/", Bodied.event("Opened", "")).status())
                .isEqualTo(202);
    }

    @Test
    void anEventIsAnsweredWithAnEmptyBody() throws Exception {
        assertThat(desk.post("/api/events", Bodied.event("Opened", "")).body()).isEmpty();
    }

    @Test
    void aBodyThatIsNoJsonIsABadRequest() throws Exception {
        assertThat(desk.post("/api/events", "{\"data\":").pointers()).containsExactly("/data");
    }

    @Test
    void aCompressedBodyIsRead() throws Exception {
        assertThat(zipped(compressed(Bodied.event("Opened", ""))).status()).isEqualTo(202);
    }

    @Test
    void aBodyThatIsNotCompressedAsItSaysIsUnsupported() throws Exception {
        assertThat(zipped("{}".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(415);
    }

    @Test
    void aCompressedBodyThatEndsEarlyIsUnsupported() throws Exception {
        byte[] whole = compressed(Bodied.event("Opened", ""));
        assertThat(zipped(java.util.Arrays.copyOf(whole, whole.length / 2)).status())
                .isEqualTo(415);
    }

    @Test
    void anotherEncodingIsUnsupported() throws Exception {
        Desk.Answer answer = desk.send(
                desk.usual("/api/events").header("Content-Encoding", "br").POST(BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void moreThanFiveMegabytesAreTooLarge() throws Exception {
        assertThat(desk.post("/api/events", " ".repeat(5 * 1024 * 1024 + 1)).status())
                .isEqualTo(413);
    }

    @Test
    void theSizeOfABodyIsCountedInBytes() throws Exception {
        assertThat(desk.post("/api/events", "ü".repeat(3 * 1024 * 1024)).status())
                .isEqualTo(413);
    }

    private Desk.Answer zipped(byte[] body) throws Exception {
        return desk.send(
                desk.usual("/api/events").header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] compressed(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
