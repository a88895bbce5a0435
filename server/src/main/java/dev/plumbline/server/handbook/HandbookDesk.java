package dev.plumbline.server.handbook;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.plumbline.mapping.Mapping;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The handbook as it is now, and as it was: each that differs from the one before is kept. */
public final class HandbookDesk {
    private static final int MOST = 50;
    private static final int DIGITS = 12;

    private final JdbcClient jdbc;
    private final Supplier<Mapping> mapping;
    private final InstantSource clock;

    /** @param mapping the one in force */
    public HandbookDesk(JdbcClient jdbc, Supplier<Mapping> mapping, InstantSource clock) {
        this.jdbc = jdbc;
        this.mapping = mapping;
        this.clock = clock;
    }

    /**
     * A handbook that was in force.
     *
     * @param version the first digits of the SHA-256 of its text
     * @param mapping the version of the mapping that it was first written from
     */
    public record Version(long id, String version, String mapping, Instant at) {}

    /** What changed at one place: lines that went, and lines that came. */
    public record Change(List<String> before, List<String> after) {}

    /** As it is now. Whoever asks first after a change of the configuration makes it a version. */
    public Handbook now() {
        Mapping current = mapping.get();
        Handbook handbook = HandbookWriter.of(current);
        String text = Markdown.of(handbook);
        jdbc.sql("""
                        insert into handbook (version, mapping, markdown, at)
                        select :version, :mapping, :text, :now
                        where coalesce((select version from handbook order by id desc limit 1), '') <> :version""")
                .param("version", digest(text))
                .param("mapping", current.version())
                .param("text", text)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return handbook;
    }

    /** The newest first. */
    public List<Version> versions() {
        return jdbc.sql("select id, version, mapping, at from handbook order by id desc limit :most")
                .param("most", MOST)
                .query((row, n) -> new Version(
                        row.getLong("id"),
                        row.getString("version"),
                        row.getString("mapping"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** In what a version differs from the one before it; empty when there is no such version or none before it. */
    public Optional<List<Change>> difference(long id) {
        List<String> texts = jdbc.sql("select markdown from handbook where id <= :id order by id desc limit 2")
                .param("id", id)
                .query(String.class)
                .list();
        return texts.size() < 2
                ? Optional.empty()
                : Optional.of(
                        DiffUtils.diff(
                                        texts.getLast().lines().toList(),
                                        texts.getFirst().lines().toList())
                                .getDeltas()
                                .stream()
                                .map(HandbookDesk::change)
                                .toList());
    }

    private static Change change(AbstractDelta<String> delta) {
        return new Change(delta.getSource().getLines(), delta.getTarget().getLines());
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
