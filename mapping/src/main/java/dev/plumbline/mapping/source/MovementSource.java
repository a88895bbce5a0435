package dev.plumbline.mapping.source;

/** What a message of goods movements (MBGMCR, WMMBXY) says. */
public enum MovementSource implements SourceField {
    HEADERS(Spec.group("headers", "what the movements have in common", Header.values())),
    ITEMS(Spec.group("items", "the movements", Item.values()));

    /** What the movements of a document have in common. */
    public enum Header implements SourceField {
        REFERENCE(Spec.of("reference", SourceType.TEXT, "the document that they refer to"));

        private final Spec spec;

        Header(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    /** A movement of a material. */
    public enum Item implements SourceField {
        TYPE(Spec.code(
                "type",
                "what the movement type does to unrestricted stock of one's own",
                "receipt",
                "issue",
                "no-change",
                "plant-transfer",
                "plant-transfer-reversed",
                "material-transfer",
                "material-transfer-reversed",
                "location-transfer",
                "location-transfer-reversed",
                "release",
                "release-reversed",
                "restriction",
                "restriction-reversed",
                "to-own",
                "to-own-reversed",
                "to-special",
                "to-special-reversed")),
        REVERSED(Spec.of("reversed", SourceType.FLAG, "that the type is meant the other way round")),
        STOCK_TYPE(Spec.code("stock-type", "which stock it is about", "unrestricted", "quality-inspection", "blocked")),
        OWNER(Spec.code("owner", "whether it is one's own or special stock", "own", "special")),
        MATERIAL(Spec.of("material", SourceType.KEY, "the material number")),
        PLANT(Spec.of("plant", SourceType.TEXT, "the plant")),
        LOCATION(Spec.of("location", SourceType.TEXT, "the storage location")),
        RECEIVING_MATERIAL(Spec.of("receiving-material", SourceType.KEY, "the material that receives")),
        RECEIVING_PLANT(Spec.of("receiving-plant", SourceType.TEXT, "the plant that receives")),
        RECEIVING_LOCATION(Spec.of("receiving-location", SourceType.TEXT, "the storage location that receives")),
        QUANTITY(Spec.of("quantity", SourceType.QUANTITY, "the quantity as it was entered")),
        BASE_QUANTITY(Spec.of("base-quantity", SourceType.QUANTITY, "the quantity in the base unit")),
        BASE_UNIT(Spec.of("base-unit", SourceType.FLAG, "that there is a quantity in the base unit"));

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

    MovementSource(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
