package dev.plumbline.server.engine;

import dev.plumbline.idoc.ControlRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many pieces of each message type were worked in each hour: how fresh each object is. Inside the engine's transaction. */
final class ArrivalRows {
    private final JdbcClient jdbc;

    ArrivalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(List<Fate> fates, Instant now) {
        Map<String, Long> counts = fates.stream()
                .collect(Collectors.groupingBy(
                        fate -> fate.control().map(ControlRecord::messageType).orElse(""),
                        TreeMap::new,
                        Collectors.counting()));
        if (counts.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into arrival (message_type, hour, n, last_at)
                        select type, :hour, n, :now from unnest(:types, :counts) as t (type, n)
                        on conflict (message_type, hour) do update set n = arrival.n + excluded.n, last_at = excluded.last_at""")
                .param("hour", timestamp(now.truncatedTo(ChronoUnit.HOURS)))
                .param("now", timestamp(now))
                .param("types", counts.keySet().toArray(String[]::new))
                .param("counts", counts.values().toArray(Long[]::new))
                .update();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
