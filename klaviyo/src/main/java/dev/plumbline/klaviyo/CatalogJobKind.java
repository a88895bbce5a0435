package dev.plumbline.klaviyo;

/** The six kinds of catalog bulk jobs. */
public enum CatalogJobKind {
    CREATE_ITEMS(Endpoint.BULK_CREATE_ITEMS, Endpoint.GET_CREATE_ITEMS_JOB),
    UPDATE_ITEMS(Endpoint.BULK_UPDATE_ITEMS, Endpoint.GET_UPDATE_ITEMS_JOB),
    DELETE_ITEMS(Endpoint.BULK_DELETE_ITEMS, Endpoint.GET_DELETE_ITEMS_JOB),
    CREATE_VARIANTS(Endpoint.BULK_CREATE_VARIANTS, Endpoint.GET_CREATE_VARIANTS_JOB),
    UPDATE_VARIANTS(Endpoint.BULK_UPDATE_VARIANTS, Endpoint.GET_UPDATE_VARIANTS_JOB),
    DELETE_VARIANTS(Endpoint.BULK_DELETE_VARIANTS, Endpoint.GET_DELETE_VARIANTS_JOB);

    private final Endpoint start;
    private final Endpoint read;

    CatalogJobKind(Endpoint start, Endpoint read) {
        this.start = start;
        this.read = read;
    }

    /** The endpoint that starts such a job. */
    public Endpoint start() {
        return start;
    }

    /** The endpoint that reads such a job. */
    public Endpoint read() {
        return read;
    }

    /** The resource type, e.g. {@code catalog-item-bulk-create-job}. */
    String type() {
        return start.template().substring("/api/".length(), start.template().length() - 1);
    }

    /** The attribute that holds the rows. */
    String rows() {
        return switch (this) {
            case CREATE_ITEMS, UPDATE_ITEMS, DELETE_ITEMS -> "items";
            case CREATE_VARIANTS, UPDATE_VARIANTS, DELETE_VARIANTS -> "variants";
        };
    }
}
