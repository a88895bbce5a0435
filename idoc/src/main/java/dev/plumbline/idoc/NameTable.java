package dev.plumbline.idoc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what a dictionary says about the names that were met, so that a name costs one look instead of several, and no new text.
 *
 * <p>A cache that may be shared by threads without a lock: entries are immutable, a lost write is only looked up again, and what
 * does not fit is not kept, so that hostile input cannot fill it.
 */
final class NameTable {
    private static final int SIZE = 4096;
    private static final int PROBES = 8;

    private final Dictionary dictionary;
    private final @Nullable Name[] names = new @Nullable Name[SIZE];

    /**
     * What a written name means.
     *
     * @param written in the file
     * @param field as a field's name
     * @param segment as a segment's name, in the form that the file has
     */
    record Name(String written, String field, String segment, Optional<SegmentLayout> layout) {}

    NameTable(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** An XML tag without its prefix. */
    Name tag(String tag) {
        int slot = tag.hashCode();
        slot ^= slot >>> 15;
        for (int probe = 0; probe < PROBES; probe++) {
            Name name = names[(slot + probe) & (SIZE - 1)];
            if (name == null) {
                Name made = makeTag(tag);
                names[(slot + probe) & (SIZE - 1)] = made;
                return made;
            }
            if (name.written.equals(tag)) {
                return name;
            }
        }
        return makeTag(tag);
    }

    /** The segment definition that stands in a flat record. */
    Name definition(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int slot = hash ^ (hash >>> 15);
        int length = end - start;
        for (int probe = 0; probe < PROBES; probe++) {
            Name name = names[(slot + probe) & (SIZE - 1)];
            if (name == null) {
                Name made = makeDefinition(text.substring(start, end));
                names[(slot + probe) & (SIZE - 1)] = made;
                return made;
            }
            if (name.written.length() == length && text.startsWith(name.written, start)) {
                return name;
            }
        }
        return makeDefinition(text.substring(start, end));
    }

    private Name makeTag(String tag) {
        String name = SegmentNames.fromTag(tag);
        Optional<SegmentLayout> layout = dictionary.find(name);
        boolean isDefinition = !SegmentNames.typeOf(name).equals(name) || layout.isPresent();
        return new Name(tag, name, isDefinition ? dictionary.typeOf(name) : name, layout);
    }

    private Name makeDefinition(String definition) {
        return new Name(definition, definition, dictionary.typeOf(definition), dictionary.find(definition));
    }
}
