package dev.plumbline.bench.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.postgresql.PGConnection;

/** The limit of a durable intake: the same bytes written by COPY, one commit per thousand rows, on the same PostgreSQL. */
final class RawCopy {
    private static final int ROWS = 1_000;

    private RawCopy() {}

    /** The library starts its databases without fsync, because they are meant for tests. */
    private static EmbeddedPostgres durable() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static Duration measure(List<String> bodies, InstantSource clock) throws IOException {
        try (EmbeddedPostgres postgres = durable();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table raw (id bigint generated always as identity primary key, body bytea)");
            List<String> rows = bodies.stream()
                    .map(body -> "\\\\x" + HexFormat.of().formatHex(body.getBytes(StandardCharsets.UTF_8)) + "\n")
                    .toList();
            Instant began = clock.instant();
            for (int from = 0; from < rows.size(); from += ROWS) {
                String text = String.join("", rows.subList(from, Math.min(rows.size(), from + ROWS)));
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy raw (body) from stdin", new StringReader(text));
            }
            return Duration.between(began, clock.instant());
        } catch (SQLException failed) {
            throw new IOException("The COPY failed", failed);
        }
    }
}
