package dev.plumbline.mapping.rule;

import java.util.stream.Stream;

/** Every rule that can be set: the one table from which reading, the check for unknown keys, the JSON Schema and the documentation follow. */
public enum RuleKey {
    TIME_ZONE("time-zone", Form.TEXT, "Zone of the SAP application servers: an IDoc's dates and times name none."),
    METRIC_PLACED("metrics.placed", Form.TEXT, "Metric of an order that was placed."),
    METRIC_ORDERED("metrics.ordered", Form.TEXT, "Metric of an item of a placed order."),
    METRIC_INCREASED(
            "metrics.increased",
            Form.TEXT,
            "Metric of what a placed order gained later; without it that of placed orders."),
    METRIC_FULFILLED("metrics.fulfilled", Form.TEXT, "Metric of an order whose goods have all left."),
    METRIC_PARTLY_FULFILLED(
            "metrics.partly-fulfilled", Form.TEXT, "Metric of a goods issue that covers a part of an order."),
    METRIC_SHIPPED("metrics.shipped", Form.TEXT, "Metric of a shipment that has started."),
    METRIC_DELIVERED("metrics.delivered", Form.TEXT, "Metric of a receipt that the customer confirmed."),
    METRIC_CANCELLED("metrics.cancelled", Form.TEXT, "Metric of an order, or a part of one, that was cancelled."),
    METRIC_RETURNED("metrics.returned", Form.TEXT, "Metric of goods that came back."),
    METRIC_REFUNDED("metrics.refunded", Form.TEXT, "Metric of money that was credited."),
    METRIC_TICKET_OPENED("metrics.ticket-opened", Form.TEXT, "Metric of a service notification that was opened."),
    METRIC_TICKET_CLOSED("metrics.ticket-closed", Form.TEXT, "Metric of a service notification that was completed."),
    ACCOUNTS_STANDARD(
            "accounts.standard",
            Form.TEXT,
            "Name of the Klaviyo account that hears of whatever is not routed elsewhere; it stands in the ledger, so do not change it later."),
    ACCOUNTS_SALES_ORGANISATIONS(
            "accounts.sales-organisations",
            Form.TABLE,
            "Sales organisations (VKORG) that another account hears of, each with its account."),
    ACCOUNTS_PLANTS(
            "accounts.plants",
            Form.TABLE,
            "Plants (WERKS) whose stock another account hears of, each with its account."),
    ORDERS_VALUE("orders.value", Form.TEXT, "Whether values are told without tax (net) or with it (gross)."),
    ORDERS_CREDIT_HOLDS(
            "orders.credit-holds", Form.LIST, "Values of the credit status (CMGST) that hold an order; [] holds none."),
    HOLDS_PREDECESSOR_MISSING(
            "holds.predecessor-missing",
            Form.TEXT,
            "How long a successor waits for its order and what happens then: wait, or a duration with exception or synthesise."),
    HOLDS_CUSTOMER_MISSING(
            "holds.customer-missing",
            Form.TEXT,
            "How long an order waits for its customer and what happens then; likewise."),
    HOLDS_CREDIT_CHECK(
            "holds.credit-check",
            Form.TEXT,
            "How long an order waits for its credit check: wait, or a duration with exception."),
    HOLDS_DELIVERY_BLOCK(
            "holds.delivery-block", Form.TEXT, "How long an order waits behind a delivery block (LIFSK); likewise."),
    HOLDS_BILLING_BLOCK(
            "holds.billing-block", Form.TEXT, "How long an order waits behind a billing block (FAKSK); likewise."),
    HOLDS_INCOMPLETE(
            "holds.incomplete", Form.TEXT, "How long an order waits that is incomplete in SAP (UVALL); likewise."),
    HOLDS_QUALITY_GATE(
            "holds.quality-gate",
            Form.TEXT,
            "How long an order waits because an event of it is not as `must` demands (breach: quarantine); likewise."),
    CUSTOMERS_IDENTITY(
            "customers.identity",
            Form.TEXT,
            "Which partner of an order is the person that marketing speaks to: sold-to, ship-to, bill-to or payer."),
    CUSTOMERS_ONE_TIME(
            "customers.one-time",
            Form.LIST,
            "Numbers of one-time customers (CPD): each of their orders is a profile of its own."),
    CUSTOMERS_PRIORITY(
            "customers.priority",
            Form.LIST,
            "Profile properties whose change is told at once, ahead of the events; [] lets all wait for the schedule."),
    CUSTOMERS_SCHEDULE(
            "customers.schedule",
            Form.TEXT,
            "How often all other changes of profiles are told, the newest value only; PT0S tells them at once."),
    CUSTOMERS_QUIET_HOURS(
            "customers.quiet-hours",
            Form.TEXT,
            "Hours in which those are not told, such as 22:00-06:00, in the zone of time-zone."),
    CUSTOMERS_SEVERAL_SYSTEMS(
            "customers.several-systems",
            Form.FLAG,
            "Whether several systems or clients use the same customer numbers: then an external id begins with its system and client."),
    FILTERS(
            "filters",
            Form.FILTERS,
            "What is left out of Klaviyo: a name each, with a condition over an order, a customer or a material, and a reason."),
    STOCK_PLACES(
            "stock.places",
            Form.LIST,
            "Plants and storage locations whose stock is for sale, such as 1000 and 2000/0001; [] means all."),
    STOCK_SAFETY("stock.safety", Form.TEXT, "What is kept back of every article, in pieces."),
    STOCK_FLAP_GUARD(
            "stock.flap-guard",
            Form.TEXT,
            "How long a rise from zero must last before it is told, because it makes Klaviyo send mails; PT0S tells it at once."),
    STOCK_SETTLE(
            "stock.settle",
            Form.TEXT,
            "How long changes of one article are gathered into one update; PT0S tells each at once."),
    CATALOG_URL(
            "catalog.url",
            Form.TEXT,
            "Where an article can be bought, with {sku} in it; without it the catalog is somebody else's and only stock is sent."),
    CATALOG_PRICES(
            "catalog.prices",
            Form.TABLE,
            "Sales organisation and distribution channel whose prices the catalog shows, such as 1000/10, with their currency; one for each account. Without any, articles have no price and stay unpublished."),
    CATALOG_PRICE_TYPES(
            "catalog.price-types",
            Form.LIST,
            "Condition types (KSCHL) of those prices; where several hold, the first in this list counts.");

    /** How a rule is written. */
    public enum Form {
        TEXT,
        LIST,
        FLAG,
        TABLE,
        FILTERS
    }

    private final String path;
    private final Form form;
    private final String meaning;

    RuleKey(String path, Form form, String meaning) {
        this.path = path;
        this.form = form;
        this.meaning = meaning;
    }

    /** Its name below {@code rules}, levels joined by dots. */
    public String path() {
        return path;
    }

    public Form form() {
        return form;
    }

    public String meaning() {
        return meaning;
    }

    /** The levels of its name. */
    String[] levels() {
        return path.split("\\.", -1);
    }

    /** All rules of a level, such as {@code orders}; the empty text stands for those without one. */
    static Stream<RuleKey> of(String level) {
        return Stream.of(values())
                .filter(key -> key.path.lastIndexOf('.') < 0
                        ? level.isEmpty()
                        : key.path.substring(0, key.path.lastIndexOf('.')).equals(level));
    }
}
