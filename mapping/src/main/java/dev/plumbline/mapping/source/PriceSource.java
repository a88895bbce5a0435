package dev.plumbline.mapping.source;

/** What a message of condition records (COND_A) says. */
public enum PriceSource implements SourceField {
    RECORDS(Spec.group("records", "what has prices", Condition.values()));

    /** Who and what prices are for. */
    public enum Condition implements SourceField {
        TYPE(Spec.of("type", SourceType.TEXT, "the condition type")),
        APPLICATION(Spec.of("application", SourceType.TEXT, "the application, of which V is sales")),
        BUYERS(Spec.code("buyers", "whether its prices are for all who buy the material or for some", "all", "some")),
        ORGANIZATION(
                Spec.of("organisation", SourceType.TEXT, "the sales organisation; without one its prices hold in all")),
        CHANNEL(Spec.of("channel", SourceType.TEXT, "the distribution channel, likewise")),
        MATERIAL(Spec.of("material", SourceType.KEY, "the material number")),
        UNRELEASED(Spec.of("unreleased", SourceType.FLAG, "that its prices are not released")),
        PERIODS(Spec.group("periods", "its condition records, each with a period", Period.values()));

        private final Spec spec;

        Condition(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    /** A condition record. */
    public enum Period implements SourceField {
        NUMBER(Spec.of(
                "number", SourceType.TEXT, "the record's number; without one its first day tells it from others")),
        FROM(Spec.of("from", SourceType.DATE, "its first day")),
        UNTIL(Spec.of("until", SourceType.DATE, "its last day")),
        PRICES(Spec.group("prices", "the prices of the record", Price.values()));

        private final Spec spec;

        Period(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    /** A price. */
    public enum Price implements SourceField {
        TYPE(Spec.of("type", SourceType.TEXT, "its condition type, which a supplement has of its own")),
        AMOUNT(Spec.of("amount", SourceType.AMOUNT, "the price of so many units")),
        CURRENCY(Spec.of("currency", SourceType.TEXT, "its currency")),
        PER(Spec.of("per", SourceType.QUANTITY, "how many units the price is for")),
        UNIT(Spec.code("unit", "whether such a unit is a piece", "piece", "other")),
        DELETED(Spec.of("deleted", SourceType.FLAG, "that the price is deleted"));

        private final Spec spec;

        Price(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    private final Spec spec;

    PriceSource(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
