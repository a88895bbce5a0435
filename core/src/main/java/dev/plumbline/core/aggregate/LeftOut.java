package dev.plumbline.core.aggregate;

import dev.plumbline.core.view.Filters;

/**
 * What a filter of the site's says of an order, a customer or a material.
 *
 * @param filter its name
 * @param reason why, in the site's words
 * @param how in what way it applies
 */
public record LeftOut(String filter, String reason, How how) {

    /** In what way a filter applies. */
    public enum How {
        /** It leaves this one out. */
        ITSELF,
        /** It leaves out the customer, and therefore this order. */
        BY_CUSTOMER,
        /** It would leave this one out, but Klaviyo was told of it before, and goes on to be told. */
        TOLD_BEFORE
    }

    static LeftOut of(Filters.Filter filter, How how) {
        return new LeftOut(filter.name(), filter.reason(), how);
    }

    /** The same for an order of the customer that is left out. */
    LeftOut ofCustomer() {
        return new LeftOut(filter, reason, How.BY_CUSTOMER);
    }

    /** Whether Klaviyo is not told of it. */
    public boolean isSilent() {
        return how != How.TOLD_BEFORE;
    }

    /** For the rule that accounts for an IDoc. */
    public String inWords() {
        return "left out by filter " + filter + ": " + reason;
    }
}
