package dev.plumbline.klaviyo;

import java.util.List;
import java.util.Map;

/**
 * Changes of custom profile properties that are no plain replacement.
 *
 * @param append values to add to list properties
 * @param unappend values to take out of list properties
 * @param unset names of properties to remove
 */
public record PropertyPatch(Map<String, Object> append, Map<String, Object> unappend, List<String> unset) {

    public PropertyPatch {
        append = Properties.ofProfile("append", append);
        unappend = Properties.ofProfile("unappend", unappend);
        unset.forEach(name -> Properties.profileName("unset", name));
        unset = List.copyOf(unset);
    }

    public static PropertyPatch none() {
        return new PropertyPatch(Map.of(), Map.of(), List.of());
    }

    public static PropertyPatch unset(List<String> names) {
        return new PropertyPatch(Map.of(), Map.of(), names);
    }

    boolean isEmpty() {
        return append.isEmpty() && unappend.isEmpty() && unset.isEmpty();
    }

    @Override
    public String toString() {
        return "PropertyPatch(append " + append.keySet() + ", unappend " + unappend.keySet() + ", unset " + unset + ")";
    }
}
