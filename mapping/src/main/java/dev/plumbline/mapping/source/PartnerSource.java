package dev.plumbline.mapping.source;

/** What a sales document says of one of its partners. */
public enum PartnerSource implements SourceField {
    NUMBER(Spec.of("number", SourceType.KEY, "the partner's customer number")),
    NAME(Spec.of("name", SourceType.TEXT, "the name")),
    STREET(Spec.of("street", SourceType.TEXT, "street and house number")),
    CITY(Spec.of("city", SourceType.TEXT, "the city")),
    POSTAL_CODE(Spec.of("postal-code", SourceType.TEXT, "the postal code")),
    REGION(Spec.of("region", SourceType.TEXT, "the region's code")),
    COUNTRY(Spec.of("country", SourceType.TEXT, "the country's ISO code")),
    EMAIL(Spec.of("email", SourceType.EMAIL, "the e-mail address")),
    PHONE(Spec.of("phone", SourceType.PHONE, "the telephone number"));

    private final Spec spec;

    PartnerSource(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
