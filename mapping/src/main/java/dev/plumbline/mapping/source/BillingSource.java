package dev.plumbline.mapping.source;

/** What a billing document (INVOIC) says. */
public enum BillingSource implements SourceField {
    NUMBER(Spec.of("number", SourceType.KEY, "the billing document's number")),
    CATEGORY(Spec.code(
            "category",
            "what sort of billing document it is; pro forma and intercompany ones are not mirrored",
            "invoice",
            "invoice-cancellation",
            "credit-memo",
            "credit-memo-cancellation",
            "debit-memo",
            "pro-forma",
            "intercompany")),
    CURRENCY(Spec.of("currency", SourceType.TEXT, "the currency of all amounts")),
    CUSTOMER(Spec.of("customer", SourceType.KEY, "the customer who is billed")),
    BILLED(Spec.of("billed", SourceType.DATE, "the billing date")),
    ITEMS(Spec.group("items", "the items", Item.values()));

    /** An item of a billing document. */
    public enum Item implements SourceField {
        POSITION(Spec.of("position", SourceType.KEY, "the item's number")),
        MATERIAL(Spec.of("material", SourceType.KEY, "the material number")),
        QUANTITY(Spec.of("quantity", SourceType.QUANTITY, "the quantity billed")),
        NET_VALUE(Spec.of("net-value", SourceType.AMOUNT, "the net value of the item")),
        AMOUNTS(Spec.of(
                "amounts",
                SourceType.FLAG,
                "that SAP tells amounts of the item: one without a net value is then free")),
        TAX(Spec.of("tax", SourceType.SUM, "the taxes")),
        ORDER(Spec.of("order", SourceType.KEY, "the order that is billed")),
        ORDER_ITEM(Spec.of("order-item", SourceType.POSITION, "the item of the order"));

        private final Spec spec;

        Item(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    private final Spec spec;

    BillingSource(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
