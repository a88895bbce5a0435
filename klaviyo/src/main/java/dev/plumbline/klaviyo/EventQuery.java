package dev.plumbline.klaviyo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which events to list. They come by event time, not by arrival: late history stands before any watermark.
 *
 * @param from earliest event time, included
 * @param before latest event time, not included
 * @param pageSize 1 to 1000; texts of Klaviyo say 200 at most, its schema 1000
 */
public record EventQuery(
        Optional<String> metricId,
        Optional<String> profileId,
        Optional<Instant> from,
        Optional<Instant> before,
        boolean newestFirst,
        int pageSize) {

    private static final int DEFAULT_PAGE = 200;
    private static final int MAXIMUM_PAGE = 1000;

    public EventQuery {
        PathAndQuery.requirePageSize(pageSize, MAXIMUM_PAGE);
    }

    /** Events of one metric in a time range, oldest first. */
    public static EventQuery ofMetric(String metricId, Instant from, Instant before) {
        return new EventQuery(
                Optional.of(metricId), Optional.empty(), Optional.of(from), Optional.of(before), false, DEFAULT_PAGE);
    }

    /** All events of a profile, oldest first. */
    public static EventQuery ofProfile(String profileId) {
        return new EventQuery(
                Optional.empty(), Optional.of(profileId), Optional.empty(), Optional.empty(), false, DEFAULT_PAGE);
    }

    PathAndQuery path() {
        List<String> filters = new ArrayList<>();
        metricId.ifPresent(id -> filters.add(Filter.equal("metric_id", id)));
        profileId.ifPresent(id -> filters.add(Filter.equal("profile_id", id)));
        from.ifPresent(time -> filters.add(Filter.greaterOrEqual("datetime", time)));
        before.ifPresent(time -> filters.add(Filter.lessThan("datetime", time)));
        return PathAndQuery.of(Endpoint.GET_EVENTS)
                .filter(filters)
                .with("sort", newestFirst ? "-datetime" : "datetime")
                .pageSize(pageSize);
    }
}
