package dev.plumbline.mapping.target;

import dev.cel.common.values.SelectableValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The fields that only this site has, as its mapping declares them: so that an expression that mistypes one is found when the mapping is
 * loaded.
 *
 * @param customer names in {@code sources.customer.extra}
 * @param order names in {@code sources.order.extra}
 */
public record Extra(Set<String> customer, Set<String> order) {
    static final String OF_CUSTOMER = "CustomerExtra";
    static final String OF_ORDER = "OrderExtra";

    /** Where a site declares the fields of these types. */
    static final Map<String, String> DECLARED_IN =
            Map.of(OF_CUSTOMER, "sources.customer.extra", OF_ORDER, "sources.order.extra");

    public Extra {
        customer = Set.copyOf(customer);
        order = Set.copyOf(order);
    }

    /** The types that expressions are checked against. */
    List<Struct<?>> structs() {
        return List.of(struct(OF_CUSTOMER, customer), struct(OF_ORDER, order));
    }

    private static Struct<?> struct(String name, Set<String> names) {
        Struct.Table<Seen> table = Struct.table(name, Seen.class);
        new TreeSet<>(names).forEach(field -> table.text(field, "the site's own", values -> values.text(field)));
        return table.end();
    }

    /** Values by name. A name without one, as in what was stored before the mapping declared it, is an empty text. */
    record Seen(SortedMap<String, String> values) implements SelectableValue<String> {
        @Override
        public Object select(String field) {
            return text(field);
        }

        String text(String field) {
            return values.getOrDefault(field, "");
        }

        @Override
        public Optional<Object> find(String field) {
            return Optional.ofNullable(values.get(field));
        }
    }
}
