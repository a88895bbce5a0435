package dev.plumbline.bench.system;

import dev.plumbline.sandbox.demo.TemporaryDirectory;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * The limit of keeping what Plumbline keeps: all rows that it left, written once, in their last state, by COPY into empty tables with the
 * same indexes and constraints, one commit a table. The tables are read from the catalog, so that a new one counts by itself.
 */
final class RowCopy {
    private static final String COPY = "row_copy";
    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname) as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
            where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
              and c.relname <> 'flyway_schema_history'
              and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            group by n.nspname, c.relname order by 1""";

    /** Which table refers to which other one. */
    private static final String REFERENCES = """
            select format('%I.%I', n.nspname, c.relname) as name, format('%I.%I', m.nspname, d.relname) as needs
            from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
              join pg_class d on d.oid = f.confrelid join pg_namespace m on m.oid = d.relnamespace
            where f.contype = 'f' and f.conrelid <> f.confrelid""";

    private final Database database;
    private final InstantSource clock;

    RowCopy(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What the copy came to.
     *
     * @param bytes as COPY transports them
     */
    record Result(int tables, long rows, long bytes, Duration took) {}

    private record Table(String name, String columns) {}

    private record Reference(String from, String to) {}

    /** No server may use the database any more. */
    Result measure() throws IOException {
        try (TemporaryDirectory scratch = TemporaryDirectory.create("plumbline-rows")) {
            List<Path> files = new ArrayList<>();
            List<Table> tables;
            long rows = 0;
            try (Connection connection = database.connect()) {
                tables = inOrder(connection);
                for (Table table : tables) {
                    Path file = scratch.path().resolve(files.size() + ".rows");
                    rows += save(connection, table, file);
                    files.add(file);
                }
            }
            prepare(tables);
            try (Connection connection = database.connect(COPY)) {
                Instant began = clock.instant();
                long written = 0;
                for (int n = 0; n < files.size(); n++) {
                    written += load(connection, tables.get(n), files.get(n));
                }
                Duration took = Duration.between(began, clock.instant());
                if (written != rows) {
                    throw new IOException("COPY wrote " + written + " rows of " + rows);
                }
                long bytes = 0;
                for (Path file : files) {
                    bytes += Files.size(file);
                }
                return new Result(tables.size(), rows, bytes, took);
            }
        } catch (SQLException failed) {
            throw new IOException("The rows could not be copied", failed);
        }
    }

    /** A copy of the whole database is one of all that a server has made of it, partitions too; then its tables are emptied. */
    private void prepare(List<Table> tables) throws SQLException {
        try (Connection elsewhere = database.connect("template1");
                Statement statement = elsewhere.createStatement()) {
            statement.execute("create database " + COPY + " template postgres");
        }
        try (Connection connection = database.connect(COPY);
                Statement statement = connection.createStatement()) {
            statement.execute("truncate "
                    + String.join(", ", tables.stream().map(Table::name).toList()));
            statement.execute("checkpoint");
        }
    }

    /** Those that others refer to come first. */
    private static List<Table> inOrder(Connection connection) throws SQLException {
        List<Table> left = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    left.add(new Table(row.getString("name"), row.getString("columns")));
                }
            }
            try (ResultSet row = statement.executeQuery(REFERENCES)) {
                while (row.next()) {
                    references.add(new Reference(row.getString("name"), row.getString("needs")));
                }
            }
        }
        List<Table> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<String> missing = new HashSet<>(left.stream().map(Table::name).toList());
            List<Table> free = left.stream()
                    .filter(table -> references.stream()
                            .noneMatch(other -> other.from().equals(table.name()) && missing.contains(other.to())))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("These tables refer to each other in a circle: " + missing);
            }
            ordered.addAll(free);
            left.removeAll(free);
        }
        return ordered;
    }

    private static long save(Connection connection, Table table, Path file) throws IOException, SQLException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select " + table.columns() + " from " + table.name() + ") to stdout (format binary)",
                            out);
        }
    }

    private static long load(Connection connection, Table table, Path file) throws IOException, SQLException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table.name() + " (" + table.columns() + ") from stdin (format binary)", in);
        }
    }
}
