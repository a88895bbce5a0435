package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandbookCommandTest {
    private static final String TEXTS = "{\"markdown\": \"# Handbook\\n\", \"html\": \"<h1>Handbook</h1>\"}";

    @TempDir
    Path directory;

    @Test
    void theHandbookIsPrintedAsMarkdown() throws IOException {
        try (Peer peer = Peer.answering(TEXTS)) {
            assertThat(peer.run("handbook").out()).isEqualTo("# Handbook\n");
        }
    }

    @Test
    void theHandbookIsWrittenInBothForms() throws IOException {
        Path out = directory.resolve("handbook");
        try (Peer peer = Peer.answering(TEXTS)) {
            assertThat(peer.run("handbook", "--out", out.toString()).exit()).isZero();
        }
        assertThat(out.resolve("handbook.md")).hasContent("# Handbook\n");
        assertThat(out.resolve("handbook.html")).hasContent("<h1>Handbook</h1>");
    }
}
