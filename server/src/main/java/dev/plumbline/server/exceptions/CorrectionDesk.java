package dev.plumbline.server.exceptions;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes down what fields of IDocs should have held. A correction lies over the IDoc when it is read again; the bytes stay as they came, and
 * who said so stands beside it for ever.
 */
public final class CorrectionDesk {
    private static final int LONGEST_TEXT = 1_000;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    public CorrectionDesk(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A place in an IDoc.
     *
     * @param number the segment's number in the IDoc
     * @param segment its type
     */
    public record Place(int number, String segment, String field) {}

    /** A correction, for people. */
    public record Corrected(Place place, String was, String becomes, String by, String why, Instant at) {}

    /** What came of it. */
    public sealed interface Answer {
        record Noted(long inboxId) implements Answer {}

        record Refused(String reason) implements Answer {}
    }

    /**
     * Notes a correction; it counts from the next reading on.
     *
     * @param was what stands there
     * @param becomes what should; blank for nothing
     */
    public Answer correct(long inboxId, Place place, String was, String becomes, String by, String why) {
        if (by.isBlank() || why.isBlank()) {
            return new Answer.Refused("Say why: whoever follows the document later reads it");
        }
        if (List.of(place.segment(), place.field(), was, becomes, by, why).stream()
                .anyMatch(text -> text.length() > LONGEST_TEXT)) {
            return new Answer.Refused("A value and a reason take up to " + LONGEST_TEXT + " characters each");
        }
        if (was.strip().equals(becomes.strip())) {
            return new Answer.Refused("That is what stands there already");
        }
        int noted = jdbc.sql("""
                        insert into correction (inbox_id, segment_number, segment, field, was, becomes, by_whom, why, at)
                        select id, :number, :segment, :field, :was, :becomes, :by, :why, :now from inbox
                        where id = :id and form in ('XML', 'FLAT')""")
                .param("id", inboxId)
                .param("number", place.number())
                .param("segment", place.segment())
                .param("field", place.field())
                .param("was", text(was))
                .param("becomes", text(becomes))
                .param("by", text(by))
                .param("why", text(why))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return noted == 1
                ? new Answer.Noted(inboxId)
                : new Answer.Refused(
                        "Piece " + inboxId + " is no IDoc that was received; rows of tables are corrected in the list");
    }

    /** What was corrected in a piece, the oldest first. */
    public List<Corrected> of(long inboxId) {
        return jdbc.sql("select * from correction where inbox_id = :id order by id")
                .param("id", inboxId)
                .query((row, n) -> new Corrected(
                        new Place(row.getInt("segment_number"), row.getString("segment"), row.getString("field")),
                        row.getString("was"),
                        row.getString("becomes"),
                        row.getString("by_whom"),
                        row.getString("why"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** PostgreSQL takes every character but this one. */
    private static String text(String said) {
        return said.strip().replace('\0', '\uFFFD');
    }
}
