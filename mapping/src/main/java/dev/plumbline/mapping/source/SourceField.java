package dev.plumbline.mapping.source;

import java.util.List;

/** Something that a document needs and a mapping binds to places in an IDoc. */
public interface SourceField {
    Spec spec();

    /** Its name in {@code mapping.yaml}, in its document or group. */
    default String key() {
        return spec().key();
    }

    /**
     * What is to be known of a field.
     *
     * @param key its name
     * @param type how it is read
     * @param meaning what it means, in a sentence without subject: {@code "the customer's number"}
     * @param words the words that a {@link SourceType#CODE} may come to
     * @param members what a {@link SourceType#GROUP} consists of
     */
    record Spec(String key, SourceType type, String meaning, List<String> words, List<SourceField> members) {
        public Spec {
            words = List.copyOf(words);
            members = List.copyOf(members);
        }

        static Spec of(String key, SourceType type, String meaning) {
            return new Spec(key, type, meaning, List.of(), List.of());
        }

        static Spec code(String key, String meaning, String... words) {
            return new Spec(key, SourceType.CODE, meaning, List.of(words), List.of());
        }

        static Spec group(String key, String meaning, SourceField... members) {
            return new Spec(key, SourceType.GROUP, meaning, List.of(), List.of(members));
        }
    }
}
