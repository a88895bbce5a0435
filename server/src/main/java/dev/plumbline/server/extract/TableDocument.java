package dev.plumbline.server.extract;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of several tables that make one document, as the inbox keeps them: with the texts as the files had them, so that they can be read
 * again after a declaration was corrected. A row that stands in several files counts as the newest of them has it.
 *
 * @param family what it is
 * @param number its number, without leading zeros
 * @param rows the header first, then the others by table and key
 */
public record TableDocument(Family family, String number, List<ExtractRow> rows) {
    /** What the inbox calls such pieces. */
    public static final String FORM = "TABLES";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public TableDocument {
        SortedMap<String, ExtractRow> newest = new TreeMap<>();
        rows.forEach(row -> newest.merge(orderOf(family, row), row, TableDocument::newer));
        rows = List.copyOf(newest.values());
    }

    private static String orderOf(Family family, ExtractRow row) {
        Optional<Table> table = Table.named(row.table());
        boolean isHeader = table.equals(Optional.of(family.header()));
        return (isHeader ? "0" : "1") + row.table() + "/"
                + table.map(of -> row.key(of)).orElse("") + "/";
    }

    private static ExtractRow newer(ExtractRow one, ExtractRow other) {
        Comparator<ExtractRow> byAge = Comparator.comparing(ExtractRow::created)
                .thenComparing(ExtractRow::file)
                .thenComparingLong(ExtractRow::line);
        return byAge.compare(one, other) >= 0 ? one : other;
    }

    /** The row that makes it one; empty when only parts were found. */
    public Optional<ExtractRow> header() {
        return of(family.header()).stream().findFirst();
    }

    /** Its rows of one table. */
    public List<ExtractRow> of(Table table) {
        return rows.stream().filter(row -> row.table().equals(table.name())).toList();
    }

    /** How new it is: as new as its header, else as its newest part. */
    public Instant created() {
        return header().map(ExtractRow::created)
                .or(() -> rows.stream().map(ExtractRow::created).max(Comparator.naturalOrder()))
                .orElse(Instant.EPOCH);
    }

    /** The bytes that the inbox keeps: JSON in UTF-8. */
    public byte[] toBytes() {
        return JSON.writeValueAsBytes(this);
    }

    /**
     * Reads such bytes.
     *
     * @throws JacksonException when they are none
     */
    public static TableDocument parse(byte[] bytes) {
        return JSON.readValue(bytes, TableDocument.class);
    }

    /** SHA-256 of all of it: the same files loaded again are a repetition. */
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(toBytes());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
