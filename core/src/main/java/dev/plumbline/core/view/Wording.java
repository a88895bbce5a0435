package dev.plumbline.core.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts what is to be told into Klaviyo's words: which attributes and properties there are, what they are called and what is in them. Pure
 * and safe to share; the same view always comes to equal words, since what was told is compared with them.
 */
public interface Wording {
    /** Says nothing at all: events and profiles have their identity alone. */
    Wording NOTHING = new Silence();

    /** The words for a profile. */
    ProfileWords profile(CustomerView customer);

    /** The words for a profile whose events go to another one's from now on, which {@code sharesProfileOf} names. */
    Words farewell(CustomerView customer);

    /** The properties of farewells. One that was written can only be emptied once the profile is the customer's own again. */
    Set<String> farewellNames();

    /** Whether a value of a profile property is no news to somebody who knew nothing: an account is active unless told otherwise. */
    boolean isNormal(String property, Object value);

    /** The words for an event. */
    Words event(Occurrence occurrence);

    /**
     * Properties.
     *
     * @param properties in Klaviyo's own names; values are strings, numbers, booleans, lists and maps of such
     * @param troubles sentences about what could not be worded and was left out
     */
    record Words(Map<String, Object> properties, List<String> troubles) {
        public static final Words NONE = new Words(Map.of(), List.of());

        public Words {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
            troubles = List.copyOf(troubles);
        }
    }

    /**
     * All of a profile.
     *
     * @param attributes Klaviyo's own attributes; an empty one is not among them
     * @param location the parts of the address, likewise
     * @param words the custom properties
     */
    record ProfileWords(Map<String, String> attributes, Map<String, String> location, Words words) {
        public ProfileWords {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            location = Collections.unmodifiableMap(new LinkedHashMap<>(location));
        }
    }

    /** See {@link Wording#NOTHING}. */
    record Silence() implements Wording {
        @Override
        public ProfileWords profile(CustomerView customer) {
            return new ProfileWords(Map.of(), Map.of(), Words.NONE);
        }

        @Override
        public Words farewell(CustomerView customer) {
            return Words.NONE;
        }

        @Override
        public Set<String> farewellNames() {
            return Set.of();
        }

        @Override
        public boolean isNormal(String property, Object value) {
            return false;
        }

        @Override
        public Words event(Occurrence occurrence) {
            return Words.NONE;
        }
    }
}
