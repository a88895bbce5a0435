package dev.plumbline.server.findings;

import dev.plumbline.mapping.source.Sources;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Shows what the mapping does not know, each once, and takes down that a person knows of it. Whatever the mapping in force names by now is
 * shown no more.
 */
public final class FindingDesk {
    private static final int MOST = 1_000;
    private static final int LONGEST_TEXT = 1_000;

    private final JdbcClient jdbc;
    private final Supplier<Sources> sources;
    private final InstantSource clock;

    /** @param sources of the mapping in force */
    public FindingDesk(JdbcClient jdbc, Supplier<Sources> sources, InstantSource clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.clock = clock;
    }

    /** What a person said of a finding. */
    public sealed interface Answer {
        record Noted(long id) implements Answer {}

        record NotOpen(String reason) implements Answer {}

        record Incomplete(String reason) implements Answer {}
    }

    /** The open ones, the newest first; of more than a thousand these. */
    public List<OpenFinding> open() {
        Sources known = sources.get();
        return jdbc.sql("""
                        select f.*, i.docnum, i.message_type, i.basic_type from finding f join inbox i on i.id = f.inbox_id
                        where f.known_at is null order by f.first_seen desc, f.id desc limit :most""").param("most", MOST).query((row, n) -> row(row)).list().stream()
                .filter(row -> isStillUnknown(row, known))
                .map(Row::finding)
                .toList();
    }

    private record Row(OpenFinding finding, String messageType, String basicType) {}

    private static boolean isStillUnknown(Row row, Sources sources) {
        OpenFinding finding = row.finding();
        return finding.kind().equals("CODE")
                ? sources.isUnknownCode(finding.place(), finding.name())
                : sources.isNewSegment(finding.name(), row.messageType(), row.basicType());
    }

    /** A person knows of it: it is shown no more, however often it comes. */
    public Answer know(long id, String by, String why) {
        if (by.isBlank() || why.isBlank()) {
            return new Answer.Incomplete("expected by and why: who says that this is known, and why it may stay so");
        }
        int changed = jdbc.sql("""
                        update finding set known_at = :now, known_by = :by, known_why = :why
                        where id = :id and known_at is null""")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", shortened(by))
                .param("why", shortened(why))
                .param("id", id)
                .update();
        return changed == 1
                ? new Answer.Noted(id)
                : new Answer.NotOpen("There is no open finding " + id + "; ./plumbline findings shows those that are");
    }

    private static String shortened(String text) {
        return text.strip().substring(0, Math.min(text.strip().length(), LONGEST_TEXT));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new OpenFinding(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("place"),
                        row.getString("name"),
                        row.getString("treated"),
                        row.getTimestamp("first_seen").toInstant(),
                        row.getTimestamp("last_seen").toInstant(),
                        row.getLong("times"),
                        row.getString("docnum")),
                row.getString("message_type"),
                row.getString("basic_type"));
    }
}
