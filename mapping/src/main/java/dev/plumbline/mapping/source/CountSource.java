package dev.plumbline.mapping.source;

/** What a count of stock (PROACT, LOISTD, INVCON) says. */
public enum CountSource implements SourceField {
    PLANT(Spec.of("plant", SourceType.KEY, "the plant of what names none itself")),
    STOCKS(Spec.group("stocks", "what was counted", Stock.values()));

    /** What lies somewhere of a material. */
    public enum Stock implements SourceField {
        MATERIAL(Spec.of("material", SourceType.KEY, "the material number")),
        PLANT(Spec.of("plant", SourceType.TEXT, "the plant")),
        LOCATION(Spec.of("location", SourceType.TEXT, "the storage location")),
        OWNER(Spec.code("owner", "whether it is one's own or special stock", "own", "special")),
        QUANTITY(Spec.of("quantity", SourceType.QUANTITY, "the unrestricted quantity")),
        FIGURES(Spec.group("figures", "unrestricted quantities that have segments of their own", Figure.values()));

        private final Spec spec;

        Stock(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    /** A quantity of its own. */
    public enum Figure implements SourceField {
        QUANTITY(Spec.of("quantity", SourceType.QUANTITY, "the unrestricted quantity"));

        private final Spec spec;

        Figure(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    private final Spec spec;

    CountSource(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
