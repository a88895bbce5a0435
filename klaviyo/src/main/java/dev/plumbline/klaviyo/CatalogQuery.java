package dev.plumbline.klaviyo;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which items or variants to list. There is no filter for "changed since": comparing a catalog means walking through all of it.
 *
 * @param filter an expression of Klaviyo's filter language
 * @param pageSize 1 to 100
 */
public record CatalogQuery(Optional<String> filter, int pageSize) {
    private static final int MAXIMUM_PAGE = 100;

    public CatalogQuery {
        PathAndQuery.requirePageSize(pageSize, MAXIMUM_PAGE);
    }

    public static CatalogQuery all() {
        return new CatalogQuery(Optional.empty(), MAXIMUM_PAGE);
    }

    /** At most 100. */
    public static CatalogQuery byIds(Collection<CatalogId> ids) {
        List<String> values = ids.stream().map(CatalogId::value).toList();
        return new CatalogQuery(Optional.of(Filter.any("ids", values, MAXIMUM_PAGE)), MAXIMUM_PAGE);
    }

    /** For variants only. */
    public static CatalogQuery variantsOf(CatalogId item) {
        return new CatalogQuery(Optional.of(Filter.equal("item.id", item.value())), MAXIMUM_PAGE);
    }

    /** For variants only. */
    public static CatalogQuery variantsWithSku(String sku) {
        return new CatalogQuery(Optional.of(Filter.equal("sku", sku)), MAXIMUM_PAGE);
    }

    PathAndQuery path(Endpoint endpoint) {
        return PathAndQuery.of(endpoint)
                .filter(filter.map(List::of).orElse(List.of()))
                .pageSize(pageSize);
    }
}
