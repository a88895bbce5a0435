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
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** API tokens. Only their digests are kept: who loses one makes another. */
final class Tokens {
    /** By which a leaked one is found: scanners of repositories look for prefixes. */
    static final String PREFIX = "plb_";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final InstantSource clock;

    Tokens(JdbcClient jdbc, Secrets secrets, InstantSource clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A token without its secret.
     *
     * @param expiresAt empty when it holds until it is revoked
     * @param usedAt the last time, to the minute
     */
    record Token(
            String name,
            Role role,
            Instant createdAt,
            String createdBy,
            Optional<Instant> expiresAt,
            Optional<Instant> usedAt,
            Optional<Instant> revokedAt) {}

    /** The secret, which is told this once; empty when the name is taken. */
    Optional<String> create(String name, Role role, Optional<Instant> expiresAt, String by) {
        String secret = PREFIX + secrets.next();
        int made = jdbc.sql("""
                        insert into api_token (name, hash, role, created_at, created_by, expires_at)
                        values (:name, :hash, :role, :now, :by, :expires) on conflict (name) do nothing""")
                .param("name", name)
                .param("hash", Secrets.digest(secret))
                .param("role", role.word())
                .param("now", now())
                .param("by", by)
                .param(
                        "expires",
                        expiresAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return made == 1 ? Optional.of(secret) : Optional.empty();
    }

    /** Who calls with it; empty when it is none, has ended or was revoked. */
    Optional<Caller> holderOf(String secret) {
        record Found(long id, String name, String role, boolean isStale) {}
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Optional<Found> found = jdbc.sql("""
                        select id, name, role, coalesce(used_at <= :now - interval '1 minute', true) as stale from api_token
                        where hash = :hash and revoked_at is null and (expires_at is null or expires_at > :now)""")
                .param("hash", Secrets.digest(secret))
                .param("now", now())
                .query((row, n) -> new Found(
                        row.getLong("id"), row.getString("name"), row.getString("role"), row.getBoolean("stale")))
                .optional();
        found.filter(Found::isStale)
                .ifPresent(token -> jdbc.sql("update api_token set used_at = :now where id = :id")
                        .param("now", now())
                        .param("id", token.id())
                        .update());
        return found.flatMap(
                token -> Role.of(token.role()).map(role -> new Caller(token.name(), role, Caller.Way.TOKEN)));
    }

    List<Token> all() {
        return jdbc.sql("select name, role, created_at, created_by, expires_at, used_at, revoked_at from api_token"
                        + " order by revoked_at is not null, name")
                .query(Tokens::token)
                .list();
    }

    /** False when there is no such token that holds. */
    boolean revoke(String name) {
        return jdbc.sql("update api_token set revoked_at = :now where name = :name and revoked_at is null")
                        .param("now", now())
                        .param("name", name)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getString("name"),
                Role.of(row.getString("role")).orElse(Role.VIEWER),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                time(row, "expires_at"),
                time(row, "used_at"),
                time(row, "revoked_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
