package dev.plumbline.bench.system;

import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a document costs in a large mirror and in a small one. Both get the first half of the same traffic, are filled to their size, and
 * then get the other half in slices by turns, so that what else the machine does strikes both.
 */
public final class GrowthBench {
    private static final double GOAL = 1.25;
    private static final int SLICES = 5;
    private static final int CONNECTIONS = 16;

    /** What must be free beside the rows: the log of PostgreSQL, and room to breathe. */
    private static final long SPARE = 4L << 30;

    private static final String AT_WORK = """
            select (exists (select from inbox where status = 'received') or exists (select from outbox where status = 'queued'))::int""";
    private static final String UNREAD = """
            select exists (select from outbox where status = 'accepted' and kind = 'TrackEvent'
              and verification in ('unread', 'awaited'))::int""";

    private final Scene scene;

    public GrowthBench(Scene scene) {
        this.scene = scene;
    }

    /**
     * What is wanted.
     *
     * @param small orders in the small mirror
     * @param large orders in the large mirror
     * @param kept IDocs and events that are written for each order, without raw bytes
     * @param traffic orders of the traffic that is measured
     */
    public record Sizes(long small, long large, int kept, int traffic) {}

    /** Returns whether the goal is reached. */
    public boolean run(Sizes sizes) throws IOException, InterruptedException {
        List<String> bodies = Samples.bodies(new Samples(scene.clock()).traffic(sizes.traffic()));
        int half = bodies.size() / 2;
        scene.say(
                "%nGROWTH: %,d documents in a mirror of %,d orders and in one of %,d",
                bodies.size() - half, sizes.small(), sizes.large());
        try (Mirror small = Mirror.start(scene, bodies.subList(0, half));
                Mirror large = Mirror.start(scene, bodies.subList(0, half))) {
            small.fill(sizes.small(), sizes.kept());
            large.fill(sizes.large(), sizes.kept());
            int slice = Math.ceilDiv(bodies.size() - half, SLICES);
            for (int from = half; from < bodies.size(); from += slice) {
                List<String> part = bodies.subList(from, Math.min(bodies.size(), from + slice));
                // Nobody has used what was just written: the first slice only warms both up.
                boolean counts = from > half;
                small.measure(part, counts);
                large.measure(part, counts);
            }
            return print(small, large);
        } catch (SQLException failed) {
            throw new IOException("A mirror could not be filled", failed);
        }
    }

    private boolean print(Mirror small, Mirror large) {
        double cpu = large.cpuMillis() / small.cpuMillis();
        double wall = large.wallMillis() / small.wallMillis();
        scene.say("  %-38s %16s %16s %14s", "a document", "ms CPU", "ms elapsed", "peak, MiB");
        for (Mirror mirror : List.of(small, large)) {
            scene.say(
                    "  %-38s %16.2f %16.2f %14d",
                    "mirror of %,d orders, %.1f GiB".formatted(mirror.orders, mirror.bytes / (double) (1L << 30)),
                    mirror.cpuMillis(),
                    mirror.wallMillis(),
                    mirror.peakMib);
        }
        scene.say("  %-38s %16.2f %16.2f", "ratio", cpu, wall);
        boolean reached = cpu <= GOAL && wall <= GOAL;
        scene.say("  goal: both at most %.2f: %s", GOAL, reached ? "reached" : "MISSED");
        return reached;
    }

    /** A server with a database and a stand-in of its own. */
    private static final class Mirror implements AutoCloseable {
        private final Scene scene;
        private final Database database;
        private final KlaviyoStandIn klaviyo;
        private final Setting setting;
        private final Connection connection;
        private long orders;
        private long bytes;
        private long documents;
        private long peakMib;
        private Duration cpu = Duration.ZERO;
        private Duration wall = Duration.ZERO;

        private Mirror(Scene scene, Database database) throws IOException, InterruptedException, SQLException {
            this.scene = scene;
            this.database = database;
            this.klaviyo = KlaviyoStandIn.start(StandInOptions.standard(scene.clock()));
            this.setting = scene.start(klaviyo, database);
            this.connection = database.connect();
        }

        static Mirror start(Scene scene, List<String> seed) throws IOException, InterruptedException, SQLException {
            Mirror mirror = new Mirror(scene, Database.start());
            mirror.setting.post(seed, CONNECTIONS);
            mirror.await(AT_WORK);
            mirror.await(UNREAD);
            return mirror;
        }

        private Instant await(String busy) throws IOException, InterruptedException {
            return Quiet.await(scene.clock(), () -> number(busy) == 0);
        }

        private long number(String query) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getLong(1);
            }
        }

        void fill(long wanted, int kept) throws IOException, SQLException {
            Instant began = scene.clock().instant();
            orders = number("select count(*) from aggregate where key like 'order/%'");
            long seeded = orders;
            long before = number("select pg_database_size(current_database())");
            try (Filling filling = Filling.of(connection, kept)) {
                filling.write(0, Math.max(0, wanted - seeded), done -> {
                    orders = seeded + done;
                    bytes = number("select pg_database_size(current_database())");
                    requireRoom((wanted - orders) * (bytes - before) / Math.max(1, done));
                    scene.out()
                            .printf(
                                    "\r  filling: %,d of %,d orders, %.1f GiB, %,d s   ",
                                    orders,
                                    wanted,
                                    bytes / (double) (1L << 30),
                                    scene.since(began).toSeconds());
                    scene.out().flush();
                });
                scene.say("");
                filling.end();
            }
            bytes = number("select pg_database_size(current_database())");
        }

        private void requireRoom(long more) throws SQLException {
            try {
                long free = Files.getFileStore(database.directory()).getUsableSpace();
                if (free < more + SPARE) {
                    throw new SQLException(
                            "%s has %,d MiB left, and the orders that are still to be written need %,d MiB"
                                            .formatted(database.directory(), free >> 20, (more + SPARE) >> 20)
                                    + ": fewer --orders, or another directory by PLUMBLINE_JAVA_OPTS=-Djava.io.tmpdir=…");
                }
            } catch (IOException unknown) {
                throw new SQLException("Nobody can tell how much room " + database.directory() + " has", unknown);
            }
        }

        void measure(List<String> part, boolean counts) throws IOException, InterruptedException {
            Usage before = Usage.of(setting.server().handle(), database.handle());
            Instant began = scene.clock().instant();
            setting.post(part, CONNECTIONS);
            Instant accepted = await(AT_WORK);
            await(UNREAD);
            Usage used = Usage.of(setting.server().handle(), database.handle()).since(before);
            if (counts) {
                documents += part.size();
                wall = wall.plus(Duration.between(began, accepted));
                cpu = cpu.plus(used.cpu());
                peakMib = used.peakMib();
            }
        }

        double cpuMillis() {
            return cpu.toMillis() / (double) Math.max(1, documents);
        }

        double wallMillis() {
            return wall.toMillis() / (double) Math.max(1, documents);
        }

        @Override
        public void close() throws IOException {
            try (database;
                    klaviyo;
                    setting;
                    connection) {
                scene.out().flush();
            } catch (SQLException failed) {
                throw new IOException(failed);
            }
        }
    }
}
