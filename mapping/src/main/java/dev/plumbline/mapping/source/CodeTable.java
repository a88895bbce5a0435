package dev.plumbline.mapping.source;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What SAP's codes mean.
 *
 * @param words by code, whatever its case; the blank code may be among them
 * @param otherwise what becomes of any other code; a word there also counts where SAP says nothing
 */
public record CodeTable(SortedMap<String, String> words, Otherwise otherwise) {
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

    /** A table that leaves every code as it is. */
    static CodeTable none() {
        return new CodeTable(new TreeMap<>(), new Otherwise.Keep());
    }
}
