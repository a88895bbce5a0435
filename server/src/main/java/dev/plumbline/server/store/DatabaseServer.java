package dev.plumbline.server.store;

import dev.plumbline.server.settings.Settings;
import java.util.Optional;

/** A PostgreSQL server that runs. */
public interface DatabaseServer extends AutoCloseable {

    String jdbcUrl();

    Optional<String> user();

    Optional<String> password();

    /** Stops it, if it is ours. */
    @Override
    default void close() {}

    /** One that somebody else runs. */
    record External(Settings.Database database) implements DatabaseServer {
        @Override
        public String jdbcUrl() {
            return database.jdbcUrl();
        }

        @Override
        public Optional<String> user() {
            return database.user();
        }

        @Override
        public Optional<String> password() {
            return database.password();
        }
    }
}
