package dev.plumbline.mapping.source;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What SAP's codes mean.
 *
 * @param path where the mapping has the table, for a message
 * @param words by code, whatever its case; the blank code may be among them
 * @param otherwise what becomes of any other code; a word there also counts where SAP says nothing
 */
public record CodeTable(String path, SortedMap<String, String> words, Otherwise otherwise) {
    /** More codes than a message can list. */
    private static final int MANY = 20;

    public CodeTable {
        SortedMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(words);
        words = Collections.unmodifiableSortedMap(sorted);
    }

    /** What becomes of a code that is not in the table. */
    public sealed interface Otherwise {
        /** {@code keep}: it stays as SAP has it. */
        record Keep() implements Otherwise {}

        /** {@code empty}: as if SAP said nothing. */
        record Empty() implements Otherwise {}

        /** {@code reject}: the IDoc becomes an exception that names the code. */
        record Reject() implements Otherwise {}

        /** Any other word: what it then means. */
        record Word(String word) implements Otherwise {}
    }

    /** Whether any codes are expected at all. */
    public boolean isTable() {
        return !words.isEmpty();
    }

    /** What it makes of a code; empty where it leaves the code as it is or refuses it. */
    Optional<String> word(String code) {
        return Optional.ofNullable(words.get(code)).or(() -> switch (otherwise) {
            case Otherwise.Word other -> Optional.of(other.word());
            case Otherwise.Empty empty -> Optional.of("");
            case Otherwise.Keep keep -> Optional.empty();
            case Otherwise.Reject reject -> Optional.empty();
        });
    }

    /**
     * What another code should have been, and what to do about it.
     *
     * @param meanings the words that a code may come to; none where it is any text
     */
    String expected(List<String> meanings) {
        String known = words.size() > MANY
                ? "one of the %d codes of %s".formatted(words.size(), path)
                : "one of " + String.join(", ", words.keySet());
        String as = meanings.isEmpty() ? "" : " as one of " + String.join(", ", meanings);
        return "%s; add the code to %s in mapping.yaml%s, or correct it in SAP".formatted(known, path, as);
    }

    /** A table that leaves every code as it is. */
    static CodeTable none() {
        return new CodeTable("", new TreeMap<>(), new Otherwise.Keep());
    }
}
