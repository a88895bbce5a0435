package dev.plumbline.core.aggregate;

import dev.plumbline.core.view.CustomerFacts;
import dev.plumbline.core.view.Filters;
import dev.plumbline.core.view.ItemView;
import dev.plumbline.core.view.MaterialView;
import dev.plumbline.core.view.OrderView;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Filters without a mapping. */
record PlainFilters(Predicate<OrderView> orders, Predicate<CustomerFacts> customers, Predicate<MaterialView> materials)
        implements Filters {

    static PlainFilters none() {
        return new PlainFilters(order -> false, customer -> false, material -> false);
    }

    PlainFilters orders(Predicate<OrderView> which) {
        return new PlainFilters(which, customers, materials);
    }

    PlainFilters customers(Predicate<CustomerFacts> which) {
        return new PlainFilters(orders, which, materials);
    }

    PlainFilters materials(Predicate<MaterialView> which) {
        return new PlainFilters(orders, customers, which);
    }

    private static Decision decision(boolean applies, String name) {
        return new Decision(Optional.of(new Filter(name, "nobody buys there")).filter(any -> applies), List.of());
    }

    @Override
    public Decision order(OrderView order, List<ItemView> items) {
        return decision(orders.test(order), "internal");
    }

    @Override
    public Decision customer(CustomerFacts customer) {
        return decision(customers.test(customer), "test-customers");
    }

    @Override
    public Decision material(MaterialView material) {
        return decision(materials.test(material), "spare-parts");
    }
}
