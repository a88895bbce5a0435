package dev.plumbline.server.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.server.support.Postgres;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ledgers of the version before, as the next start finds them. */
class LedgerMigrationTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String COMMAND = """
            insert into outbox (aggregate, lane, kind, command, created_at, next_at, urgency)
            values ('order/PRD-100/1', 'main/profile:1', 'TrackEvent', '{}', '2026-03-04T08:00:00Z', now(), 'REALTIME') returning id""";

    private static final String EXCEPTION = """
            insert into exception (outbox_id, kind, reason, opened_at)
            values (1, 'REFUSED_BY_KLAVIYO', 'no', '2026-03-05T08:00:00Z') returning id""";

    private static final String DEED =
            "insert into audit (at, who, role, action, object) values (now(), 'anna', 'admin', 'hold.release', 'x') returning id";

    private static long add(JdbcClient jdbc, String insert) {
        return jdbc.sql(insert).query(Long.class).single();
    }

    @Test
    void whatAnOlderVersionKeptIsTheFirstPartAndNumbersGoOn() {
        DataSource database = POSTGRES.migratedTo("17");
        JdbcClient jdbc = JdbcClient.create(database);
        add(jdbc, COMMAND);
        add(jdbc, COMMAND);
        add(jdbc, EXCEPTION);
        add(jdbc, DEED);

        Flyway.configure().dataSource(database).load().migrate();

        assertThat(add(jdbc, COMMAND)).isEqualTo(3);
        assertThat(add(jdbc, EXCEPTION)).isEqualTo(2);
        assertThat(add(jdbc, DEED)).isEqualTo(2);
        assertThat(jdbc.sql("select distinct tableoid::regclass::text from outbox")
                        .query(String.class)
                        .list())
                .containsExactly("outbox_0");
        assertThat(jdbc.sql(
                                "select data || ' ' || (began_at at time zone 'UTC')::date from storage_stride where data <> 'AUDIT' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("COMMANDS 2026-03-04", "EXCEPTIONS 2026-03-05");
        assertThat(jdbc.sql("select distinct cause is null from exception")
                        .query(Boolean.class)
                        .list())
                .containsExactly(false);
    }

    @Test
    void theAuditCanStillNotBeChanged() {
        DataSource database = POSTGRES.migratedTo("17");
        JdbcClient jdbc = JdbcClient.create(database);
        add(jdbc, DEED);

        Flyway.configure().dataSource(database).load().migrate();

        assertThatThrownBy(() -> jdbc.sql("delete from audit").update()).isInstanceOf(DataAccessException.class);
    }
}
