package dev.plumbline.mapping.target;

import dev.plumbline.core.view.CustomerFacts;
import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.Filters;
import dev.plumbline.core.view.ItemView;
import dev.plumbline.core.view.MaterialView;
import dev.plumbline.core.view.OrderView;
import dev.plumbline.mapping.target.FilterSpec.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a mapping leaves out. Immutable; safe to share. */
public final class MappedFilters implements Filters {
    private final List<Checked> filters;

    /** A filter with its condition. */
    record Checked(FilterSpec spec, Expression condition) {}

    MappedFilters(List<Checked> filters) {
        this.filters = List.copyOf(filters);
    }

    /** All of them, in the order of the mapping. */
    public List<FilterSpec> specs() {
        return filters.stream().map(Checked::spec).toList();
    }

    @Override
    public Decision order(OrderView order, List<ItemView> items) {
        return decision(Subject.ORDER, () -> Variables.OF_FILTERED_ORDER.variables(new Variables.Sales(order, items)));
    }

    @Override
    public Decision customer(CustomerFacts customer) {
        return decision(
                Subject.CUSTOMER,
                () -> Variables.OF_PROFILE.variables(new CustomerView(customer, Optional.empty(), List.of(), "")));
    }

    @Override
    public Decision material(MaterialView material) {
        return decision(Subject.MATERIAL, () -> Variables.OF_MATERIAL.variables(material));
    }

    private Decision decision(Subject subject, Supplier<Map<String, Object>> variables) {
        List<Checked> own =
                filters.stream().filter(filter -> filter.spec().of() == subject).toList();
        if (own.isEmpty()) {
            return Decision.STAYS_IN;
        }
        Map<String, Object> values = variables.get();
        List<String> troubles = new ArrayList<>();
        Optional<Filter> by = own.stream()
                .filter(filter -> applies(filter, values, troubles))
                .findFirst()
                .map(filter -> new Filter(filter.spec().name(), filter.spec().reason()));
        return new Decision(by, troubles);
    }

    /** What cannot be said of something does not leave it out. */
    private static boolean applies(Checked filter, Map<String, Object> values, List<String> troubles) {
        try {
            return filter.condition().value(values).filter(Boolean.TRUE::equals).isPresent();
        } catch (Expression.UnwordableException e) {
            troubles.add("filter " + filter.spec().name() + " cannot be worked and leaves nothing out here: "
                    + e.getMessage());
            return false;
        }
    }
}
