package dev.plumbline.bench.system;

import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How long an order takes from its POST to its event's arrival at the stand-in, beside the least that anybody must do who loses
 * nothing: commit one row, then POST the event. Both on the same PostgreSQL, at the same pace, by turns.
 */
public final class LightBench {
    private static final double GOAL = 5;
    private static final Duration PACE = Duration.ofMillis(50);
    private static final int TURN = 25;
    private static final int WARMING = 2;
    private static final int WARMING_BARE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern UNIQUE_ID = Pattern.compile("\"unique_id\":\"[^\"]*\"");

    private final Scene scene;
    private final Arrivals arrivals = new Arrivals();

    public LightBench(Scene scene) {
        this.scene = scene;
    }

    /** Returns whether the goal is reached. */
    public boolean run(int orders) throws IOException, InterruptedException {
        Samples samples = new Samples(scene.clock());
        Samples.Placed placed = samples.placed(orders);
        Samples.Order unmeasured = placed.orders().getFirst();
        try (Database database = Database.start();
                KlaviyoStandIn klaviyo = KlaviyoStandIn.start(
                        StandInOptions.standard(scene.clock()).withRecorder(arrivals));
                Setting setting = scene.start(klaviyo, database);
                Bare bare = Bare.start(database, klaviyo.uri())) {
            List<String> before = new ArrayList<>(samples.warming(WARMING * orders));
            before.addAll(placed.masterData());
            setting.post(before, 16);
            setting.awaitAccepted(before.size());
            Map<String, Instant> sent = new HashMap<>();
            // The first order is not measured: its event is what the bare one sends.
            setting.post(unmeasured.body());
            awaitArrival(unmeasured);
            String event = arrivals.sample();
            for (int n = 0; n < WARMING_BARE; n++) {
                bare.tell(event, unmeasured, n);
            }
            for (int from = 1; from < placed.orders().size(); from += TURN) {
                List<Samples.Order> turn =
                        placed.orders().subList(from, Math.min(placed.orders().size(), from + TURN));
                paced(turn, order -> {
                    int number = WARMING_BARE + sent.size();
                    sent.put(Arrivals.BARE + number, scene.clock().instant());
                    bare.tell(event, order, number);
                });
                paced(turn, order -> {
                    sent.put(order.number(), scene.clock().instant());
                    setting.post(order.body());
                });
                for (Samples.Order order : turn) {
                    awaitArrival(order);
                }
            }
            return print(sent);
        } catch (SQLException failed) {
            throw new IOException("The row beside the bare POST could not be written", failed);
        }
    }

    /** What is done with an order. */
    private interface Telling {
        void tell(Samples.Order order) throws IOException, SQLException, InterruptedException;
    }

    /** One each at its time, whatever the one before took. */
    private void paced(List<Samples.Order> orders, Telling telling)
            throws IOException, SQLException, InterruptedException {
        Instant due = scene.clock().instant();
        for (Samples.Order order : orders) {
            Duration early = Duration.between(scene.clock().instant(), due);
            if (early.isPositive()) {
                Thread.sleep(early);
            }
            telling.tell(order);
            due = due.plus(PACE);
        }
    }

    private void awaitArrival(Samples.Order order) throws IOException, InterruptedException {
        Instant began = scene.clock().instant();
        while (arrivals.of(order.number()).isEmpty()) {
            if (scene.since(began).compareTo(PATIENCE) > 0) {
                throw new IOException("The event of order " + order.number() + " did not arrive within "
                        + PATIENCE.toSeconds() + " s: the server holds it, or has stopped");
            }
            Thread.sleep(5);
        }
    }

    private boolean print(Map<String, Instant> sent) {
        List<Duration> bare = new ArrayList<>();
        List<Duration> plumbline = new ArrayList<>();
        sent.forEach((order, at) -> arrivals.of(order)
                .ifPresent(arrived ->
                        (order.startsWith(Arrivals.BARE) ? bare : plumbline).add(Duration.between(at, arrived))));
        Spread limit = new Spread(bare);
        Spread ours = new Spread(plumbline);
        double ratio = ours.quantile(0.99) / limit.quantile(0.99);
        scene.say(
                "%nLIGHT LOAD: until the event arrives, %,d orders and %,d bare ones, %d a second, in turns of %d",
                plumbline.size(), bare.size(), Duration.ofSeconds(1).dividedBy(PACE), TURN);
        scene.say("  %-52s %8s %8s %8s", "milliseconds", "p50", "p90", "p99");
        print("limit: commit one row, then one HTTP POST", limit);
        print("Plumbline, from the beginning of POST /idocs", ours);
        scene.say(
                "  %-52s %8.2f %8.2f %8.2f",
                "ratio", ours.quantile(0.5) / limit.quantile(0.5), ours.quantile(0.9) / limit.quantile(0.9), ratio);
        scene.say("  goal: p99 at most %.0f times the limit's: %s", GOAL, ratio <= GOAL ? "reached" : "MISSED");
        return ratio <= GOAL;
    }

    private void print(String what, Spread spread) {
        scene.say("  %-52s %8.2f %8.2f %8.2f", what, spread.quantile(0.5), spread.quantile(0.9), spread.quantile(0.99));
    }

    /** The least that must be done: the IDoc's bytes committed as a row of a table without an index but its key, then the event. */
    private static final class Bare implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement insert;
        private final HttpClient client;
        private final URI events;

        private Bare(Connection connection, PreparedStatement insert, HttpClient client, URI events) {
            this.connection = connection;
            this.insert = insert;
            this.client = client;
            this.events = events;
        }

        static Bare start(Database database, URI klaviyo) throws SQLException {
            Connection connection = database.connect();
            try (Statement statement = connection.createStatement()) {
                statement.execute("create schema bare");
                statement.execute(
                        "create table bare.raw (id bigint generated always as identity primary key, body bytea)");
            }
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            return new Bare(
                    connection,
                    connection.prepareStatement("insert into bare.raw (body) values (?)"),
                    client,
                    URI.create(klaviyo + "/api/events"));
        }

        void tell(String event, Samples.Order order, int number)
                throws IOException, SQLException, InterruptedException {
            insert.setBytes(1, order.body().getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
            String body = UNIQUE_ID.matcher(event).replaceFirst("\"unique_id\":\"" + Arrivals.BARE + number + "\"");
            HttpRequest request = HttpRequest.newBuilder(events)
                    .header("Authorization", "Klaviyo-API-Key pk_bench")
                    .header("revision", "2026-07-15")
                    .header("Content-Type", "application/vnd.api+json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 202) {
                throw new IOException("The stand-in answered " + status + " to the bare event " + number);
            }
        }

        @Override
        public void close() throws SQLException {
            client.close();
            insert.close();
            connection.close();
        }
    }
}
