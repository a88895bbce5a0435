package dev.plumbline.server.settings;

/**
 * Everything that can be configured: the one table from which loading, the check for unknown keys and docs/configuration.md follow.
 * The environment wins over the file.
 */
enum Key {
    HTTP_PORT("http.port", "PLUMBLINE_HTTP_PORT", "8080", "Port of the doors and the API; 0 takes a free one."),
    DATA_DIR("data.directory", "PLUMBLINE_DATA_DIR", "data", "The embedded database stands here."),
    DATABASE_URL(
            "database.url",
            "PLUMBLINE_DATABASE_URL",
            "",
            "JDBC URL of a PostgreSQL server to use instead of the embedded one."),
    DATABASE_USER("database.user", "PLUMBLINE_DATABASE_USER", "", "Its user."),
    DATABASE_PASSWORD("database.password", "PLUMBLINE_DATABASE_PASSWORD", "", "Its password."),
    INTAKE_USER(
            "intake.user",
            "PLUMBLINE_INTAKE_USER",
            "",
            "User of SAP's HTTP destination and of the API; without it the server listens on this machine only."),
    INTAKE_PASSWORD("intake.password", "PLUMBLINE_INTAKE_PASSWORD", "", "Its password."),
    INTAKE_DIRECTORY(
            "intake.directory", "PLUMBLINE_INTAKE_DIRECTORY", "", "Watched directory for IDoc files (file port)."),
    INTAKE_QUIET(
            "intake.quiet",
            "PLUMBLINE_INTAKE_QUIET",
            "PT2S",
            "How long a file must have stayed as it is before it is taken: longer than any pause of its writer."),
    INTAKE_EXTRACTS(
            "intake.extracts",
            "PLUMBLINE_INTAKE_EXTRACTS",
            "",
            "Watched directory for lists of SAP tables (VBUK, QMEL, KNKK, ADR6, MARD); needs `extracts.formats`."),
    EXTRACTS_FORMATS(
            "extracts.formats",
            "PLUMBLINE_EXTRACTS_FORMATS",
            "",
            "File that declares how these lists are written, see extracts.md."),
    MAPPING_FILE(
            "mapping.file",
            "PLUMBLINE_MAPPING_FILE",
            "",
            "The site's mapping, which lies over the default one: where its IDocs keep what, see mapping.md."),
    IDOC_SCHEMAS(
            "idoc.schemas",
            "PLUMBLINE_IDOC_SCHEMAS",
            "",
            "Directory of WE60 parser exports, IDoc XSDs or WSDLs: layouts of flat segments that Plumbline does not know, or that differ on your system."),
    SAP_TIME_ZONE(
            "sap.time-zone",
            "PLUMBLINE_SAP_TIME_ZONE",
            "UTC",
            "Zone of the SAP application servers: an IDoc's dates and times name none."),
    KLAVIYO_URL("klaviyo.url", "PLUMBLINE_KLAVIYO_URL", "https://a.klaviyo.com", "Klaviyo's API."),
    KLAVIYO_API_KEY(
            "klaviyo.api-key",
            "PLUMBLINE_KLAVIYO_API_KEY",
            "",
            "Private key of the standard account; without it nothing is sent to that (shadow mode)."),
    KLAVIYO_ACCOUNT(
            "klaviyo.account",
            "PLUMBLINE_KLAVIYO_ACCOUNT",
            "main",
            "Name of the standard account, which hears of whatever is not routed elsewhere; it stands in the ledger, so do not change it later."),
    KLAVIYO_ACCOUNTS(
            "klaviyo.accounts",
            "PLUMBLINE_KLAVIYO_ACCOUNTS",
            "",
            "Further accounts, each with the sales organisations (VKORG) that it hears of: `eu=1000 1010; us=2000`."),
    KLAVIYO_API_KEYS(
            "klaviyo.api-keys",
            "PLUMBLINE_KLAVIYO_API_KEYS",
            "",
            "Private keys of the further accounts, `eu=pk_…; us=pk_…`; to an account without one nothing is sent."),
    KLAVIYO_PLANTS(
            "klaviyo.plants",
            "PLUMBLINE_KLAVIYO_PLANTS",
            "",
            "Plants (WERKS) whose stock another account than the standard one hears of: `us=3000 3010`."),
    KLAVIYO_LIVE_WINDOW(
            "klaviyo.live-window",
            "PLUMBLINE_KLAVIYO_LIVE_WINDOW",
            "PT48H",
            "An event older than this when it leaves is history and starts no flow."),
    KLAVIYO_PARALLEL(
            "klaviyo.parallel",
            "PLUMBLINE_KLAVIYO_PARALLEL",
            "64",
            "How many requests may be under way at once, for each account."),
    KLAVIYO_SHARE(
            "klaviyo.share",
            "PLUMBLINE_KLAVIYO_SHARE",
            "1",
            "Part of each account's rate limits to use, above 0 and up to 1: all programs of an account share them. `unlimited` only suits a stand-in."),
    CATALOG_URL(
            "catalog.url",
            "PLUMBLINE_CATALOG_URL",
            "",
            "Where an article can be bought, with {sku} in it; without it the catalog is somebody else's and only stock is sent."),
    METRIC_PLACED("metrics.placed", "PLUMBLINE_METRIC_PLACED", "Placed Order", "Metric of an order that was placed."),
    METRIC_ORDERED(
            "metrics.ordered", "PLUMBLINE_METRIC_ORDERED", "Ordered Product", "Metric of an item of a placed order."),
    METRIC_INCREASED(
            "metrics.increased",
            "PLUMBLINE_METRIC_INCREASED",
            "",
            "Metric of what a placed order gained later; without it that of placed orders."),
    METRIC_FULFILLED(
            "metrics.fulfilled",
            "PLUMBLINE_METRIC_FULFILLED",
            "Fulfilled Order",
            "Metric of an order whose goods have all left."),
    METRIC_PARTLY_FULFILLED(
            "metrics.partly-fulfilled",
            "PLUMBLINE_METRIC_PARTLY_FULFILLED",
            "Fulfilled Partial Order",
            "Metric of a goods issue that covers a part of an order."),
    METRIC_SHIPPED(
            "metrics.shipped", "PLUMBLINE_METRIC_SHIPPED", "Shipped Order", "Metric of a shipment that has started."),
    METRIC_DELIVERED(
            "metrics.delivered",
            "PLUMBLINE_METRIC_DELIVERED",
            "Delivered Order",
            "Metric of a receipt that the customer confirmed."),
    METRIC_CANCELLED(
            "metrics.cancelled",
            "PLUMBLINE_METRIC_CANCELLED",
            "Cancelled Order",
            "Metric of an order, or a part of one, that was cancelled."),
    METRIC_RETURNED(
            "metrics.returned", "PLUMBLINE_METRIC_RETURNED", "Returned Order", "Metric of goods that came back."),
    METRIC_REFUNDED(
            "metrics.refunded", "PLUMBLINE_METRIC_REFUNDED", "Refunded Order", "Metric of money that was credited."),
    METRIC_TICKET_OPENED(
            "metrics.ticket-opened",
            "PLUMBLINE_METRIC_TICKET_OPENED",
            "Support Ticket Opened",
            "Metric of a service notification that was opened."),
    METRIC_TICKET_CLOSED(
            "metrics.ticket-closed",
            "PLUMBLINE_METRIC_TICKET_CLOSED",
            "Support Ticket Closed",
            "Metric of a service notification that was completed."),
    ORDERS_VALUE(
            "orders.value",
            "PLUMBLINE_ORDERS_VALUE",
            "net",
            "Whether values are told without tax (net) or with it (gross)."),
    ORDERS_CREDIT_HOLDS(
            "orders.credit-holds",
            "PLUMBLINE_ORDERS_CREDIT_HOLDS",
            "B C",
            "Values of the credit status (CMGST) that hold an order; `none` holds none."),
    HOLDS_PREDECESSOR_MISSING(
            "holds.predecessor-missing",
            "PLUMBLINE_HOLDS_PREDECESSOR_MISSING",
            "PT48H exception",
            "How long a successor waits for its order and what happens then: `wait`, or a duration with `exception` or `synthesise`."),
    HOLDS_CUSTOMER_MISSING(
            "holds.customer-missing",
            "PLUMBLINE_HOLDS_CUSTOMER_MISSING",
            "PT10M synthesise",
            "How long events wait for their customer and what happens then; likewise."),
    HOLDS_CREDIT_CHECK(
            "holds.credit-check",
            "PLUMBLINE_HOLDS_CREDIT_CHECK",
            "wait",
            "How long an order waits for its credit check: `wait`, or a duration with `exception`."),
    HOLDS_DELIVERY_BLOCK(
            "holds.delivery-block",
            "PLUMBLINE_HOLDS_DELIVERY_BLOCK",
            "wait",
            "How long an order waits behind a delivery block (LIFSK); likewise."),
    HOLDS_BILLING_BLOCK(
            "holds.billing-block",
            "PLUMBLINE_HOLDS_BILLING_BLOCK",
            "wait",
            "How long an order waits behind a billing block (FAKSK); likewise."),
    HOLDS_INCOMPLETE(
            "holds.incomplete",
            "PLUMBLINE_HOLDS_INCOMPLETE",
            "wait",
            "How long an order waits that is incomplete in SAP (UVALL); likewise."),
    CUSTOMERS_IDENTITY(
            "customers.identity",
            "PLUMBLINE_CUSTOMERS_IDENTITY",
            "sold-to",
            "Which partner of an order is the person that marketing speaks to: `sold-to`, `ship-to`, `bill-to` or `payer`."),
    CUSTOMERS_ONE_TIME(
            "customers.one-time",
            "PLUMBLINE_CUSTOMERS_ONE_TIME",
            "",
            "Numbers of one-time customers (CPD): each of their orders is a profile of its own."),
    CUSTOMERS_PRIORITY(
            "customers.priority",
            "PLUMBLINE_CUSTOMERS_PRIORITY",
            "SAPAccountStatus SAPSalesAreaStatus SAPCreditStatus SAPOpenTickets",
            "Profile properties whose change is told at once, ahead of the events; `none` lets all wait for the schedule."),
    CUSTOMERS_SCHEDULE(
            "customers.schedule",
            "PLUMBLINE_CUSTOMERS_SCHEDULE",
            "PT15M",
            "How often all other changes of profiles are told, the newest value only; PT0S tells them at once."),
    CUSTOMERS_QUIET_HOURS(
            "customers.quiet-hours",
            "PLUMBLINE_CUSTOMERS_QUIET_HOURS",
            "",
            "Hours in which those are not told, `22:00-06:00` in the zone of `sap.time-zone`."),
    CUSTOMERS_SEVERAL_SYSTEMS(
            "customers.several-systems",
            "PLUMBLINE_CUSTOMERS_SEVERAL_SYSTEMS",
            "false",
            "Whether several systems or clients use the same customer numbers: then an external id begins with its system and client."),
    STOCK_PLACES(
            "stock.places",
            "PLUMBLINE_STOCK_PLACES",
            "",
            "Plants and storage locations whose stock is for sale, `1000 2000/0001`; without it all."),
    STOCK_SAFETY("stock.safety", "PLUMBLINE_STOCK_SAFETY", "0", "What is kept back of every article, in pieces."),
    STOCK_FLAP_GUARD(
            "stock.flap-guard",
            "PLUMBLINE_STOCK_FLAP_GUARD",
            "PT5M",
            "How long a rise from zero must last before it is told, because it makes Klaviyo send mails; PT0S tells it at once."),
    STOCK_SETTLE(
            "stock.settle",
            "PLUMBLINE_STOCK_SETTLE",
            "PT5S",
            "How long changes of one article are gathered into one update; PT0S tells each at once.");

    private final String yaml;
    private final String environment;
    private final String otherwise;
    private final String meaning;

    Key(String yaml, String environment, String otherwise, String meaning) {
        this.yaml = yaml;
        this.environment = environment;
        this.otherwise = otherwise;
        this.meaning = meaning;
    }

    /** Its path in {@code plumbline.yaml}, levels joined by dots. */
    String yaml() {
        return yaml;
    }

    String environment() {
        return environment;
    }

    /** The default; empty when there is none. */
    String otherwise() {
        return otherwise;
    }

    String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return yaml + " (" + environment + ")";
    }
}
