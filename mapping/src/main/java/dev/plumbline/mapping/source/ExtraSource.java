package dev.plumbline.mapping.source;

/**
 * A field that only this site has, under a name of its choice: {@code extra: {loyaltyClass: //Z1KNA1.LOYALTY}}. Plumbline does nothing
 * with it but to show it to expressions.
 *
 * @param name as expressions have it
 */
record ExtraSource(String name) implements SourceField {
    @Override
    public Spec spec() {
        return Spec.of(name, SourceType.TEXT, "the site's own " + name);
    }
}
