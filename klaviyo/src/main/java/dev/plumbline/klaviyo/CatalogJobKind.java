package dev.plumbline.klaviyo;

/** The six kinds of catalog bulk jobs. */
public enum CatalogJobKind {
    CREATE_ITEMS(Endpoint.BULK_CREATE_ITEMS, Endpoint.GET_CREATE_ITEMS_JOB, Endpoint.GET_CREATE_ITEMS_JOBS),
    UPDATE_ITEMS(Endpoint.BULK_UPDATE_ITEMS, Endpoint.GET_UPDATE_ITEMS_JOB, Endpoint.GET_UPDATE_ITEMS_JOBS),
    DELETE_ITEMS(Endpoint.BULK_DELETE_ITEMS, Endpoint.GET_DELETE_ITEMS_JOB, Endpoint.GET_DELETE_ITEMS_JOBS),
    CREATE_VARIANTS(Endpoint.BULK_CREATE_VARIANTS, Endpoint.GET_CREATE_VARIANTS_JOB, Endpoint.GET_CREATE_VARIANTS_JOBS),
    UPDATE_VARIANTS(Endpoint.BULK_UPDATE_VARIANTS, Endpoint.GET_UPDATE_VARIANTS_JOB, Endpoint.GET_UPDATE_VARIANTS_JOBS),
    DELETE_VARIANTS(Endpoint.BULK_DELETE_VARIANTS, Endpoint.GET_DELETE_VARIANTS_JOB, Endpoint.GET_DELETE_VARIANTS_JOBS);

    private final Endpoint start;
    private final Endpoint read;
    private final Endpoint list;

    CatalogJobKind(Endpoint start, Endpoint read, Endpoint list) {
        this.start = start;
        this.read = read;
        this.list = list;
    }

    /** The endpoint that starts such a job. */
    public Endpoint start() {
        return start;
    }

    /** The endpoint that reads such a job. */
    public Endpoint read() {
        return read;
    }

    /** The endpoint that lists such jobs. */
    public Endpoint list() {
        return list;
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
