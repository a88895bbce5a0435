package dev.plumbline.server.mapping;

import dev.plumbline.core.view.Breach.Gate;
import dev.plumbline.core.view.Breach.Outcome;
import dev.plumbline.mapping.target.Targets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the mapping demands of values, and how often one was not so. */
public final class GateLog {
    private final JdbcClient jdbc;
    private final MappingDesk desk;

    GateLog(JdbcClient jdbc, MappingDesk desk) {
        this.jdbc = jdbc;
        this.desk = desk;
    }

    /**
     * A demand.
     *
     * @param inForce whether the mapping in force demands it, with this outcome
     * @param open how many orders and customers have an open exception for it now
     * @param counted empty while no value was otherwise
     */
    public record Entry(Gate gate, Outcome outcome, boolean inForce, long open, Optional<Counted> counted) {}

    /**
     * How often a value was not as demanded.
     *
     * @param lastOf the key of the order or customer of the last one
     */
    public record Counted(long times, Instant first, Instant last, String lastOf) {}

    private record Key(Gate gate, Outcome outcome) {}

    /** Those in force in the order of the mapping, then those of earlier mappings. */
    public List<Entry> all() {
        Map<Key, Counted> counted = counted();
        Map<Key, Long> open = open();
        List<Entry> entries = new ArrayList<>();
        for (Targets.GateInForce gate : desk.current().targets().gates()) {
            Key key = new Key(gate.gate(), gate.outcome());
            entries.add(entry(key, true, open, Optional.ofNullable(counted.remove(key))));
        }
        counted.forEach((key, count) -> entries.add(entry(key, false, open, Optional.of(count))));
        return entries;
    }

    private static Entry entry(Key key, boolean inForce, Map<Key, Long> open, Optional<Counted> counted) {
        return new Entry(key.gate(), key.outcome(), inForce, open.getOrDefault(key, 0L), counted);
    }

    private Map<Key, Counted> counted() {
        Map<Key, Counted> counted = new LinkedHashMap<>();
        jdbc.sql("""
                        select property, gate, outcome, times, first_at, last_at, last_aggregate from gate_count
                        order by property, gate, outcome""").query(row -> {
            counted.put(
                    new Key(
                            new Gate(row.getString("property"), row.getString("gate")),
                            Outcome.valueOf(row.getString("outcome"))),
                    new Counted(
                            row.getLong("times"),
                            row.getTimestamp("first_at").toInstant(),
                            row.getTimestamp("last_at").toInstant(),
                            row.getString("last_aggregate")));
        });
        return counted;
    }

    private Map<Key, Long> open() {
        Map<Key, Long> open = new LinkedHashMap<>();
        jdbc.sql("""
                        select field, gate, kind = 'GATE_QUARANTINED' as back, count(*) as open from exception
                        where closed_at is null and gate is not null group by 1, 2, 3""").query(row -> {
            open.put(
                    new Key(
                            new Gate(row.getString("field"), row.getString("gate")),
                            row.getBoolean("back") ? Outcome.QUARANTINE : Outcome.LEAVE_OUT),
                    row.getLong("open"));
        });
        return open;
    }
}
