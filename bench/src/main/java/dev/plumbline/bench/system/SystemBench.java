package dev.plumbline.bench.system;

import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.sandbox.sap.Comparison;
import dev.plumbline.sandbox.sap.Traffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Intake and throughput of the whole system, each beside the same bytes or rows written by COPY. */
public final class SystemBench {
    private static final int CONNECTIONS = 64;

    private final Scene scene;
    private final Samples samples;

    public SystemBench(Scene scene) {
        this.scene = scene;
        this.samples = new Samples(scene.clock());
    }

    /** POST until IDocs are on disk, beside COPY of the same bytes. */
    public void intake(int orders) throws IOException, InterruptedException {
        List<String> bodies = Samples.bodies(samples.traffic(orders));
        double mib = bodies.stream()
                        .mapToLong(body -> body.getBytes(StandardCharsets.UTF_8).length)
                        .sum()
                / 1048576.0;
        double copy = Scene.rate(bodies.size(), RawCopy.measure(bodies, scene.clock()));
        scene.say(
                "%nDURABLE INTAKE of %,d IDocs, %.1f MiB (the engine reads them at the same time)", bodies.size(), mib);
        scene.say("  %-58s %,9.0f IDocs/s   1.00", "limit: PostgreSQL COPY, 1,000 rows a commit", copy);
        try (Setting setting = scene.start(Map.of())) {
            warmUp(setting, orders);
            Instant began = scene.clock().instant();
            setting.post(bodies, CONNECTIONS);
            print("POST, one IDoc each, " + CONNECTIONS + " connections", bodies.size(), began, copy);
        }
        try (Setting setting = scene.start(Map.of())) {
            List<String> bundles = Bundles.of(bodies, 100);
            warmUp(setting, orders);
            Instant began = scene.clock().instant();
            setting.post(bundles, 4);
            print("POST, 100 IDocs each, 4 connections", bodies.size(), began, copy);
        }
    }

    /** A server runs for months: its first seconds, when most of its code is not compiled yet, are not what is measured. */
    private void warmUp(Setting setting, int orders) throws InterruptedException {
        setting.post(samples.warming(orders), CONNECTIONS);
        while (setting.status().waiting() > 0) {
            Thread.sleep(200);
        }
    }

    private void print(String what, int count, Instant began, double limit) {
        double rate = Scene.rate(count, scene.since(began));
        scene.say("  %-58s %,9.0f IDocs/s   %.2f", what, rate, rate / limit);
    }

    /** POST until an unlimited stand-in has accepted all, beside COPY of the rows that are left. Returns whether both sides agree. */
    public boolean throughput(int orders) throws IOException, InterruptedException {
        Traffic traffic = samples.traffic(orders);
        List<String> bodies = Samples.bodies(traffic);
        try (Database database = Database.start()) {
            boolean agrees;
            double rate;
            try (KlaviyoStandIn klaviyo = KlaviyoStandIn.start(StandInOptions.standard(scene.clock()));
                    Setting setting = scene.start(klaviyo, database)) {
                rate = measured(bodies, setting, database);
                setting.awaitSettled(bodies.size());
                agrees = Comparison.of(traffic.ledger(), klaviyo.snapshot(), true).stream()
                        .allMatch(Comparison.Row::agrees);
                scene.say("  both sides agree afterwards: %s", agrees ? "yes" : "NO");
            }
            RowCopy.Result copy = new RowCopy(database, scene.clock()).measure();
            double limit = Scene.rate(bodies.size(), copy.took());
            scene.say(
                    "  limit: the rows that %,d documents left (%,d in %d tables, %.1f MiB) by COPY in %.2f s",
                    bodies.size(),
                    copy.rows(),
                    copy.tables(),
                    copy.bytes() / 1048576.0,
                    copy.took().toMillis() / 1000.0);
            scene.say("  %-58s %,9.0f documents/s   1.00", "limit: COPY, one commit a table", limit);
            scene.say("  %-58s %,9.0f documents/s   %.3f", "Plumbline", rate, rate / limit);
            return agrees;
        }
    }

    /** The first half warms the server up. */
    private double measured(List<String> bodies, Setting setting, Database database)
            throws IOException, InterruptedException {
        int half = bodies.size() / 2;
        List<String> measured = bodies.subList(half, bodies.size());
        setting.post(bodies.subList(0, half), CONNECTIONS);
        setting.awaitAccepted(half);
        long acceptedBefore = setting.status().accepted();
        Usage before = Usage.of(setting.server().handle(), database.handle());
        Instant began = scene.clock().instant();
        setting.post(measured, CONNECTIONS);
        Duration took = Duration.between(began, setting.awaitAccepted(bodies.size()));
        Usage used = Usage.of(setting.server().handle(), database.handle()).since(before);
        long accepted = setting.status().accepted() - acceptedBefore;
        scene.say("%nTHROUGHPUT from the first POST to the last acceptance by an unlimited stand-in");
        scene.say(
                "  %,d documents, %,d commands in %.1f s: %,.0f documents/s, %,.0f commands/s",
                measured.size(),
                accepted,
                Scene.seconds(took),
                Scene.rate(measured.size(), took),
                Scene.rate(accepted, took));
        scene.say(
                "  CPU of the server and its PostgreSQL: %.1f s, %.2f of a processor; peak memory of the server: %,d MiB",
                Scene.seconds(used.cpu()), (double) used.cpu().toMillis() / took.toMillis(), used.peakMib());
        return Scene.rate(measured.size(), took);
    }
}
