package dev.plumbline.bench.system;

import dev.plumbline.bench.system.Setting.End;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.Recorded;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How long a server takes to start, with its own PostgreSQL, when a million commands wait for it. */
public final class StartBench {
    private static final Duration GOAL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ORDERS = 300;
    private static final long CHUNK = 50_000;

    private final Scene scene;
    private final FirstWrite first = new FirstWrite();

    public StartBench(Scene scene) {
        this.scene = scene;
    }

    /** When the first request that changes something reached the stand-in. */
    private static final class FirstWrite implements Consumer<Recorded> {
        private volatile Optional<Instant> at = Optional.empty();

        @Override
        public void accept(Recorded request) {
            if (!request.method().equals("GET")) {
                note(request.at());
            }
        }

        private synchronized void note(Instant when) {
            at = at.or(() -> Optional.of(when));
        }

        synchronized void forget() {
            at = Optional.empty();
        }

        Optional<Instant> at() {
            return at;
        }
    }

    /** Returns whether the goal is reached. */
    public boolean run(long commands) throws IOException, InterruptedException {
        try (KlaviyoStandIn klaviyo = KlaviyoStandIn.start(
                        StandInOptions.standard(scene.clock()).withRecorder(first));
                Setting setting = scene.start(Map.of())) {
            scene.say(
                    "%nSTART of a server with its own PostgreSQL, %s the JVM's notes of an earlier start",
                    setting.isRehearsed() ? "with" : "WITHOUT (the launcher makes them)");
            scene.say(
                    "  %-46s %10s %22s",
                    "seconds from the start of the process to", "/health", "first write to Klaviyo");
            Duration empty = setting.restart(End.IN_ORDER, Map.of());
            scene.say("  %-46s %10.2f", "nothing queued", Scene.seconds(empty));
            List<String> bodies = Samples.bodies(new Samples(scene.clock()).traffic(ORDERS));
            setting.post(bodies, 16);
            while (setting.status().waiting() > 0) {
                Thread.sleep(200);
            }
            String queued;
            try (Connection connection = setting.database()) {
                queued = "%,d commands queued".formatted(fill(connection, commands));
            }
            setting.stop(End.IN_ORDER);
            Duration stopped = measure(setting, queued + ", ended in order", Scene.sendingTo(klaviyo));
            setting.stop(End.KILLED);
            Duration killed = measure(setting, queued + ", kill -9 while sending", Map.of());
            boolean reached = stopped.compareTo(GOAL) < 0 && killed.compareTo(GOAL) < 0;
            scene.say("  goal: below %d s: %s", GOAL.toSeconds(), reached ? "reached" : "MISSED");
            return reached;
        } catch (SQLException failed) {
            throw new IOException("The queue could not be filled", failed);
        }
    }

    private Duration measure(Setting setting, String what, Map<String, String> settings)
            throws IOException, InterruptedException {
        awaitLastWrite();
        Instant began = scene.clock().instant();
        Duration up = setting.start(settings);
        while (first.at().isEmpty()) {
            if (scene.since(began).compareTo(PATIENCE) > 0) {
                throw new IOException("The server has sent nothing within " + PATIENCE.toSeconds() + " s; its log is "
                        + setting.server().log());
            }
            Thread.sleep(10);
        }
        Instant written = first.at().orElseThrow();
        scene.say("  %-46s %10.2f %22.2f", what, Scene.seconds(up), Scene.seconds(Duration.between(began, written)));
        return up;
    }

    /** What a killed server had sent may still be on its way. */
    private void awaitLastWrite() throws InterruptedException {
        do {
            first.forget();
            Thread.sleep(1_000);
        } while (first.at().isPresent());
    }

    /** The events that are queued, again and again for further customers. Returns how many commands are queued then. */
    private static long fill(Connection connection, long commands) throws SQLException {
        String made = TableCopy.insert(
                connection,
                "outbox",
                "s",
                Map.of(
                        "lane", "s.lane || '-' || copy",
                        "thread", "s.thread || '-' || copy",
                        "command", """
                                s.command
                                  || jsonb_build_object('uniqueId', (s.command ->> 'uniqueId') || '-' || copy)
                                  || jsonb_build_object('profile', (s.command -> 'profile')
                                       || jsonb_build_object('externalId', (s.command #>> '{profile,externalId}') || '-' || copy))
                                  || case when s.command ->> 'thread' is null then '{}'
                                     else jsonb_build_object('thread', (s.command ->> 'thread') || '-' || copy) end"""));
        try (Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute(
                    "create temporary table queued as select * from outbox where status = 'queued' and kind = 'TrackEvent'");
            long sample = count(statement, "select count(*) from queued");
            if (sample == 0) {
                throw new SQLException("The traffic has left no event in the queue");
            }
            long copies = Math.ceilDiv(commands, sample);
            long step = Math.max(1, CHUNK / sample);
            try (PreparedStatement insert = connection.prepareStatement(
                    made + "from generate_series(?::bigint, ?) copy cross join queued s order by copy, s.id")) {
                for (long from = 1; from <= copies; from += step) {
                    insert.setLong(1, from);
                    insert.setLong(2, Math.min(copies, from + step - 1));
                    insert.executeUpdate();
                }
            }
            statement.execute("analyze outbox");
            statement.execute("checkpoint");
            return count(statement, "select count(*) from outbox where status = 'queued'");
        }
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
