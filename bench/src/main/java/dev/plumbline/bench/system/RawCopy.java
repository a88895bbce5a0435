package dev.plumbline.bench.system;

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

/** The limit of a durable intake: the same bytes written by COPY, one commit per thousand rows, on a PostgreSQL as the server's. */
final class RawCopy {
    private static final int ROWS = 1_000;

    private RawCopy() {}

    static Duration measure(List<String> bodies, InstantSource clock) throws IOException {
        try (Database database = Database.start();
                Connection connection = database.connect();
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
