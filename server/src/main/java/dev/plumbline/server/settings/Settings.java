package dev.plumbline.server.settings;

import dev.plumbline.core.aggregate.Contract;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
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
 * @param mapping the file of the site's mapping; empty means {@code mapping.yaml}, if there is one
 * @param schemas the directory of segment layouts of the site's own; need not exist
 * @param klaviyo the receiving accounts
 * @param reconcile when the accounts are compared with SAP's documents
 * @param retention how long what is stored is kept
 * @param watermarks when to warn and when to take nothing in
 * @param access who may do what
 * @param alerts of what whom is told
 * @param logsJson whether each line of the log is a JSON object, for collectors
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
        Path schemas,
        Klaviyo klaviyo,
        Reconcile reconcile,
        Retention retention,
        Watermarks watermarks,
        Access access,
        Alerting alerts,
        boolean logsJson) {

    /**
     * @param at the time of day of the daily comparison; empty for none
     * @param days how many days it looks back
     * @param reads the part of the rate limits of reading that may be used, above 0 and up to 1
     * @param tolerance the part of a day's events, and of its amount, that may differ before the day is red
     */
    public record Reconcile(Optional<LocalTime> at, int days, double reads, double tolerance) {}

    /**
     * How long what is stored is kept; empty for ever.
     *
     * @param raw raw IDocs and rows of extracts, as they came
     * @param commands what Klaviyo was told
     * @param exceptions those that are closed
     * @param audit who did what
     */
    public record Retention(
            Optional<Duration> raw,
            Optional<Duration> commands,
            Optional<Duration> exceptions,
            Optional<Duration> audit) {}

    /**
     * @param port 0 takes a free one
     * @param address to listen at; empty means all addresses where there are credentials, and loopback only where there are none
     * @param publicUrl how browsers reach the server where a proxy stands before it
     * @param credentials basic authentication of SAP's HTTP destination
     */
    public record Http(
            int port, Optional<InetAddress> address, Optional<URI> publicUrl, Optional<Credentials> credentials) {}

    /**
     * @param intakeUserOperates whether the user of SAP's HTTP destination may do what an operator may, once there are users
     * @param idle after so long without a request a session ends
     * @param longest after so long a session ends in any case
     * @param setupLink whether a setup link is made although there are users
     */
    public record Access(boolean intakeUserOperates, Duration idle, Duration longest, boolean setupLink) {}

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

    /**
     * @param url the API's base
     * @param apiKeys private keys of the accounts; one without is in shadow mode: everything is done but the sending
     * @param accountIds Klaviyo's ids of the accounts, by their names; an account without one is not checked
     * @param liveWindow an event older than this when it leaves is history and starts no flow ({@code backfill: true})
     * @param parallel how many requests may be under way at once, for each account
     * @param share the part of each account's rate limits to use; empty means to know no limits
     * @param verify how it is read back what was accepted
     */
    public record Klaviyo(
            URI url,
            ApiKeys apiKeys,
            AccountIds accountIds,
            Duration liveWindow,
            int parallel,
            Optional<Double> share,
            Verify verify) {}

    /**
     * @param share the part of accepted events that is read back, 0 to 1
     * @param perHour about how many events an hour at most
     * @param patience how long an accepted event may be unreadable at least before it counts as missing
     * @param reads the part of the rate limits of reading that may be used, above 0 and up to 1
     */
    public record Verify(double share, int perHour, Duration patience, double reads) {}

    /**
     * When to warn and when to take nothing in.
     *
     * @param disk by bytes that are free on the disk of the data directory; refuses at less than it warns
     * @param waiting by pieces of the inbox that wait for the engine
     * @param queued by commands that wait for Klaviyo
     */
    public record Watermarks(Marks disk, Marks waiting, Marks queued) {}

    /**
     * @param warn empty for never
     * @param refuse empty for never
     */
    public record Marks(Optional<Long> warn, Optional<Long> refuse) {}

    /**
     * Klaviyo's own ids of the accounts, which are public.
     *
     * @param standard that of the account which the mapping calls the standard one
     * @param others those of further accounts by their names
     */
    public record AccountIds(Optional<String> standard, Map<String, String> others) {
        public AccountIds {
            others = Map.copyOf(others);
        }

        /** The id of an account, if one is configured. */
        public Optional<String> of(String account, Contract.Accounts accounts) {
            return account.equals(accounts.standard()) ? standard : Optional.ofNullable(others.get(account));
        }

        /** What is wrong with the names of the accounts; empty when nothing is. */
        public Optional<String> wrongWith(Contract.Accounts accounts) {
            return accounts.all().containsAll(others.keySet()) && !others.containsKey(accounts.standard())
                    ? Optional.empty()
                    : Optional.of(
                            "klaviyo.account-ids has an id for an account that is no further one of rules.accounts"
                                    + " in the mapping; known: " + String.join(", ", accounts.all()));
        }
    }

    /**
     * The private keys; {@code toString} keeps them to itself.
     *
     * @param standard that of the account which the mapping calls the standard one
     * @param others those of further accounts by their names
     */
    public record ApiKeys(Optional<String> standard, Map<String, String> others) {
        public ApiKeys {
            others = Map.copyOf(others);
        }

        /** Whether there is none at all. */
        public boolean isEmpty() {
            return standard.isEmpty() && others.isEmpty();
        }

        /** The key of an account, if it has one. */
        public Optional<String> of(String account, Contract.Accounts accounts) {
            return account.equals(accounts.standard()) ? standard : Optional.ofNullable(others.get(account));
        }

        /** What is wrong with the names of the accounts; empty when nothing is. Never shows one: it may be a key. */
        public Optional<String> wrongWith(Contract.Accounts accounts) {
            String known = String.join(", ", accounts.all());
            if (others.containsKey(accounts.standard())) {
                return Optional.of("klaviyo.api-keys has a key for the standard account " + accounts.standard()
                        + ", which belongs into klaviyo.api-key");
            }
            return accounts.all().containsAll(others.keySet())
                    ? Optional.empty()
                    : Optional.of(
                            "klaviyo.api-keys has a key for an account that rules.accounts of the mapping does not name"
                                    + " (it is not shown); known: " + known);
        }

        @Override
        public String toString() {
            return "ApiKeys[" + (standard.isPresent() ? "standard, " : "") + new TreeSet<>(others.keySet()) + "]";
        }
    }
}
