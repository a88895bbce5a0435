package dev.plumbline.server.api;

import dev.plumbline.mapping.target.FilterSpec;
import dev.plumbline.server.mapping.MappingDesk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the filters of the mapping in force leave out. */
public final class FilterCounts {
    private final MappingDesk desk;
    private final JdbcClient jdbc;

    public FilterCounts(MappingDesk desk, JdbcClient jdbc) {
        this.desk = desk;
        this.jdbc = jdbc;
    }

    /**
     * What filters leave out now.
     *
     * @param mapping the version in force
     * @param filters in the order of the mapping; one that is not in it any more and whose work is not looked at again yet comes last
     */
    public record Answer(String mapping, List<FilterCount> filters) {}

    /**
     * A filter and what it leaves out.
     *
     * @param of what it leaves out: an order, a customer or a material; empty when the filter is in the mapping no more
     * @param condition as it is written
     * @param orders how many, those of customers that it leaves out included
     */
    public record FilterCount(
            String name, String of, String condition, String reason, long orders, long customers, long materials) {}

    private record Counted(String filter, String kind, String reason, long n) {}

    public Answer count() {
        List<FilterSpec> specs = desk.current().filters().specs();
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        jdbc.sql(
                        "select filter, kind, min(reason) as reason, count(*) as n from left_out group by filter, kind order by 1")
                .query((row, n) -> new Counted(
                        row.getString("filter"), row.getString("kind"), row.getString("reason"), row.getLong("n")))
                .list()
                .forEach(counted -> {
                    counts.computeIfAbsent(counted.filter(), any -> new LinkedHashMap<>())
                            .put(counted.kind(), counted.n());
                    reasons.putIfAbsent(counted.filter(), counted.reason());
                });
        List<FilterCount> all = new ArrayList<>();
        for (FilterSpec spec : specs) {
            Map<String, Long> own =
                    Optional.ofNullable(counts.remove(spec.name())).orElse(Map.of());
            all.add(count(
                    spec.name(), spec.of().name().toLowerCase(Locale.ROOT), spec.condition(), spec.reason(), own));
        }
        counts.forEach((name, own) -> all.add(count(name, "", "", reasons.getOrDefault(name, ""), own)));
        return new Answer(desk.current().version(), all);
    }

    private static FilterCount count(
            String name, String of, String condition, String reason, Map<String, Long> counts) {
        return new FilterCount(
                name,
                of,
                condition,
                reason,
                counts.getOrDefault("order", 0L),
                counts.getOrDefault("customer", 0L),
                counts.getOrDefault("stock", 0L));
    }
}
