package dev.plumbline.server.mapping;

import dev.plumbline.server.mapping.Activation.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every mapping that ever was in force. The last one is. */
final class ActivationLog {
    private static final String COLUMNS = "version, origin, text, by_whom, activated_at";

    private final JdbcClient jdbc;

    ActivationLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(Activation activation) {
        jdbc.sql("""
                        insert into mapping_activation (version, origin, text, by_whom, activated_at)
                        values (:version, :origin, :text, :by, :at)""")
                .param("version", activation.version())
                .param("origin", activation.origin().name().toLowerCase(Locale.ROOT))
                .param("text", activation.text())
                .param("by", activation.by())
                .param("at", OffsetDateTime.ofInstant(activation.at(), ZoneOffset.UTC))
                .update();
    }

    /** The one in force; empty before the first start. */
    Optional<Activation> last() {
        return jdbc.sql("select " + COLUMNS + " from mapping_activation order by id desc limit 1")
                .query(ActivationLog::activation)
                .optional();
    }

    /** The last one that came from the file. */
    Optional<Activation> lastOfTheFile() {
        return jdbc.sql("select " + COLUMNS + " from mapping_activation where origin = 'file' order by id desc limit 1")
                .query(ActivationLog::activation)
                .optional();
    }

    /** The last one of that version. */
    Optional<Activation> find(String version) {
        return jdbc.sql("select " + COLUMNS
                        + " from mapping_activation where version = :version order by id desc limit 1")
                .param("version", version)
                .query(ActivationLog::activation)
                .optional();
    }

    /** The newest first. */
    List<Activation> all(int limit) {
        return jdbc.sql("select " + COLUMNS + " from mapping_activation order by id desc limit :limit")
                .param("limit", limit)
                .query(ActivationLog::activation)
                .list();
    }

    private static Activation activation(ResultSet row, int n) throws SQLException {
        return new Activation(
                row.getString("version"),
                Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getString("text"),
                row.getString("by_whom"),
                row.getTimestamp("activated_at").toInstant());
    }
}
