package dev.plumbline.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The people who may sign in. Whether there are any is kept in memory, since every request asks: one server uses a database, and people
 * are disabled but never deleted.
 */
final class Users {
    private static final String SELECT =
            "select id, name, role, epoch, created_at, created_by, signed_in_at, disabled_at from person ";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final AtomicBoolean some;

    Users(JdbcClient jdbc, TransactionOperations transaction, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        some = new AtomicBoolean(jdbc.sql("select exists (select 1 from person)")
                .query(Boolean.class)
                .single());
    }

    /** Whether anybody was ever given access. */
    boolean exist() {
        return some.get();
    }

    /** A name as it is kept: whoever signs in need not remember how it was written. */
    static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    List<User> all() {
        return jdbc.sql(SELECT + "order by name").query(Users::user).list();
    }

    Optional<User> named(String name) {
        return jdbc.sql(SELECT + "where name = :name")
                .param("name", normal(name))
                .query(Users::user)
                .optional();
    }

    Optional<User> of(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Users::user)
                .optional();
    }

    /** The hash of the password; empty when there is none. */
    Optional<String> hashOf(User user) {
        return jdbc.sql("select password_hash from person where id = :id and password_hash <> ''")
                .param("id", user.id())
                .query(String.class)
                .optional();
    }

    /** Empty when the name is taken, or when it would be the first and is no admin: nobody could let others in then. */
    Optional<User> add(String name, Role role, String hash, String by) {
        Optional<User> added = Optional.ofNullable(transaction.execute(status -> {
                    alone();
                    return jdbc.sql("""
                                    insert into person (name, role, password_hash, created_at, created_by)
                                    select :name, :role, :hash, :now, :by
                                    where :role = 'admin' or exists (select 1 from person)
                                    on conflict (name) do nothing
                                    returning id, name, role, epoch, created_at, created_by, signed_in_at, disabled_at""")
                            .param("name", normal(name))
                            .param("role", role.word())
                            .param("hash", hash)
                            .param("now", now())
                            .param("by", by)
                            .query(Users::user)
                            .optional();
                }))
                .flatMap(found -> found);
        added.ifPresent(user -> some.set(true));
        return added;
    }

    /** False when no admin would be left. */
    boolean give(User user, Role role) {
        return changed(user, role, user.disabledAt().map(at -> at.atOffset(ZoneOffset.UTC)));
    }

    /** False when no admin would be left. The person's sessions end. */
    boolean disable(User user) {
        return changed(user, user.role(), Optional.of(now()));
    }

    void enable(User user) {
        changed(user, user.role(), Optional.empty());
    }

    /** The person's sessions end. */
    void setPassword(User user, String hash) {
        jdbc.sql("update person set password_hash = :hash, epoch = epoch + 1 where id = :id")
                .param("id", user.id())
                .param("hash", hash)
                .update();
    }

    void signedIn(User user) {
        jdbc.sql("update person set signed_in_at = :now where id = :id")
                .param("id", user.id())
                .param("now", now())
                .update();
    }

    private boolean changed(User user, Role role, Optional<OffsetDateTime> disabledAt) {
        boolean staysAdmin = role == Role.ADMIN && disabledAt.isEmpty();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            alone();
            return jdbc.sql("""
                                    update person set role = :role, disabled_at = :disabledAt, epoch = epoch + 1
                                    where id = :id and (:staysAdmin or exists (select 1 from person other
                                      where other.id <> :id and other.role = 'admin' and other.disabled_at is null))""")
                            .param("id", user.id())
                            .param("role", role.word())
                            .param("disabledAt", disabledAt.orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                            .param("staysAdmin", staysAdmin)
                            .update()
                    == 1;
        }));
    }

    /** Two at once must not each take the other for the last admin. */
    private void alone() {
        jdbc.sql("lock table person in share row exclusive mode").update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getLong("id"),
                row.getString("name"),
                // A later version's role is none here, and may nothing but look.
                Role.of(row.getString("role")).orElse(Role.VIEWER),
                row.getInt("epoch"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                time(row, "signed_in_at"),
                time(row, "disabled_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
