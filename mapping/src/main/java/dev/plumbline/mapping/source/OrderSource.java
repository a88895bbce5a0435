package dev.plumbline.mapping.source;

/** What an order (ORDRSP, ORDERS) says. */
public enum OrderSource implements SourceField {
    NUMBER(Spec.of("number", SourceType.KEY, "the sales order's number")),
    PURCHASE(Spec.of("purchase", SourceType.FLAG, "that this is a purchase order, which is not mirrored")),
    KIND(Spec.code("kind", "what kind of order it is", "sales", "return", "memo-request", "free-of-charge")),
    CANCELLED(Spec.of("cancelled", SourceType.FLAG, "that the order as a whole is cancelled")),
    ORGANISATION(Spec.of("organisation", SourceType.TEXT, "the sales organisation")),
    CURRENCY(Spec.of("currency", SourceType.TEXT, "the currency of all amounts")),
    PLACED(Spec.of("placed", SourceType.DATE, "when it was placed")),
    DELIVERY_BLOCK(Spec.of("delivery-block", SourceType.TEXT, "the delivery block")),
    CREDIT_STATUS(Spec.code("credit-status", "the status of the credit check (CMGST)", "A", "B", "C", "D")),
    PURCHASE_ORDER(Spec.of("purchase-order", SourceType.TEXT, "the customer's own number of the order")),
    PREDECESSOR(Spec.of("predecessor", SourceType.KEY, "the order that it follows")),
    CUSTOMER(Spec.of("customer", SourceType.KEY, "the customer who ordered")),
    EMAIL(Spec.of("email", SourceType.EMAIL, "the e-mail address of who ordered, which no standard segment has")),
    SOLD_TO(Spec.group("sold-to", "the sold-to party", PartnerSource.values())),
    SHIP_TO(Spec.group("ship-to", "the ship-to party", PartnerSource.values())),
    BILL_TO(Spec.group("bill-to", "the bill-to party", PartnerSource.values())),
    PAYER(Spec.group("payer", "the payer", PartnerSource.values())),
    ITEMS(Spec.group("items", "the items", Item.values()));

    /** An item of an order. */
    public enum Item implements SourceField {
        POSITION(Spec.of("position", SourceType.KEY, "the item's number")),
        MATERIAL(Spec.of("material", SourceType.KEY, "the material number")),
        DESCRIPTION(Spec.of("description", SourceType.TEXT, "the article's name")),
        QUANTITY(Spec.of("quantity", SourceType.QUANTITY, "the quantity ordered")),
        NET_VALUE(Spec.of("net-value", SourceType.AMOUNT, "the net value of the item")),
        PRICE(Spec.of("price", SourceType.AMOUNT, "the price, where there is no net value")),
        PRICE_UNIT(Spec.of("price-unit", SourceType.QUANTITY, "how many pieces the price is for")),
        TAX(Spec.of("tax", SourceType.SUM, "the taxes")),
        REJECTION(Spec.of("rejection", SourceType.TEXT, "the reason of rejection")),
        CANCELLED(Spec.of("cancelled", SourceType.FLAG, "that the item is cancelled")),
        MAIN_ITEM(Spec.of("main-item", SourceType.POSITION, "the item that this one belongs to")),
        PREDECESSORS(Spec.group("predecessors", "the items that it follows", Reference.values())),
        SOLD_IN(Spec.group("sold-in", "where goods or money come back, the items that were sold", Reference.values()));

        private final Spec spec;

        Item(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    /** An item of another order. */
    public enum Reference implements SourceField {
        ORDER(Spec.of("order", SourceType.KEY, "the number of the order")),
        ITEM(Spec.of("item", SourceType.POSITION, "the item's number"));

        private final Spec spec;

        Reference(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    private final Spec spec;

    OrderSource(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
