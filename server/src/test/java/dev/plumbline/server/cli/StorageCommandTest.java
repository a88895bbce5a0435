package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

class StorageCommandTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String STORAGE = """
            {"bytes": 3145728, "orders": {"count": 1500, "exact": true}, "bytesPerOrder": 2097,
             "bytesPerOrderForEver": 699, "data": [
              {"name": "raw", "what": "raw IDocs", "bytes": 2097152, "bytesPerOrder": 1398,
               "rows": {"count": 12345, "exact": false}, "kept": "180 days", "oldest": "2026-03-04T08:00:00Z",
               "nextPurge": "2026-09-05T00:00:00Z"},
              {"name": "other", "what": "own tables", "bytes": 900, "bytesPerOrder": 0,
               "rows": {"count": 12, "exact": true}, "kept": "for ever", "oldest": null, "nextPurge": null}]}""";

    @Test
    void eachKindOfDataIsALineAndAnOrderHasACost() throws IOException {
        try (Peer peer = Peer.answering(STORAGE)) {
            Peer.Run run = peer.run("storage");
            assertThat(peer.requests()).containsExactly("GET /api/storage");
            assertThat(run.out()).isEqualTo("""
                    DATA   BYTES   PER ORDER  ROWS    KEPT      OLDEST      NEXT PURGE  MEANING
                    raw    2.0 MB  1.4 kB     ~12345  180 days  2026-03-04  2026-09-05  raw IDocs
                    other  900 B   0 B        12      for ever                          own tables

                    3.0 MB in all for 1500 orders: 2.0 kB an order, of which 699 B stay for ever.
                    Bytes are those on the disk, with indexes; ~ is an estimate. retention.* says how long what is kept.
                    """);
        }
    }

    @Test
    void withoutOrdersThereIsNoCostOfOne() throws IOException {
        try (Peer peer = Peer.answering(STORAGE.replace("1500", "0"))) {
            assertThat(peer.run("storage").out()).contains("3.0 MB in all. The mirror knows no order yet.");
        }
    }

    @Test
    void aRunningServerAnswers(@TempDir Path directory) {
        try (var server = PlumblineServer.start(ServerSettings.of(POSTGRES, directory))) {
            String url = "http://localhost:"
                    + ((WebServerApplicationContext) server).getWebServer().getPort();
            Peer.Run run = Peer.runAt(url, "storage");
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .contains("raw IDocs and rows of extracts", "180 days", "The mirror knows no order yet.");
        }
    }
}
