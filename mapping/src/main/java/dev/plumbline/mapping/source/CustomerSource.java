package dev.plumbline.mapping.source;

/** What a customer's master data (DEBMAS) says. */
public enum CustomerSource implements SourceField {
    NUMBER(Spec.of("number", SourceType.KEY, "the customer's number")),
    PERSON(Spec.code("person", "whether this is a person or an organisation", "person", "organisation")),
    ORGANISATION(Spec.of("organisation", SourceType.TEXT, "the name, where it is an organisation")),
    FIRST_NAME(Spec.of("first-name", SourceType.TEXT, "the first name, where it is a person")),
    LAST_NAME(Spec.of("last-name", SourceType.TEXT, "the last name, where it is a person")),
    STREET(Spec.of("street", SourceType.TEXT, "street and house number")),
    CITY(Spec.of("city", SourceType.TEXT, "the city")),
    POSTAL_CODE(Spec.of("postal-code", SourceType.TEXT, "the postal code")),
    REGION(Spec.of("region", SourceType.TEXT, "the region's code")),
    COUNTRY(Spec.of("country", SourceType.TEXT, "the country's ISO code")),
    EMAIL(Spec.of("email", SourceType.EMAIL, "the e-mail address, which the standard message does not have")),
    PHONE(Spec.of("phone", SourceType.PHONE, "the telephone number")),
    LANGUAGE(Spec.of("language", SourceType.TEXT, "the language's ISO code")),
    ACCOUNT_GROUP(Spec.of("account-group", SourceType.TEXT, "the account group")),
    CUSTOMER_CLASS(Spec.of("class", SourceType.TEXT, "the customer's class")),
    BLOCKED(Spec.of("blocked", SourceType.FLAG, "that the customer is blocked everywhere")),
    CLOSED(Spec.of("closed", SourceType.FLAG, "that the customer is to be deleted")),
    SALES_AREAS(Spec.group("sales-areas", "the sales areas", Area.values())),
    CREDIT(Spec.group("credit", "the credit control areas", Credit.values()));

    /** A sales area of a customer. */
    public enum Area implements SourceField {
        ORGANISATION(Spec.of("organisation", SourceType.TEXT, "the sales organisation")),
        CHANNEL(Spec.of("channel", SourceType.TEXT, "the distribution channel")),
        DIVISION(Spec.of("division", SourceType.TEXT, "the division")),
        GROUP(Spec.of("group", SourceType.TEXT, "the customer group")),
        BLOCKED(Spec.of("blocked", SourceType.FLAG, "that the customer is blocked in this sales area")),
        CLOSED(Spec.of("closed", SourceType.FLAG, "that the customer is to be deleted from this sales area"));

        private final Spec spec;

        Area(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    /** A credit control area of a customer. */
    public enum Credit implements SourceField {
        AREA(Spec.of("area", SourceType.TEXT, "the credit control area")),
        CURRENCY(Spec.of("currency", SourceType.TEXT, "the currency of limit and exposure")),
        LIMIT(Spec.of("limit", SourceType.AMOUNT, "the credit limit")),
        EXPOSURE(Spec.of("exposure", SourceType.AMOUNT, "what of it is used, where SAP sends it")),
        BLOCKED(Spec.of("blocked", SourceType.FLAG, "that credit control blocks the customer")),
        RISK(Spec.of("risk", SourceType.TEXT, "the risk category"));

        private final Spec spec;

        Credit(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    private final Spec spec;

    CustomerSource(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
