package dev.plumbline.server.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.support.Postgres;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of the version before, with rows, as the next start finds it. */
class RawMigrationTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @Test
    void whatAnOlderVersionTookInIsMovedIntoPartsByMonth() {
        DataSource database = POSTGRES.migratedTo("12");
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("""
                        insert into inbox (received_at, door, form, charset, raw, digest, status, duplicate_of) values
                          ('2025-12-31T23:59:59.5Z', 'http', 'XML', 'UTF-8', 'old', 'a', 'applied', null),
                          ('2026-03-04T08:00:00Z', 'http', 'XML', 'UTF-8', 'new', 'b', 'received', null),
                          ('2026-03-05T08:00:00Z', 'http', 'XML', 'UTF-8', null, 'b', 'duplicate', 2)""").update();
        jdbc.sql("""
                        insert into backfill (source, by_whom, created_at, state, phase, part, row_no, after_key, read_rows, loaded, plan,
                          resumed_done)
                        values ('inbox', 'anna', now(), 'planned', 'COUNT', 0, 0, '', 0, 0, '{"broken": 1}', 0)""").update();

        Flyway.configure().dataSource(database).load().migrate();

        assertThat(jdbc.sql("""
                                select i.id || ' ' || r.tableoid::regclass || ' ' || encode(r.raw, 'escape') as row
                                from inbox i join inbox_raw r on r.raw_at = i.raw_at and r.inbox_id = i.id order by i.id""").query(String.class).list())
                .containsExactly("1 inbox_raw_20251201 old", "2 inbox_raw_20260301 new");
        assertThat(jdbc.sql("select raw_at is null from inbox where status = 'duplicate'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(jdbc.sql("select plan ->> 'removed' from backfill")
                        .query(String.class)
                        .single())
                .isEqualTo("0");
    }
}
