package dev.plumbline.klaviyo;

/** Id of an item or variant in the custom catalog; {@link #value()} is Klaviyo's compound form of it. */
public record CatalogId(String externalId) {
    private static final String PREFIX = "$custom:::$default:::";

    public CatalogId {
        Check.text("external_id", externalId);
    }

    /** @throws IllegalArgumentException when the id belongs to another catalog than the custom one */
    public static CatalogId parse(String compound) {
        if (!compound.startsWith(PREFIX)) {
            throw new IllegalArgumentException("catalog id: expected " + PREFIX + "EXTERNAL-ID, found " + compound);
        }
        return new CatalogId(compound.substring(PREFIX.length()));
    }

    /** {@code $custom:::$default:::EXTERNAL-ID} */
    public String value() {
        return PREFIX + externalId;
    }

    @Override
    public String toString() {
        return value();
    }
}
