package dev.plumbline.klaviyo;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which profiles to list.
 *
 * @param filter an expression of Klaviyo's filter language
 * @param sort e.g. {@code updated}, {@code -created}
 * @param pageSize 1 to 100
 */
public record ProfileQuery(Optional<String> filter, Optional<String> sort, int pageSize) {
    /** How many identifiers one query takes. */
    public static final int MAXIMUM_IDENTIFIERS = 100;

    private static final int MAXIMUM_PAGE = 100;

    public ProfileQuery {
        PathAndQuery.requirePageSize(pageSize, MAXIMUM_PAGE);
    }

    /** All of them, by id: a walk that is stable while profiles change. */
    public static ProfileQuery all() {
        return new ProfileQuery(Optional.empty(), Optional.empty(), MAXIMUM_PAGE);
    }

    public static ProfileQuery byIds(Collection<String> ids) {
        return any("id", ids);
    }

    public static ProfileQuery byEmails(Collection<String> emails) {
        return any("email", emails);
    }

    public static ProfileQuery byPhones(Collection<String> phones) {
        return any("phone_number", phones);
    }

    public static ProfileQuery byExternalIds(Collection<String> externalIds) {
        return any("external_id", externalIds);
    }

    /** Those changed after a moment; one that changes during the walk is seen twice, none is missed. */
    public static ProfileQuery updatedAfter(Instant time) {
        return new ProfileQuery(Optional.of(Filter.greaterThan("updated", time)), Optional.of("updated"), MAXIMUM_PAGE);
    }

    private static ProfileQuery any(String field, Collection<String> values) {
        return new ProfileQuery(
                Optional.of(Filter.any(field, values, MAXIMUM_IDENTIFIERS)), Optional.empty(), MAXIMUM_PAGE);
    }

    PathAndQuery path() {
        PathAndQuery path = PathAndQuery.of(Endpoint.GET_PROFILES)
                .filter(filter.map(List::of).orElse(List.of()));
        return sort.map(by -> path.with("sort", by)).orElse(path).pageSize(pageSize);
    }

    /** The filter may hold e-mail addresses. */
    @Override
    public String toString() {
        return "ProfileQuery(" + (filter.isPresent() ? "filtered" : "all") + ")";
    }
}
