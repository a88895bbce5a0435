package dev.plumbline.mapping.source;

/** What deliveries (DESADV and its kin, and those in a shipment) say. */
public enum DeliverySource implements SourceField {
    ROLE(Spec.code("role", "what a message of its type is sent for", "report", "confirmation", "proof")),
    DELIVERIES(Spec.group("deliveries", "the deliveries", Delivery.values()));

    /** A delivery. */
    public enum Delivery implements SourceField {
        NUMBER(Spec.of("number", SourceType.KEY, "the delivery's number")),
        DIRECTION(Spec.code("direction", "which way the goods go", "outbound", "return", "inbound")),
        GOODS_ISSUE(Spec.of(
                "goods-issue",
                SourceType.DATE,
                "when the goods issue was posted; where its segment is there without a date, it is not")),
        POSTS_GOODS_ISSUE(
                Spec.of("posts-goods-issue", SourceType.FLAG, "that a confirmation has the goods issue posted")),
        PROOF_OF_DELIVERY(Spec.of("proof-of-delivery", SourceType.DATE, "when the customer received it")),
        SOLD_TO(Spec.group("sold-to", "the sold-to party", PartnerSource.values())),
        TRACKING_NUMBERS(Spec.of("tracking-numbers", SourceType.TEXTS, "the tracking numbers")),
        CARRIER(Spec.of("carrier", SourceType.TEXT, "the carrier's name")),
        CARRIER_NUMBER(Spec.of("carrier-number", SourceType.KEY, "the carrier's number, where there is no name")),
        UNITS(Spec.group("units", "the handling units", Unit.values())),
        ITEMS(Spec.group("items", "the items", Item.values()));

        private final Spec spec;

        Delivery(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    /** A handling unit. */
    public enum Unit implements SourceField {
        NUMBER(Spec.of("number", SourceType.TEXT, "the handling unit's number")),
        TRACKING_NUMBER(Spec.of("tracking-number", SourceType.TEXT, "the tracking number of this unit")),
        LINES(Spec.group("lines", "what is packed in it", Line.values()));

        private final Spec spec;

        Unit(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    /** Something that is packed in a handling unit. */
    public enum Line implements SourceField {
        DELIVERY(Spec.of("delivery", SourceType.KEY, "the delivery that it belongs to, where it is another one")),
        ITEM(Spec.of("item", SourceType.POSITION, "the item of the delivery; none for another unit")),
        QUANTITY(Spec.of("quantity", SourceType.QUANTITY, "the quantity packed"));

        private final Spec spec;

        Line(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    /** An item of a delivery. */
    public enum Item implements SourceField {
        POSITION(Spec.of("position", SourceType.KEY, "the item's number")),
        MATERIAL(Spec.of("material", SourceType.KEY, "the material number")),
        DESCRIPTION(Spec.of("description", SourceType.TEXT, "the article's name")),
        QUANTITY(Spec.of("quantity", SourceType.QUANTITY, "the quantity delivered")),
        MAIN_ITEM(
                Spec.of("main-item", SourceType.POSITION, "the item whose quantity this one repeats as a part of it")),
        ORDER(Spec.of("order", SourceType.KEY, "the order that is delivered")),
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

    DeliverySource(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
