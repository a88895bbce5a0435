package dev.plumbline.server.support;

import com.zaxxer.hikari.HikariDataSource;
import dev.plumbline.server.settings.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A real PostgreSQL for a test class: {@code @RegisterExtension static final Postgres POSTGRES = new Postgres();}.
 *
 * <p>All classes of a run share one server, which starts with the first and stops with the last. Each class has a migrated database of
 * its own, which is empty, and whose numbers start at 1, before each test.
 */
public final class Postgres implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Postgres.class);
    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);
    private static final int CONNECTIONS = 12;

    /**
     * Only what is filled: an empty table takes as long to truncate as a full one. The parts of what is kept in parts stay, and so does what
     * is noted of them.
     */
    private static final String EMPTY = """
            do $$
            declare
              candidate text;
              counter regclass;
              is_filled boolean;
              filled text[] := '{}';
            begin
              for candidate in
                select oid::regclass::text from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                  and relname not in ('flyway_schema_history', 'storage_part', 'storage_kept', 'storage_stride')
              loop
                execute 'select exists (select from ' || candidate || ')' into is_filled;
                if is_filled then
                  filled := filled || candidate;
                end if;
              end loop;
              if filled <> '{}' then
                execute 'truncate ' || array_to_string(filled, ', ') || ' cascade';
              end if;
              for counter in select oid::regclass from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' loop
                perform setval(counter, 1, false);
              end loop;
            end $$""";

    private @Nullable Server server;
    private String name = "";
    private @Nullable HikariDataSource pool;

    /** The server of this run, and a migrated database to copy. Closed by JUnit when the run is over. */
    private static final class Server implements AutoCloseable {
        private final EmbeddedPostgres postgres;
        private final JdbcClient administration;
        private final AtomicInteger databases = new AtomicInteger();

        Server() {
            try {
                postgres = EmbeddedPostgres.builder()
                        // Processes are killed in tests, but no plug is pulled.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException("PostgreSQL did not start", failed);
            }
            administration = JdbcClient.create(postgres.getPostgresDatabase());
            administration.sql("create database migrated").update();
            Flyway.configure()
                    .dataSource(url("migrated"), "postgres", "")
                    .load()
                    .migrate();
        }

        String url(String database) {
            return postgres.getJdbcUrl("postgres", database);
        }

        String create(String template) {
            String name = "test_" + databases.incrementAndGet();
            administration
                    .sql("create database " + name + " template " + template)
                    .update();
            return name;
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server =
                context.getRoot().getStore(NAMESPACE).computeIfAbsent(Server.class, none -> new Server(), Server.class);
        name = server().create("migrated");
        pool = open();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        for (int left = 5; !isEmptied(left > 0); left--) {
            LOG.info("A server at work on this database was in the way");
        }
    }

    private boolean isEmptied(boolean mayFail) {
        try {
            jdbc().sql(EMPTY).update();
            return true;
        } catch (PessimisticLockingFailureException deadlock) {
            if (mayFail) {
                return false;
            }
            throw deadlock;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        pool().close();
        server().administration.sql("drop database " + name + " with (force)").update();
    }

    public DataSource dataSource() {
        return pool();
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    public TransactionOperations transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource()));
    }

    /** Another pool on the same database, for a test that closes it. The caller closes it. */
    public HikariDataSource open() {
        HikariDataSource opened = new HikariDataSource();
        opened.setJdbcUrl(server().url(name));
        opened.setUsername("postgres");
        opened.setMaximumPoolSize(CONNECTIONS);
        opened.setMinimumIdle(1);
        opened.setConnectionTimeout(5_000);
        return opened;
    }

    /** An empty database of its own beside it, of an older version. Its own tests fill it and bring it up to date. */
    public DataSource migratedTo(String version) {
        String older = server().create("template0");
        DataSource database = new DriverManagerDataSource(server().url(older), "postgres", "");
        Flyway.configure().dataSource(database).target(version).load().migrate();
        return database;
    }

    /** The same database for a server's configuration. */
    public Settings.Database settings() {
        return new Settings.Database(server().url(name), Optional.of("postgres"), Optional.empty());
    }

    /** Ends every connection to this class's database and lets none in, until {@link #comeBack()}. */
    public void goAway() {
        server().administration
                .sql("alter database " + name + " with allow_connections false")
                .update();
        server().administration
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name")
                .param("name", name)
                .query(Boolean.class)
                .list();
    }

    /** Lets connections in again. */
    public void comeBack() {
        server().administration
                .sql("alter database " + name + " with allow_connections true")
                .update();
        pool().getHikariPoolMXBean().softEvictConnections();
    }

    private Server server() {
        return started(server);
    }

    private HikariDataSource pool() {
        return started(pool);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException(
                    "Register Postgres in a static field: it starts before the class's first test");
        }
        return part;
    }
}
