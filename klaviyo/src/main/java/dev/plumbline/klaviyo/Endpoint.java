package dev.plumbline.klaviyo;

import static dev.plumbline.klaviyo.Endpoint.Method.DELETE;
import static dev.plumbline.klaviyo.Endpoint.Method.GET;
import static dev.plumbline.klaviyo.Endpoint.Method.PATCH;
import static dev.plumbline.klaviyo.Endpoint.Method.POST;

/** The endpoints that this library calls, each with the tier that revision 2026-07-15 documents (a test compares the two). */
public enum Endpoint {
    CREATE_EVENT(POST, "/api/events", Tier.XL),
    BULK_CREATE_EVENTS(POST, "/api/event-bulk-create-jobs", Tier.M),
    GET_EVENTS(GET, "/api/events", Tier.XL),

    IMPORT_PROFILE(POST, "/api/profile-import", Tier.L),
    BULK_IMPORT_PROFILES(POST, "/api/profile-bulk-import-jobs", Tier.M),
    GET_BULK_IMPORT_JOBS(GET, "/api/profile-bulk-import-jobs", Tier.M),
    GET_BULK_IMPORT_JOB(GET, "/api/profile-bulk-import-jobs/{id}", Tier.M),
    GET_BULK_IMPORT_ERRORS(GET, "/api/profile-bulk-import-jobs/{id}/import-errors", Tier.M),
    GET_PROFILES(GET, "/api/profiles", Tier.L),
    GET_PROFILE(GET, "/api/profiles/{id}", Tier.L),
    REQUEST_PROFILE_DELETION(POST, "/api/data-privacy-deletion-jobs", Tier.S),

    CREATE_ITEM(POST, "/api/catalog-items", Tier.L),
    UPDATE_ITEM(PATCH, "/api/catalog-items/{id}", Tier.L),
    DELETE_ITEM(DELETE, "/api/catalog-items/{id}", Tier.L),
    GET_ITEMS(GET, "/api/catalog-items", Tier.XL),
    CREATE_VARIANT(POST, "/api/catalog-variants", Tier.L),
    UPDATE_VARIANT(PATCH, "/api/catalog-variants/{id}", Tier.L),
    DELETE_VARIANT(DELETE, "/api/catalog-variants/{id}", Tier.L),
    GET_VARIANTS(GET, "/api/catalog-variants", Tier.XL),

    BULK_CREATE_ITEMS(POST, "/api/catalog-item-bulk-create-jobs", Tier.L),
    BULK_UPDATE_ITEMS(POST, "/api/catalog-item-bulk-update-jobs", Tier.L),
    BULK_DELETE_ITEMS(POST, "/api/catalog-item-bulk-delete-jobs", Tier.L),
    BULK_CREATE_VARIANTS(POST, "/api/catalog-variant-bulk-create-jobs", Tier.L),
    BULK_UPDATE_VARIANTS(POST, "/api/catalog-variant-bulk-update-jobs", Tier.L),
    BULK_DELETE_VARIANTS(POST, "/api/catalog-variant-bulk-delete-jobs", Tier.L),
    GET_CREATE_ITEMS_JOBS(GET, "/api/catalog-item-bulk-create-jobs", Tier.L),
    GET_UPDATE_ITEMS_JOBS(GET, "/api/catalog-item-bulk-update-jobs", Tier.L),
    GET_DELETE_ITEMS_JOBS(GET, "/api/catalog-item-bulk-delete-jobs", Tier.XL),
    GET_CREATE_VARIANTS_JOBS(GET, "/api/catalog-variant-bulk-create-jobs", Tier.L),
    GET_UPDATE_VARIANTS_JOBS(GET, "/api/catalog-variant-bulk-update-jobs", Tier.L),
    GET_DELETE_VARIANTS_JOBS(GET, "/api/catalog-variant-bulk-delete-jobs", Tier.XL),
    GET_CREATE_ITEMS_JOB(GET, "/api/catalog-item-bulk-create-jobs/{id}", Tier.L),
    GET_UPDATE_ITEMS_JOB(GET, "/api/catalog-item-bulk-update-jobs/{id}", Tier.L),
    GET_DELETE_ITEMS_JOB(GET, "/api/catalog-item-bulk-delete-jobs/{id}", Tier.XL),
    GET_CREATE_VARIANTS_JOB(GET, "/api/catalog-variant-bulk-create-jobs/{id}", Tier.L),
    GET_UPDATE_VARIANTS_JOB(GET, "/api/catalog-variant-bulk-update-jobs/{id}", Tier.L),
    GET_DELETE_VARIANTS_JOB(GET, "/api/catalog-variant-bulk-delete-jobs/{id}", Tier.XL),

    GET_METRICS(GET, "/api/metrics", Tier.M),
    QUERY_METRIC_AGGREGATES(POST, "/api/metric-aggregates", Tier.S),
    GET_SEGMENTS(GET, "/api/segments", Tier.L),
    /** Asked for its size, which has a narrower limit than the rest of it. */
    GET_SEGMENT(GET, "/api/segments/{id}", Tier.XS),
    GET_SEGMENT_PROFILES(GET, "/api/segments/{id}/profiles", Tier.L),
    GET_ACCOUNTS(GET, "/api/accounts", Tier.XS);

    /** The HTTP methods in use. */
    public enum Method {
        GET,
        POST,
        PATCH,
        DELETE
    }

    private final Method method;
    private final String template;
    private final Tier tier;

    Endpoint(Method method, String template, Tier tier) {
        this.method = method;
        this.template = template;
        this.tier = tier;
    }

    public Method method() {
        return method;
    }

    /** The path without query; {@code {id}} stands for the one variable part, where there is one. */
    public String template() {
        return template;
    }

    public Tier tier() {
        return tier;
    }

    /** Whether a request to this endpoint carries a body. */
    public boolean hasBody() {
        return method == POST || method == PATCH;
    }

    /** Whether this endpoint changes nothing in Klaviyo (metric aggregates are a query although they are posted). */
    public boolean reads() {
        return method == GET || this == QUERY_METRIC_AGGREGATES;
    }

    /** Whether {@code path} (with or without a query) is an address of this endpoint. */
    boolean matches(String path) {
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        if (bare.endsWith("/")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        int variable = template.indexOf("{id}");
        if (variable < 0) {
            return bare.equals(template);
        }
        String before = template.substring(0, variable);
        String after = template.substring(variable + "{id}".length());
        int from = before.length();
        int to = bare.length() - after.length();
        return bare.startsWith(before)
                && bare.endsWith(after)
                && from < to
                && bare.substring(from, to).indexOf('/') < 0;
    }
}
