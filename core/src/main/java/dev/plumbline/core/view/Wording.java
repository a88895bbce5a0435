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

    /**
     * The words for a profile.
     *
     * @param told what Klaviyo was told of it before: some contracts on data compare with that
     */
    ProfileWords profile(CustomerView customer, Known told);

    /** The words for a profile whose events go to another one's from now on, which {@code sharesProfileOf} names. */
    Words farewell(CustomerView customer);

    /** The properties of farewells. One that was written can only be emptied once the profile is the customer's own again. */
    Set<String> farewellNames();

    /** Whether it tells a profile property of that name, be there a value of it or not. */
    boolean isNamed(String property);

    /** Whether a value of a profile property is no news to somebody who knew nothing: an account is active unless told otherwise. */
    boolean isNormal(String property, Object value);

    /** The words for an event. */
    Words event(Occurrence occurrence);

    /**
     * Properties.
     *
     * @param properties in Klaviyo's own names; values are strings, numbers, booleans, lists and maps of such
     * @param troubles sentences about what could not be worded and was left out
     * @param verdict how they keep the contracts on data; what these leave out is not among the properties, all else is
     */
    record Words(Map<String, Object> properties, List<String> troubles, Verdict verdict) {
        public static final Words NONE = new Words(Map.of(), List.of(), Verdict.NONE);

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
     * @param words the custom properties, and the verdict on all of it
     * @param stays what was told before in place of what contracts on data leave out now: Klaviyo keeps it
     */
    record ProfileWords(Map<String, String> attributes, Map<String, String> location, Words words, Known stays) {
        public ProfileWords {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            location = Collections.unmodifiableMap(new LinkedHashMap<>(location));
        }
    }

    /** Attributes, location and properties of a profile that Klaviyo has from before. */
    record Known(Map<String, String> attributes, Map<String, String> location, Map<String, Object> properties) {
        public static final Known NOTHING = new Known(Map.of(), Map.of(), Map.of());

        public Known {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            location = Collections.unmodifiableMap(new LinkedHashMap<>(location));
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }
    }

    /** See {@link Wording#NOTHING}. */
    record Silence() implements Wording {
        @Override
        public ProfileWords profile(CustomerView customer, Known told) {
            return new ProfileWords(Map.of(), Map.of(), Words.NONE, Known.NOTHING);
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
        public boolean isNamed(String property) {
            return false;
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
