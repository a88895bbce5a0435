package dev.plumbline.mapping.rule;

import dev.plumbline.mapping.yaml.Names;
import java.util.Set;

/**
 * The profile properties that the targets tell, as rules may name them.
 *
 * @param names as they are written; one that ends in {@code *} stands for all that begin so
 */
public record ToldProperties(Set<String> names) {
    public ToldProperties {
        names = Set.copyOf(names);
    }

    boolean has(String property) {
        return names.contains(property)
                || names.stream()
                        .filter(name -> name.endsWith("*"))
                        .anyMatch(name -> property.startsWith(name.substring(0, name.length() - 1)));
    }

    /** What to do about one that is not told: mostly it was renamed, and its change would not be urgent any more. */
    String hint(String property) {
        return Names.hint(property, names)
                + "; where it was renamed or taken away, say in a rules.customers.priority of your own what is urgent";
    }
}
