package dev.plumbline.core.view;

import java.util.List;
import java.util.Optional;

/**
 * Says which orders, customers and materials a site leaves out of Klaviyo, and why. Pure and safe to share; the same view always comes to
 * the same decision.
 */
public interface Filters {
    /** Leaves nothing out. */
    Filters NONE = new Nothing();

    /** @param items all of the order, rejected ones included */
    Decision order(OrderView order, List<ItemView> items);

    /** By what SAP says of it: what its orders come to does not decide. */
    Decision customer(CustomerFacts customer);

    Decision material(MaterialView material);

    /**
     * A filter.
     *
     * @param name as the site calls it
     * @param reason why it leaves out what it does, in the site's words
     */
    record Filter(String name, String reason) {}

    /**
     * What the filters say of something.
     *
     * @param by the first filter that leaves it out; empty when none does
     * @param troubles sentences about filters that could not be worked for it, and so leave it in
     */
    record Decision(Optional<Filter> by, List<String> troubles) {
        public static final Decision STAYS_IN = new Decision(Optional.empty(), List.of());

        public Decision {
            troubles = List.copyOf(troubles);
        }
    }

    /** See {@link Filters#NONE}. */
    record Nothing() implements Filters {
        @Override
        public Decision order(OrderView order, List<ItemView> items) {
            return Decision.STAYS_IN;
        }

        @Override
        public Decision customer(CustomerFacts customer) {
            return Decision.STAYS_IN;
        }

        @Override
        public Decision material(MaterialView material) {
            return Decision.STAYS_IN;
        }
    }
}
