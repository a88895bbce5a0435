package dev.plumbline.server.settings;

import dev.plumbline.core.aggregate.Contract;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The whole configuration, checked. Made by SettingsLoader.
 *
 * @param http where the server listens
 * @param dataDirectory the embedded database and all other files stand here
 * @param database a PostgreSQL server of its own; empty means the embedded one
 * @param intakeDirectory the watched directory (file port); empty means no such door
 * @param intakeQuiet how long a file in it must have stayed as it is before it is taken
 * @param intakeExtracts the watched directory for lists of SAP tables; empty means no such door
 * @param extractFormats the file that declares how these lists are written; there whenever the directory is
 * @param mapping the file of the site's mapping; empty means the default mapping alone
 * @param schemas a directory of segment layouts of the site's own; empty means only those that come with Plumbline
 * @param sap what is to be known of the sending systems
 * @param klaviyo the receiving accounts
 * @param contract the settings of the contracts
 */
public record Settings(
        Http http,
        Path dataDirectory,
        Optional<Database> database,
        Optional<Path> intakeDirectory,
        Duration intakeQuiet,
        Optional<Path> intakeExtracts,
        Optional<Path> extractFormats,
        Optional<Path> mapping,
        Optional<Path> schemas,
        Sap sap,
        Klaviyo klaviyo,
        Contract contract) {

    /**
     * @param port 0 takes a free one
     * @param credentials basic authentication for the doors and the API; without it the server listens on loopback only
     */
    public record Http(int port, Optional<Credentials> credentials) {}

    /** User and password; {@code toString} keeps the password to itself. */
    public record Credentials(String user, String password) {
        @Override
        public String toString() {
            return "Credentials[user=" + user + ", password=…]";
        }
    }

    /** An external PostgreSQL; {@code toString} keeps user and password to itself. */
    public record Database(String jdbcUrl, Optional<String> user, Optional<String> password) {
        @Override
        public String toString() {
            return "Database[…]";
        }
    }

    /** @param timeZone the zone of the SAP application server, in which IDocs give their dates and times */
    public record Sap(ZoneId timeZone) {}

    /**
     * @param url the API's base
     * @param apiKeys private keys by account; an account without one is in shadow mode: everything is done but the sending
     * @param liveWindow an event older than this when it leaves is history and starts no flow ({@code backfill: true})
     * @param parallel how many requests may be under way at once, for each account
     * @param share the part of each account's rate limits to use; empty means to know no limits
     */
    public record Klaviyo(
            URI url, Map<String, String> apiKeys, Duration liveWindow, int parallel, Optional<Double> share) {
        public Klaviyo {
            apiKeys = Map.copyOf(apiKeys);
        }

        /** The key of an account, if it has one. */
        public Optional<String> apiKey(String account) {
            return Optional.ofNullable(apiKeys.get(account));
        }

        @Override
        public String toString() {
            return "Klaviyo[url=" + url + ", accounts with a key=" + new TreeSet<>(apiKeys.keySet()) + ", liveWindow="
                    + liveWindow + ", parallel=" + parallel + ", share=" + share + "]";
        }
    }
}
