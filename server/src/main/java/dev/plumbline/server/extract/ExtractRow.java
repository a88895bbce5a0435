package dev.plumbline.server.extract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One row as the inbox keeps it: self-contained, with the texts as the file had them, so that it can be read again after its format's
 * declaration was corrected.
 *
 * @param extract the format's name
 * @param table the table's name
 * @param file the file's name
 * @param line the line in it, from 1; 0 when the file as a whole is meant
 * @param created when the file was last written: how new the row is
 * @param system the SAP system that the row belongs to
 * @param client its client
 * @param columns the texts by field name, without blanks around them
 * @param problem why it could not be cut, empty when it could
 * @param text the line as it stands in the file when it could not be cut, else empty
 */
public record ExtractRow(
        String extract,
        String table,
        String file,
        long line,
        Instant created,
        String system,
        String client,
        SortedMap<String, String> columns,
        String problem,
        String text) {
    /** What the inbox calls such pieces. */
    public static final String FORM = "EXTRACT";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public ExtractRow {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /** The bytes that the inbox keeps: JSON in UTF-8. Two drops of the same row differ in them by file, line or time. */
    public byte[] toBytes() {
        return JSON.writeValueAsBytes(this);
    }

    /**
     * Reads such bytes.
     *
     * @throws JacksonException when they are none
     */
    public static ExtractRow parse(byte[] bytes) {
        return JSON.readValue(bytes, ExtractRow.class);
    }

    /** Where it stands, for people: the file and, unless the file as a whole is meant, the line. */
    public String source() {
        return line == 0 ? file : file + " line " + line;
    }

    /** What tells the row from the others of its extract: the key fields of its table, as the file has them. */
    public String key(Table of) {
        return of.fields().stream()
                .filter(TableField::isKey)
                .map(field -> columns.getOrDefault(field.name(), "")
                        .replace("%", "%25")
                        .replace("/", "%2F"))
                .collect(Collectors.joining("/"));
    }

    /** SHA-256 of what the row says, wherever and whenever it says it. A line that could not be cut says its text. */
    public byte[] contentDigest() {
        String whose = String.join("\n", extract, table, system, client, text);
        return sha256(JSON.writeValueAsBytes(columns), whose.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What makes a repetition one. A value that changes and changes back is news each time, so the row's file, line and time belong to
     * it; a line that could not be cut is the same trouble however often the list comes.
     */
    public byte[] digest() {
        return problem.isEmpty() ? sha256(toBytes()) : contentDigest();
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
