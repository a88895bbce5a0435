package dev.plumbline.mapping.source;

/** What the communication data of an address (ADRMAS) say. */
public enum AddressSource implements SourceField {
    OWNER_TYPE(Spec.code("owner-type", "what sort of object the address belongs to", "customer", "other")),
    CUSTOMER(Spec.of("customer", SourceType.KEY, "the customer whose address it is")),
    EMAILS(Spec.group("emails", "the e-mail addresses", Entry.values())),
    PHONES(Spec.group("phones", "the telephone numbers", Entry.values()));

    /** An e-mail address or a telephone number, with when it may be used. */
    public enum Entry implements SourceField {
        ADDRESS(Spec.of("address", SourceType.EMAIL, "the e-mail address")),
        NUMBER(Spec.of("number", SourceType.PHONE, "the telephone number")),
        COUNTRY(Spec.of("country", SourceType.TEXT, "the ISO code of the number's country")),
        STANDARD(Spec.of("standard", SourceType.FLAG, "that it is the one to use")),
        UNUSABLE(Spec.of("unusable", SourceType.FLAG, "that it must not be used")),
        VALID_FROM(Spec.of("valid-from", SourceType.TEXT, "the first moment (YYYYMMDDHHMMSS) of its use")),
        VALID_TO(Spec.of("valid-to", SourceType.TEXT, "the last moment (YYYYMMDDHHMMSS) of its use"));

        private final Spec spec;

        Entry(Spec spec) {
            this.spec = spec;
        }

        @Override
        public Spec spec() {
            return spec;
        }
    }

    private final Spec spec;

    AddressSource(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
