package dev.plumbline.bench.limits;

import dev.plumbline.core.command.Command;
import dev.plumbline.server.outbox.Heads;
import dev.plumbline.server.outbox.JobLedger;
import dev.plumbline.server.outbox.NewCommand;
import dev.plumbline.server.outbox.OpenJob;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Search;
import dev.plumbline.server.outbox.Settlement;
import dev.plumbline.server.outbox.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A queue in memory for one account, which looks from lane to lane by indexes as the one on disk does. What has left is only counted. */
final class Backlog implements Outbox, JobLedger {
    private final Duration liveWindow;
    private final Map<Long, Row> rows = new HashMap<>();
    private final Map<String, NavigableMap<Long, Row>> lanes = new HashMap<>();
    private final Map<Urgency, NavigableMap<String, Integer>> wanted = new EnumMap<>(Urgency.class);
    private final Map<Long, OpenJob> open = new TreeMap<>();
    private final Map<Long, List<Long>> members = new HashMap<>();
    private final List<String> refused = new ArrayList<>();
    private long lastRow;
    private long lastJob;
    private long done;

    private static final class Row {
        private final long id;
        private final Command command;
        private final Urgency urgency;
        private int attempts;
        private Instant nextAt;
        private long job;

        Row(long id, Command command, Urgency urgency, Instant now) {
            this.id = id;
            this.command = command;
            this.urgency = urgency;
            this.nextAt = now;
        }

        QueuedCommand queued() {
            return new QueuedCommand(id, 0, attempts, command, 0);
        }
    }

    /** @param liveWindow an event older than this when it is queued is history */
    Backlog(Duration liveWindow) {
        this.liveWindow = liveWindow;
    }

    /** How many are queued. */
    int size() {
        return rows.size();
    }

    /** How many Klaviyo has taken. */
    long done() {
        return done;
    }

    /** What was said to those that Klaviyo will never take: there should be none. */
    List<String> refused() {
        return refused;
    }

    @Override
    public JobLedger jobs() {
        return this;
    }

    @Override
    public void append(List<NewCommand> commands, String mapping, Instant now) {
        for (NewCommand added : commands) {
            Row row = new Row(++lastRow, added.command(), added.urgency(now, liveWindow), now);
            rows.put(row.id, row);
            lanes.computeIfAbsent(row.command.lane(), _ -> new TreeMap<>()).put(row.id, row);
            of(row.urgency).merge(row.command.lane(), 1, Integer::sum);
        }
    }

    private NavigableMap<String, Integer> of(Urgency urgency) {
        return wanted.computeIfAbsent(urgency, _ -> new TreeMap<>());
    }

    @Override
    public Heads due(Search search, Instant now) {
        List<QueuedCommand> found = new ArrayList<>();
        SortedMap<String, Integer> ahead = of(search.urgency()).tailMap(search.after(), false);
        int looked = 0;
        String last = "";
        for (String lane : ahead.keySet()) {
            if (looked == search.lanes()) {
                break;
            }
            looked++;
            last = lane;
            Row head = lane(lane).firstEntry().getValue();
            if (head.job == 0
                    && !head.nextAt.isAfter(now)
                    && !search.busyLanes().contains(lane)
                    && !search.closedKinds().contains(head.command.getClass().getSimpleName())) {
                found.add(head.queued());
            }
        }
        return new Heads(found, looked, last, looked < search.lanes());
    }

    private NavigableMap<Long, Row> lane(String lane) {
        return Optional.ofNullable(lanes.get(lane)).orElseThrow();
    }

    private Row row(long id) {
        return Optional.ofNullable(rows.get(id))
                .orElseThrow(() -> new IllegalStateException("command " + id + " is not in the queue"));
    }

    @Override
    public void settle(List<Settlement> settlements, Instant now) {
        for (Settlement settlement : settlements) {
            Row row = row(settlement.id());
            switch (settlement) {
                case Settlement.Accepted _, Settlement.Stored _ -> {
                    remove(row);
                    done++;
                }
                case Settlement.Refused _, Settlement.Parked _ -> {
                    remove(row);
                    refused.add(settlement.answer());
                }
                case Settlement.Retry retry -> {
                    row.attempts++;
                    row.nextAt = retry.nextAt();
                    row.job = 0;
                }
            }
        }
    }

    private void remove(Row row) {
        String lane = row.command.lane();
        rows.remove(row.id);
        lane(lane).remove(row.id);
        if (lane(lane).isEmpty()) {
            lanes.remove(lane);
        }
        of(row.urgency).computeIfPresent(lane, (_, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public long open(String account, String kind, List<Long> commands, Instant now) {
        long job = ++lastJob;
        open.put(job, new OpenJob(job, kind, Optional.empty(), now));
        commands.forEach(id -> row(id).job = job);
        members.put(job, List.copyOf(commands));
        return job;
    }

    @Override
    public void started(long job, String klaviyoId) {
        open.computeIfPresent(
                job, (_, known) -> new OpenJob(job, known.kind(), Optional.of(klaviyoId), known.sentAt()));
    }

    @Override
    public void close(long job, String outcome, Instant now) {
        commandsIn(job).forEach(row -> row.job = 0);
        open.remove(job);
        members.remove(job);
    }

    @Override
    public List<OpenJob> open(String account) {
        return List.copyOf(open.values());
    }

    @Override
    public List<QueuedCommand> commandsOf(long job) {
        return commandsIn(job).stream().map(Row::queued).toList();
    }

    private List<Row> commandsIn(long job) {
        return members.getOrDefault(job, List.of()).stream()
                .flatMap(id -> Optional.ofNullable(rows.get(id)).stream())
                .filter(row -> row.job == job)
                .sorted(Comparator.comparingLong(row -> row.id))
                .toList();
    }
}
