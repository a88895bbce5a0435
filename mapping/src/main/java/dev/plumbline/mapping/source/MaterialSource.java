package dev.plumbline.mapping.source;

/** What a material's master data (MATMAS) say. */
public enum MaterialSource implements SourceField {
    NUMBER(Spec.of("number", SourceType.KEY, "the material number")),
    TITLE(Spec.of("title", SourceType.TEXT, "the article's name")),
    GROUP(Spec.of("group", SourceType.TEXT, "the material group")),
    DELETED(Spec.of("deleted", SourceType.FLAG, "that the material is to be deleted")),
    STATUS(Spec.code("status", "whether its status in all plants ends its sale", "discontinued", "sold")),
    STATUS_FROM(Spec.of("status-from", SourceType.DATE, "the first day of that status")),
    SALES_STATUS(Spec.code("sales-status", "whether its status in sales ends its sale", "discontinued", "sold")),
    SALES_STATUS_FROM(Spec.of("sales-status-from", SourceType.DATE, "the first day of that status"));

    private final Spec spec;

    MaterialSource(Spec spec) {
        this.spec = spec;
    }

    @Override
    public Spec spec() {
        return spec;
    }
}
