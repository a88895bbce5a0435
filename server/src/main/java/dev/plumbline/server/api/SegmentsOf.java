package dev.plumbline.server.api;

import dev.plumbline.idoc.Field;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocForm;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.idoc.IdocSource;
import dev.plumbline.idoc.ReadResult;
import dev.plumbline.idoc.Segment;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows a piece of the inbox as it came: an IDoc segment by segment, all else as text. */
public final class SegmentsOf {
    /** Somebody reads this; the largest IDocs have tens of thousands. */
    private static final int MOST_SEGMENTS = 2_000;

    private static final int LONGEST_TEXT = 20_000;

    private final JdbcClient jdbc;
    private final Supplier<IdocReader> reader;

    /** @param reader by the layouts in force */
    public SegmentsOf(JdbcClient jdbc, Supplier<IdocReader> reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    /**
     * A piece as it came.
     *
     * @param form {@code XML}, {@code FLAT}, {@code UNKNOWN}, {@code EXTRACT} or {@code TABLES}
     * @param control of an IDoc the fields of its control record, in their order
     * @param segments of an IDoc, depth first; of a very long one the first
     * @param more how many segments are not here
     * @param text of what is no IDoc, or a broken one, what it says, as far as it can be shown
     * @param problem why it is no IDoc; empty when it is one
     */
    public record Content(
            String form, List<Value> control, List<Part> segments, int more, String text, String problem) {}

    /** A segment: {@code level} from 1. */
    public record Part(int number, int level, String name, List<Value> fields) {}

    /** A field that holds something. */
    public record Value(String name, String value) {}

    /** Empty when there is no such row, or its bytes are here no more. A repetition shows what it repeats. */
    public Optional<Content> of(long inboxId) {
        return jdbc.sql("""
                        select f.form, f.charset, r.raw from inbox i join inbox f on f.id = coalesce(i.duplicate_of, i.id)
                          join inbox_raw r on r.raw_at = f.raw_at and r.inbox_id = f.id
                        where i.id = :id""")
                .param("id", inboxId)
                .query((row, n) ->
                        content(row.getString("form"), Charset.forName(row.getString("charset")), row.getBytes("raw")))
                .optional();
    }

    private Content content(String form, Charset charset, byte[] raw) {
        if (!form.equals("XML") && !form.equals("FLAT")) {
            return new Content(form, List.of(), List.of(), 0, text(charset, raw), "");
        }
        return switch (reader.get().read(IdocSource.of(raw, IdocForm.valueOf(form), charset))) {
            case ReadResult.Read(Idoc idoc) -> of(form, idoc);
            case ReadResult.Broken broken ->
                new Content(
                        form,
                        List.of(),
                        List.of(),
                        0,
                        text(charset, raw),
                        broken.reason() + " (" + broken.position() + ")");
        };
    }

    private static Content of(String form, Idoc idoc) {
        return new Content(
                form,
                idoc.control().values().entrySet().stream()
                        .filter(field -> !field.getValue().isBlank())
                        .map(field -> new Value(field.getKey(), field.getValue()))
                        .toList(),
                idoc.walk().limit(MOST_SEGMENTS).map(SegmentsOf::part).toList(),
                Math.max(0, idoc.segmentCount() - MOST_SEGMENTS),
                "",
                "");
    }

    private static Part part(Segment segment) {
        List<Value> fields = segment.raw()
                .map(data -> List.of(new Value("(no layout)", data)))
                .orElseGet(() -> segment.fields().stream()
                        .map((Field field) -> new Value(field.name(), field.value()))
                        .toList());
        return new Part(segment.number(), segment.level(), segment.name(), fields);
    }

    private static String text(Charset charset, byte[] raw) {
        String all = new String(raw, 0, Math.min(raw.length, LONGEST_TEXT), charset);
        return all.replaceAll("[\\p{Cntrl}&&[^\r\n\t]]", "\uFFFD");
    }
}
